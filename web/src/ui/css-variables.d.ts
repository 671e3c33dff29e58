import 'react';

declare module 'react' {
  interface CSSProperties {
    /** Custom properties may be given in `style`. */
    [variable: `--${string}`]: string | number | undefined;
  }
}
