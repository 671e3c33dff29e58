import { CopyButton } from './copy-button.tsx';
import classes from './copy-snippet.module.css';

export interface CopySnippetProps {
  code: string;
  /** A heading, for instance the name of the file or language. */
  title?: string;
  /** One line, for keys and addresses; the default is a block. */
  inline?: boolean;
}

/** Text to copy: a key, a command, a piece of code. */
export function CopySnippet({ code, title, inline = false }: CopySnippetProps) {
  if (inline) {
    return (
      <div className={classes.inline}>
        <code>{code}</code>
        <CopyButton value={code} />
      </div>
    );
  }
  return (
    <div className={classes.root}>
      <div className={classes.bar}>
        <span>{title}</span>
        <CopyButton value={code} />
      </div>
      <pre className={classes.code} tabIndex={0}>
        {code}
      </pre>
    </div>
  );
}
