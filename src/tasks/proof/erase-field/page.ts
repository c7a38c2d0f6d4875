export { erasurePage as page } from '../../../pages/blocks/disclosure-page.ts';
