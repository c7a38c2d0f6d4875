export { page } from '../show-certificate/page.ts';
