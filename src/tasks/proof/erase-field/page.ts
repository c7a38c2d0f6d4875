export { erasurePage as page } from '../../../pages/blocks/proof/disclosure-page.ts';
