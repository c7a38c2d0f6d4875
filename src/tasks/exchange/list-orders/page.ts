export { tradePage as page } from '../../../pages/blocks/trade-page.ts';
