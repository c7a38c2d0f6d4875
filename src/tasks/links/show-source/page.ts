export { sourcePage as page } from '../list-sources/page.ts';
