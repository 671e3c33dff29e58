import { createTheme } from '@mantine/core';
import type { CSSVariablesResolver, MantineColorsTuple } from '@mantine/core';

/** The accent: petrol. Shades 7 (light) and 6 (dark) carry white text above 4.5 : 1. */
const petrol: MantineColorsTuple = [
  '#eaf6f9',
  '#d5ebf1',
  '#abd6e3',
  '#7cc0d3',
  '#55adc5',
  '#3197b3',
  '#1a7b98',
  '#0d6b85',
  '#0a566b',
  '#074152',
];

/** Neutrals lean a little to blue, so that petrol sits among relatives. */
const gray: MantineColorsTuple = [
  '#f8f9fa',
  '#f1f3f5',
  '#e6e9ec',
  '#d6dade',
  '#bfc5cb',
  '#98a0a9',
  '#636c76',
  '#48515b',
  '#2f363e',
  '#1a1f25',
];

const dark: MantineColorsTuple = [
  '#d5dade',
  '#b4bbc2',
  '#98a1aa',
  '#6d7681',
  '#3d454e',
  '#2f363e',
  '#232930',
  '#15191d',
  '#101316',
  '#0b0d10',
];

const green: MantineColorsTuple = [
  '#e9f7ef',
  '#d0ecdb',
  '#a3d9b9',
  '#72c594',
  '#4ab376',
  '#2fa162',
  '#1f8a50',
  '#187343',
  '#125c35',
  '#0d4628',
];

const amber: MantineColorsTuple = [
  '#fdf4e3',
  '#f9e6c1',
  '#f2cd86',
  '#e9b24a',
  '#dd9a20',
  '#c07f0d',
  '#9f6608',
  '#825206',
  '#684104',
  '#4d3003',
];

const red: MantineColorsTuple = [
  '#fdeeed',
  '#fadad8',
  '#f3b1ad',
  '#ea857f',
  '#e16059',
  '#d5433b',
  '#bd3129',
  '#9f261f',
  '#7f1e19',
  '#5f1612',
];

/** What the system reads best in; `system-ui` itself is avoided, because some Linux systems answer with a wide bitmap-age face. */
const systemFonts =
  "-apple-system, BlinkMacSystemFont, 'Segoe UI Variable Text', 'Segoe UI', Inter, Roboto, Cantarell, Ubuntu, 'Noto Sans', 'Helvetica Neue', Arial, sans-serif";

export const theme = createTheme({
  colors: { petrol, gray, dark, green, amber, red },
  primaryColor: 'petrol',
  primaryShade: { light: 7, dark: 6 },
  fontFamily: systemFonts,
  fontFamilyMonospace: "ui-monospace, SFMono-Regular, 'Cascadia Mono', Menlo, Consolas, 'DejaVu Sans Mono', monospace",
  headings: {
    fontWeight: '600',
    sizes: {
      h1: { fontSize: '1.25rem', lineHeight: '1.4' },
      h2: { fontSize: '1rem', lineHeight: '1.4' },
      h3: { fontSize: '0.875rem', lineHeight: '1.4' },
    },
  },
  fontSizes: { xs: '0.75rem', sm: '0.8125rem', md: '0.875rem', lg: '1rem', xl: '1.25rem' },
  defaultRadius: 'sm',
  radius: { xs: '4px', sm: '6px', md: '8px', lg: '12px', xl: '16px' },
  cursorType: 'pointer',
  respectReducedMotion: true,
  components: {
    Tooltip: { defaultProps: { openDelay: 350, withArrow: false, fz: 'xs' } },
    Badge: { defaultProps: { tt: 'none', fw: 500, variant: 'light', radius: 'sm' } },
    Button: { defaultProps: { size: 'sm', fw: 500 } },
    TextInput: { defaultProps: { size: 'sm' } },
    Select: { defaultProps: { size: 'sm' } },
    Popover: { defaultProps: { shadow: 'md', radius: 'md' } },
    Menu: { defaultProps: { shadow: 'md', radius: 'md' } },
    Modal: { defaultProps: { radius: 'lg', centered: true, overlayProps: { backgroundOpacity: 0.35 } } },
    Drawer: { defaultProps: { overlayProps: { backgroundOpacity: 0.35 } } },
    Anchor: { defaultProps: { underline: 'hover' } },
  },
});

/** The `light` variant of badges and alerts: a pale ground with a dark text of the same hue, above 4.5 : 1. */
function softColours(
  colours: Record<string, MantineColorsTuple>,
  ground: number,
  text: number,
): Record<string, string> {
  return Object.fromEntries(
    Object.entries(colours).flatMap(([name, shades]) => [
      [`--mantine-color-${name}-light`, shades[ground] ?? ''],
      [`--mantine-color-${name}-light-hover`, shades[ground + 1] ?? ''],
      [`--mantine-color-${name}-light-color`, shades[text] ?? ''],
    ]),
  );
}

/** The same on dark surfaces: a breath of the hue, and a pale text. */
function darkSoftColours(colours: Record<string, MantineColorsTuple>): Record<string, string> {
  return Object.fromEntries(
    Object.entries(colours).flatMap(([name, shades]) => [
      [`--mantine-color-${name}-light`, `color-mix(in srgb, ${shades[5]} 18%, #15191d)`],
      [`--mantine-color-${name}-light-hover`, `color-mix(in srgb, ${shades[5]} 26%, #15191d)`],
      [`--mantine-color-${name}-light-color`, shades[2]],
    ]),
  );
}

/** Our own surfaces and text colours; every pair of them meets WCAG AA (checked in the browser tests by axe). */
export const cssVariables: CSSVariablesResolver = () => ({
  variables: {},
  light: {
    ...softColours({ petrol, green, amber, red }, 0, 8),
    ...softColours({ gray }, 1, 7),
    '--mantine-color-text': gray[9],
    '--mantine-color-dimmed': gray[6],
    '--segue-surface': '#ffffff',
    '--segue-surface-sunken': '#f7f8f9',
    '--segue-surface-hover': '#f1f3f5',
    '--segue-line': '#e6e9ec',
    '--segue-line-strong': '#d6dade',
    '--segue-accent-text': petrol[7],
    '--segue-accent-soft': petrol[0],
    '--segue-entered': green[7],
    '--segue-left': amber[7],
    '--segue-failed': red[6],
    '--mantine-color-default-border': '#d6dade',
    '--mantine-color-error': red[6],
    '--mantine-color-placeholder': '#737c86',
  },
  dark: {
    ...darkSoftColours({ petrol, green, amber, red }),
    '--mantine-color-gray-light': '#262c33',
    '--mantine-color-gray-light-hover': '#2d343c',
    '--mantine-color-gray-light-color': dark[1],
    '--mantine-color-text': '#e3e7ea',
    '--mantine-color-dimmed': dark[2],
    '--segue-surface': '#15191d',
    '--segue-surface-sunken': '#101316',
    '--segue-surface-hover': '#1d2227',
    '--segue-line': '#262c33',
    '--segue-line-strong': '#363d46',
    '--segue-accent-text': petrol[3],
    '--segue-accent-soft': '#10303a',
    '--segue-entered': green[3],
    '--segue-left': amber[3],
    '--segue-failed': red[3],
    '--mantine-color-default': '#1a1f24',
    '--mantine-color-default-hover': '#20262c',
    '--mantine-color-default-border': '#363d46',
    '--mantine-color-error': red[3],
    '--mantine-color-placeholder': '#8b949e',
  },
});
