export { programmesPage as page } from '../../../pages/blocks/programme-page.ts';
