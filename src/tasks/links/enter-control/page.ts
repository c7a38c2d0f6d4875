export { controlsPage as page } from '../../../pages/blocks/results/controls-page.ts';
