/**
 * How an email looks: like a letter from a person, not like a leaflet. Mail programs keep inline styles and drop
 * most others, so every element carries its own; the classes are for the dark scheme only.
 */
const FONT = "-apple-system,BlinkMacSystemFont,'Segoe UI',Roboto,Helvetica,Arial,sans-serif";

export const STYLES = {
  body: 'margin:0;padding:0;background-color:#ffffff;color:#1f2328;-webkit-text-size-adjust:100%;',
  sheet: `max-width:600px;padding:28px 24px 40px;font-family:${FONT};font-size:16px;line-height:1.6;color:#1f2328;overflow-wrap:break-word;`,
  p: 'margin:0 0 16px;',
  innerP: 'margin:0 0 6px;',
  h1: 'margin:0 0 16px;font-size:24px;line-height:1.3;font-weight:600;',
  h2: 'margin:28px 0 12px;font-size:20px;line-height:1.35;font-weight:600;',
  h3: 'margin:24px 0 8px;font-size:17px;line-height:1.4;font-weight:600;',
  a: 'color:#0b57d0;text-decoration:underline;',
  list: 'margin:0 0 16px;padding:0 0 0 24px;',
  li: 'margin:0 0 6px;',
  blockquote: 'margin:0 0 16px;padding:2px 0 2px 16px;border-left:3px solid #d5dade;color:#4b535c;',
  hr: 'margin:24px 0;border:0;border-top:1px solid #d5dade;',
  code: 'padding:1px 5px;border-radius:4px;background-color:#f1f3f5;font-family:ui-monospace,Menlo,Consolas,monospace;font-size:14px;',
  pre: 'margin:0 0 16px;padding:12px 14px;border-radius:6px;background-color:#f1f3f5;font-family:ui-monospace,Menlo,Consolas,monospace;font-size:14px;line-height:1.5;white-space:pre-wrap;',
  img: 'max-width:100%;height:auto;border:0;',
  table: 'margin:0 0 16px;border-collapse:collapse;',
  cell: 'padding:6px 16px 6px 0;border-bottom:1px solid #d5dade;',
} as const;

/** Colours for readers in the dark, and less margin on a telephone. */
export const STYLE_SHEET = `
:root { color-scheme: light dark; supported-color-schemes: light dark; }
@media (max-width: 480px) { .sheet { padding: 20px 16px 32px !important; } }
@media (prefers-color-scheme: dark) {
  .page { background-color: #16191d !important; }
  .sheet { color: #e3e6ea !important; }
  .sheet a { color: #8ab4f8 !important; }
  .quote { color: #aab2bb !important; border-color: #3d444d !important; }
  .rule, .cell { border-color: #3d444d !important; }
  .code { background-color: #262b31 !important; }
}`.trim();
