export { flowsPage as page } from '../../../pages/blocks/economics/flows-page.ts';
