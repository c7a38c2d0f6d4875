import type { Environment } from './work.ts';

/** 1 Pa m3 at 293 K is 4.10e-4 mol of air: kg of oxygen and nitrogen in it (21 and 78 %). */
const OXYGEN_KG_PER_PA_M3 = (0.21 * 0.031998) / (8.314462618 * 293.15);
const NITROGEN_KG_PER_PA_M3 = (0.78 * 0.028014) / (8.314462618 * 293.15);
/** Share of the leaking oxygen that reaches the melt. Source: assumption, the rest is pumped or oxidises condensate. */
const OXYGEN_TO_MELT = 0.5;
/** Share of the leaking nitrogen that is taken up. Source: assumption, nitrogen reacts slowly and is pumped. */
const NITROGEN_TO_MELT = 0.05;

/**
 * Oxygen and nitrogen that an air leak [Pa m3/s] brings to the melt. A leak runs by the clock, also where the bath's
 * own clock is slower: `pace` must be set before.
 */
export function airLeak(leak_Pa_m3_per_s: number, environment: Environment): void {
  const leak = leak_Pa_m3_per_s / environment.pace;
  environment.leakO = leak * OXYGEN_KG_PER_PA_M3 * OXYGEN_TO_MELT;
  environment.leakN = leak * NITROGEN_KG_PER_PA_M3 * NITROGEN_TO_MELT;
}
