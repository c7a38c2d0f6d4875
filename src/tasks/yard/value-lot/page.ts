export { valuePage as page } from '../../../pages/blocks/economics/value-page.ts';
