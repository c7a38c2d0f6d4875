export { keptRoutesPage as page } from '../../../pages/blocks/route-page.ts';
