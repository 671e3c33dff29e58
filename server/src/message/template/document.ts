import { escapeHtml } from './escape-html.ts';
import { STYLE_SHEET, STYLES } from './styles.ts';

/** The whole HTML document of an email around its content. Old Outlook knows no maximal width, hence the table. */
export function emailDocument(subject: string, content: string): string {
  return `<!doctype html>
<html>
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<meta name="supported-color-schemes" content="light dark">
<meta name="format-detection" content="telephone=no, date=no, address=no, email=no">
<title>${escapeHtml(subject)}</title>
<style>
${STYLE_SHEET}
</style>
</head>
<body class="page" style="${STYLES.body}">
<!--[if mso]><table role="presentation" width="600" cellpadding="0" cellspacing="0"><tr><td><![endif]-->
<div class="sheet" dir="auto" style="${STYLES.sheet}">
${content}
</div>
<!--[if mso]></td></tr></table><![endif]-->
</body>
</html>
`;
}
