export { page } from '../release-measured/page.ts';
