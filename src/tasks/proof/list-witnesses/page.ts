export { witnessesPage as page } from '../../../pages/blocks/witnesses-page.ts';
