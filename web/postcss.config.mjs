// Mantine's preset gives `light-dark()`, `rem()` and the `@mixin` helpers used in the CSS modules.
export default { plugins: { 'postcss-preset-mantine': {} } };
