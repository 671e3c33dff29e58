/** The width below which pages stack: the same as Mantine's `sm`, which the style sheets use, too. */
export const NARROW_SCREEN = '(max-width: 47.99em)';
