export { simulationPage as page } from '../../../pages/blocks/heats/simulation-page.ts';
