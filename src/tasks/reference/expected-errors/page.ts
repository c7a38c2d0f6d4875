export { expectedErrorsPage as page } from '../../../pages/blocks/expected-errors-page.ts';
