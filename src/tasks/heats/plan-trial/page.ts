export { trialPage as page } from '../../../pages/blocks/heats/trial-page.ts';
