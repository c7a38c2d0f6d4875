import type { LifecycleMethod } from './method.ts';
import { chain } from './methods/chain.ts';
import { circularFootprint } from './methods/circular-footprint.ts';
import { distribution } from './methods/distribution.ts';
import { inventory } from './methods/inventory.ts';
import { loop } from './methods/loop.ts';
import { pedigree } from './methods/pedigree.ts';
import { reconcile } from './methods/reconcile.ts';
import { recycledContent } from './methods/recycled-content.ts';
import { reliance } from './methods/reliance.ts';
import { revert } from './methods/revert.ts';
import { stock } from './methods/stock.ts';
import { traceLives } from './methods/trace-lives.ts';

/** Every question of the life cycle, in the order of `remelt lifecycle --list`. */
export const METHODS: readonly LifecycleMethod[] = [
  stock,
  loop,
  chain,
  traceLives,
  revert,
  reconcile,
  reliance,
  inventory,
  circularFootprint,
  recycledContent,
  distribution,
  pedigree,
];
