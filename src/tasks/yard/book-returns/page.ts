export { importPage as page } from '../../../pages/blocks/yard/import-page.ts';
