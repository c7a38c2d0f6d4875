export { keptGateReport as page } from '../../../pages/blocks/gate-page.ts';
