export { listTags } from './list-tags.ts';
export { addTags, removeTag } from './tags.ts';
