export { recordedHeatPage as page } from '../../../pages/blocks/heats-page.ts';
