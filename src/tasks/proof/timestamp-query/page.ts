export { timestampQueryPage as page } from '../../../pages/blocks/witnesses-page.ts';
