export { tracePage as page } from '../../../pages/blocks/trace-page.ts';
