export { programmesPage as page } from '../../../pages/blocks/qualification/programme-page.ts';
