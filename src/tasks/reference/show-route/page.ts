export { keptRoutePage as page } from '../../../pages/blocks/route-page.ts';
