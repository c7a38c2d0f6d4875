export { enteredPage as page } from '../../../pages/blocks/trade-page.ts';
