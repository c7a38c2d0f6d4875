import type { LifecycleMethod } from './method.ts';
import { circularFootprint } from './methods/circular-footprint.ts';
import { distribution } from './methods/distribution.ts';
import { inventory } from './methods/inventory.ts';
import { pedigree } from './methods/pedigree.ts';
import { reconcile } from './methods/reconcile.ts';
import { revert } from './methods/revert.ts';
import { stock } from './methods/stock.ts';

/** Every question of the life cycle, in the order of `remelt lifecycle --list`. */
export const METHODS: readonly LifecycleMethod[] = [
  stock,
  revert,
  reconcile,
  inventory,
  circularFootprint,
  distribution,
  pedigree,
];
