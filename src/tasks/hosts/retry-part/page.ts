export { page } from '../list-hosts/page.ts';
