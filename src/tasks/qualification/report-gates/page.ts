export { keptGateReport as page } from '../../../pages/blocks/qualification/gate-page.ts';
