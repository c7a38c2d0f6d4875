export { timePage as page } from '../../../pages/blocks/witnesses-page.ts';
