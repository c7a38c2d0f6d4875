export { heatAdvicePage as page } from '../../../pages/blocks/heats/advice-page.ts';
