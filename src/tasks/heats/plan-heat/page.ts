export { plannedHeatPage as page } from '../../../pages/blocks/heats/plan-page.ts';
