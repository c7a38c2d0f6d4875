export { keptRoutePage as page } from '../../../pages/blocks/heats/route-page.ts';
