/**
 * What the frame shows: the email itself, after a policy that lets it load images from the message alone (`data:`),
 * and links that open outside. Emails are written for a white page; so in dark mode one that says nothing about its
 * colours gets ours, and one that brings its own stays white, as mail programs do.
 */
export function framedHtml(html: string, scheme: 'light' | 'dark'): string {
  const policy = "default-src 'none'; style-src 'unsafe-inline'; img-src data: cid:";
  const isDark = scheme === 'dark' && !bringsColours(html);
  const style = [
    `:root { color-scheme: ${isDark ? 'dark' : 'light'}; }`,
    'body { margin: 24px; font: 15px/1.55 -apple-system, "Segoe UI", Roboto, Arial, sans-serif; overflow-wrap: anywhere; }',
    'img { max-width: 100%; height: auto; }',
    isDark
      ? 'body { background: #15191d; color: #d5dade; } a { color: #7cc0d3; }'
      : 'body { background: #fff; color: #1a1f25; } a { color: #0d6b85; }',
  ].join('\n');
  return [
    '<!doctype html>',
    `<meta http-equiv="content-security-policy" content="${policy}">`,
    '<base target="_blank">',
    `<style>${style}</style>`,
    html.replace(/<!doctype[^>]*>/iu, ''),
  ].join('\n');
}

/** Whether an email sets backgrounds or text colours of its own. */
export const bringsColours = (html: string): boolean =>
  /background(?:-color)?\s*:|bgcolor\s*=|(?:^|[\s;"'{])color\s*:|<font[^>]+color/iu.test(html);
