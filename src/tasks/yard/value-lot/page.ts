export { valuePage as page } from '../../../pages/blocks/value-page.ts';
