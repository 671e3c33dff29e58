import { useComputedColorScheme } from '@mantine/core';
import { useLingui } from '@lingui/react/macro';
import { useState } from 'react';
import { framedHtml } from '../../mailbox/framed-html.ts';
import classes from './email-panel.module.css';

const HEIGHT_FIRST_PX = 220;
const HEIGHT_MAX_PX = 900;

/**
 * An email's HTML in a frame of its own, as high as its content. The sandbox allows neither scripts nor forms nor
 * navigation; "same origin" is needed only to measure the height, and is harmless without scripts.
 */
export function EmailFrame({ html }: { readonly html: string }) {
  const { t } = useLingui();
  const scheme = useComputedColorScheme('light');
  const [height, setHeight] = useState(HEIGHT_FIRST_PX);
  return (
    <iframe
      className={classes.frame}
      title={t`Preview of the email`}
      sandbox="allow-same-origin"
      srcDoc={framedHtml(html, scheme)}
      style={{ height }}
      onLoad={(event) => {
        const content = event.currentTarget.contentDocument?.documentElement.scrollHeight;
        if (content !== undefined) setHeight(Math.min(content, HEIGHT_MAX_PX));
      }}
    />
  );
}
