// Written by `node tools/publish-index.ts` from the contracts of the calculations; do not edit.
import { advise } from './advise/contract.ts';
import { assure } from './assure/contract.ts';
import type { Registry } from './calculation.ts';
import { calibrate } from './calibrate/contract.ts';
import { checkData, listFacts } from './check-data/contract.ts';
import { claim } from './claim/contract.ts';
import { correct } from './correct/contract.ts';
import { economics, listEconomics } from './economics/contract.ts';
import { history } from './history/contract.ts';
import { identify } from './identify/contract.ts';
import { invest } from './invest/contract.ts';
import { lifecycle, lifecycleMethods } from './lifecycle/contract.ts';
import { offers } from './offers/contract.ts';
import { chargeConformance, plan, whatIf } from './plan/contract.ts';
import { envelope, programmeTemplates, qualify, qualifyExport, qualifyPlots } from './qualify/contract.ts';
import { release } from './release/contract.ts';
import { checkRoute, routeSettings } from './route/contract.ts';
import { scaleUp } from './scale-up/contract.ts';
import { scenario } from './scenario/contract.ts';
import { scrapHistory } from './scrap-history/contract.ts';
import { simulate } from './simulate/contract.ts';
import { explainStatistic, listStatistics, statistic, statisticPlots } from './statistics/contract.ts';
import { deriveStock } from './stock/contract.ts';
import { trial } from './trial/contract.ts';
import { value } from './value/contract.ts';

export const CALCULATIONS = {
  advise,
  assure,
  calibrate,
  checkData,
  listFacts,
  claim,
  correct,
  economics,
  listEconomics,
  history,
  identify,
  invest,
  lifecycle,
  lifecycleMethods,
  offers,
  chargeConformance,
  plan,
  whatIf,
  envelope,
  programmeTemplates,
  qualify,
  qualifyExport,
  qualifyPlots,
  release,
  checkRoute,
  routeSettings,
  scaleUp,
  scenario,
  scrapHistory,
  simulate,
  explainStatistic,
  listStatistics,
  statistic,
  statisticPlots,
  deriveStock,
  trial,
  value,
} satisfies Registry;
