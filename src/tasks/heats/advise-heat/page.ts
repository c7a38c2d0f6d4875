export { heatAdvicePage as page } from '../../../pages/blocks/advice-page.ts';
