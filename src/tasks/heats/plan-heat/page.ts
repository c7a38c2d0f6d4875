export { plannedHeatPage as page } from '../../../pages/blocks/plan-page.ts';
