/** Lists of tokens hang inside the page's main landmark, so that screen readers find them where the page is. */
export const inMain = { target: '#main' } as const;
