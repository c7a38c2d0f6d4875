export { page } from '../certificate-standing/page.ts';
