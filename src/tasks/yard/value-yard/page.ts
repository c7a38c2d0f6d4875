export { yardValuePage as page } from '../../../pages/blocks/yard/yard-value-page.ts';
