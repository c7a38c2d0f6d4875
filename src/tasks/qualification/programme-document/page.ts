export { qualifiedHeatsPage as page } from '../../../pages/blocks/programme-page.ts';
