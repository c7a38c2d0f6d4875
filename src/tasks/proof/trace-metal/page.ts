export { tracePage as page } from '../../../pages/blocks/proof/trace-page.ts';
