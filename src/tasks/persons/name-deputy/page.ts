export { personsPage as page } from '../../../pages/blocks/persons-page.ts';
