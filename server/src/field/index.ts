export { coerce, inferType } from './coerce.ts';
export { countValues, valuesAt } from './count-values.ts';
export { listFields } from './list-fields.ts';
export { listFieldValues } from './list-values.ts';
export { observeFields, type ObservedField } from './observe-fields.ts';
