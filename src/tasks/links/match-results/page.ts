export { arrivalPage as page } from '../../../pages/blocks/results/arrival-page.ts';
