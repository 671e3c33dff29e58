/** Methods that can be called before the file has arrived. */
const METHODS = ['identify', 'track', 'page', 'group', 'alias', 'reset'];

/**
 * The lines to paste into a website's `<head>`: a stub that notes calls at once, and the client, loaded without
 * holding up the page.
 *
 * @param host where Segue answers, for example https://segue.example.com
 */
export function installSnippet(options: { readonly host: string; readonly writeKey: string }): string {
  const host = options.host.replace(/\/+$/, '');
  return `<script>
  (function (w) {
    var s = (w.segue = w.segue || function () { s.q.push([].slice.call(arguments)); });
    s.q = s.q || [];
    ${JSON.stringify(METHODS)}.forEach(function (m) {
      s[m] = s[m] || function () { s.q.push([m].concat([].slice.call(arguments))); };
    });
  })(window);
</script>
<script async src="${escapeAttribute(host)}/sdk/snippet.js" data-write-key="${escapeAttribute(options.writeKey)}"></script>`;
}

function escapeAttribute(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('"', '&quot;').replaceAll('<', '&lt;');
}
