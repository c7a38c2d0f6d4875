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
const surface: NumberSetting = {
  kind: 'number',
  what: 'sulfur that the gas leaves at the surface of the part',
  unit: 'ppm',
  default: 0.01,
  min: 0,
  max: 1,
  fixed: true,
  source:
    'assumption, 0.003 to 0.03: published parts end below 0.1 ppm, the limit of their analysis (h2-anneal-pwa1480-smialek-1995)',
};

/** What can be set at a hydrogen furnace for finished parts. */
export const hydrogenAnnealingSettings = {
  temperature_K: temperature,
  thickness_m: thickness,
  surface_ppm: surface,
  time_s: duration(360_000, 'assumption: one hundred hours'),
} as const;
