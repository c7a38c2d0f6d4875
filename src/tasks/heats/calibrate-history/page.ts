export { historyPage as page } from '../../../pages/blocks/heats/history-page.ts';
