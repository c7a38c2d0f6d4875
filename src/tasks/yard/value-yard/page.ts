export { yardValuePage as page } from '../../../pages/blocks/yard-value-page.ts';
