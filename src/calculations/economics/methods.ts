import type { EconomicsMethod } from './method.ts';
import { annuity } from './methods/annuity.ts';
import { cashflow } from './methods/cashflow.ts';
import { costIndex } from './methods/cost-index.ts';
import { depreciation } from './methods/depreciation.ts';
import { heatCostMethod } from './methods/heat-cost.ts';
import { learning } from './methods/learning.ts';
import { presentValue } from './methods/present-value.ts';
import { price } from './methods/price.ts';
import { rateOfReturn } from './methods/rate-of-return.ts';
import { replacement } from './methods/replacement.ts';
import { scale } from './methods/scale.ts';
import { startUp } from './methods/start-up.ts';

/** The index: every method of economics. */
export const METHODS: readonly EconomicsMethod[] = [
  scale,
  learning,
  annuity,
  price,
  replacement,
  startUp,
  depreciation,
  costIndex,
  presentValue,
  rateOfReturn,
  cashflow,
  heatCostMethod,
];
