export { simulationPage as page } from '../../../pages/blocks/simulation-page.ts';
