/** The little of jsdom that the tests use; it ships no types of its own. */
declare module 'jsdom' {
  export class JSDOM {
    constructor(
      html: string,
      options?: {
        readonly url?: string;
        readonly referrer?: string;
        readonly runScripts?: 'dangerously';
        readonly resources?: 'usable';
        readonly beforeParse?: (window: Window) => void;
      },
    );
    readonly window: Window & typeof globalThis;
  }
}
