import type { JsonObject } from '../wire/message.ts';
import type { PageFacts } from './page-view.ts';

/** What surrounds an event, in the words of Segment's specification: page, language, time zone, campaign, device. */
export function browserContext({ navigator, location, screen }: Window, page: PageFacts): JsonObject {
  const campaign: Record<string, string> = {};
  new URLSearchParams(location.search).forEach((value, key) => {
    if (key.startsWith('utm_')) campaign[key === 'utm_campaign' ? 'name' : key.slice(4)] = value;
  });
  return {
    library: { name: '@segue/sdk/browser', version: '0.1.0' },
    page,
    userAgent: navigator.userAgent,
    locale: navigator.language,
    timezone: Intl.DateTimeFormat().resolvedOptions().timeZone,
    screen: { width: screen.width, height: screen.height },
    campaign: Object.keys(campaign).length > 0 ? campaign : undefined,
  };
}
