export { importPage as page } from '../../../pages/blocks/import-page.ts';
