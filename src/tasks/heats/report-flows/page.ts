export { flowsPage as page } from '../../../pages/blocks/flows-page.ts';
