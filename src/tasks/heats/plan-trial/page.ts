export { trialPage as page } from '../../../pages/blocks/trial-page.ts';
