import { duration } from '../common-settings.ts';
import type { NumberSetting } from '../settings.ts';

const temperature: NumberSetting = {
  kind: 'number',
  what: 'temperature of the solid part',
  unit: 'K',
  default: 1523,
  min: 1073,
  max: 1623,
  fixed: true,
  source: 'h2-anneal-pwa1480-smialek-1995: above 1473 K',
};
const thickness: NumberSetting = {
  kind: 'number',
  what: 'thickness of the part, both sides open',
  unit: 'm',
  default: 1e-3,
  min: 1e-5,
  max: 0.1,
  fixed: true,
  source: 'assumption: wall of a blade',
};

/** What can be set at a hydrogen furnace for finished parts. */
export const hydrogenAnnealingSettings = {
  temperature_K: temperature,
  thickness_m: thickness,
  time_s: duration(360_000, 'assumption: one hundred hours'),
} as const;
