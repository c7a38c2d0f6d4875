export { page } from '../show-programme/page.ts';
