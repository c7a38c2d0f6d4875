export {
  keptGateReport as page,
  keptGateReport as paper,
} from '../../../pages/blocks/qualification/gate-page.ts';
