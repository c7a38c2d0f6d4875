export { timePage as page } from '../../../pages/blocks/proof/witnesses-page.ts';
