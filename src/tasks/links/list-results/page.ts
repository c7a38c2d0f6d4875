export { arrivalsPage as page } from '../../../pages/blocks/results/arrivals-page.ts';
