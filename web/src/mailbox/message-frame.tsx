import { useComputedColorScheme } from '@mantine/core';
import { useLingui } from '@lingui/react/macro';
import { useCallback, useEffect, useRef, useState } from 'react';
import { framedHtml } from './framed-html.ts';
import classes from './message-view.module.css';

const HEIGHT_MIN_PX = 320;

/**
 * Shows an email as its reader would see it, in a frame that runs no scripts, sends no forms and fetches nothing from
 * other hosts; links open in a new tab. The frame grows with its content.
 */
export function MessageFrame({ html }: { html: string }) {
  const { t } = useLingui();
  const scheme = useComputedColorScheme('light');
  const frame = useRef<HTMLIFrameElement>(null);
  const [height, setHeight] = useState(HEIGHT_MIN_PX);
  const measure = useCallback(() => {
    const content = frame.current?.contentDocument?.documentElement;
    if (content) setHeight(Math.max(HEIGHT_MIN_PX, content.offsetHeight));
  }, []);
  useEffect(() => {
    if (frame.current === null) return;
    // Another width breaks the lines elsewhere.
    const observer = new ResizeObserver(measure);
    observer.observe(frame.current);
    return () => observer.disconnect();
  }, [measure]);
  return (
    <iframe
      title={t`The message`}
      className={classes.frame}
      // Same origin, so that the height can be read; without allow-scripts nothing in it can use that.
      sandbox="allow-same-origin allow-popups allow-popups-to-escape-sandbox"
      referrerPolicy="no-referrer"
      srcDoc={framedHtml(html, scheme)}
      style={{ height }}
      ref={frame}
      onLoad={measure}
    />
  );
}
