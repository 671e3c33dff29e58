/**
 * The lines to paste into a site's head. They are those of `@segue/sdk/install`, which the application may not import
 * (it knows no package but the shared one); a test holds the two together.
 */
const METHODS = ['identify', 'track', 'page', 'group', 'alias', 'reset'];

/** Gives the stub that notes calls at once, and the tag that loads the client. `host` has no slash at its end. */
export const installSnippet = ({ host, writeKey }: { host: string; writeKey: string }): string => `<script>
  (function (w) {
    var s = (w.segue = w.segue || function () { s.q.push([].slice.call(arguments)); });
    s.q = s.q || [];
    ${JSON.stringify(METHODS)}.forEach(function (m) {
      s[m] = s[m] || function () { s.q.push([m].concat([].slice.call(arguments))); };
    });
  })(window);
</script>
<script async src="${escapeAttribute(host)}/sdk/snippet.js" data-write-key="${escapeAttribute(writeKey)}"></script>`;

const escapeAttribute = (text: string): string =>
  text.replaceAll('&', '&amp;').replaceAll('"', '&quot;').replaceAll('<', '&lt;');
