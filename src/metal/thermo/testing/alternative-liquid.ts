import { readLiquid, setOf } from '../data-liquid.ts';
import type { LiquidParameters } from '../liquid-parameters.ts';

/** An independent set (iron4cd, mf-steel) by itself; its own gaps are not listed. */
export const alternativeLiquid = (document: unknown, file: string): LiquidParameters =>
  setOf(readLiquid(document, file));
