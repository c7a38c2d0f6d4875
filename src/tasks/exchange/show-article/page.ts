export { tradeHistoryPage as page } from '../../../pages/blocks/trade-page.ts';
