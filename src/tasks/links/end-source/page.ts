export { registersPage as page } from '../../register-page.ts';
