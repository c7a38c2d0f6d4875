export { recordedHeatPage as page } from '../../../pages/blocks/heats/heats-page.ts';
