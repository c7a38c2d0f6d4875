import { duration } from '../common-settings.ts';
import type { ChoiceSetting, NumberSetting } from '../settings.ts';

const bath: ChoiceSetting = {
  kind: 'choice',
  what: 'how the scrap is cleaned',
  options: ['none', 'water', 'solvent', 'alkali', 'ultrasonic-alkali', 'burn-off'],
  default: 'ultrasonic-alkali',
  source: 'Li et al. 2024 (10.1016/j.seppur.2023.125585): ultrasonic alkali before the beam',
};
const thickness: NumberSetting = {
  kind: 'number',
  what: 'chip thickness; solid pieces by their wall',
  unit: 'm',
  default: 2e-4,
  min: 1e-6,
  max: 1,
  fixed: true,
  source: 'assumption: turnings are 0.05 to 0.5 mm thick; 0.2 mm taken',
};
const oil: NumberSetting = {
  kind: 'number',
  what: 'cutting fluid on the scrap as received',
  unit: 'kg/kg',
  default: 0,
  min: 0,
  max: 0.5,
  fixed: true,
  source: 'assumption: an analysis of clean chips is the composition given; state what was measured',
};
const oilSulfur: NumberSetting = {
  kind: 'number',
  what: 'sulfur in the cutting fluid',
  unit: 'kg/kg',
  default: 0.01,
  min: 0,
  max: 0.2,
  fixed: true,
  source: 'assumption: 1 %',
};
const film: NumberSetting = {
  kind: 'number',
  what: 'oxide film on the scrap',
  unit: 'm',
  default: 0,
  min: 0,
  max: 1e-4,
  fixed: true,
  source: 'assumption: the oxygen given includes the film; 5e-9 m is a native film, 5e-8 m a heat tint',
};

/** What can be set at a washing line. */
export const cleaningSettings = {
  bath,
  time_s: duration(1200, 'assumption: 20 minutes in the bath'),
  chipThickness_m: thickness,
  oil_kg_per_kg: oil,
  oilSulfur_kg_per_kg: oilSulfur,
  oxideFilm_m: film,
} as const;
