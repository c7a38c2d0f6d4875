import { atmosphere, duration, pressure, temperature } from '../common-settings.ts';
import type { ChoiceSetting, NumberSetting } from '../settings.ts';

const mould: ChoiceSetting = {
  kind: 'choice',
  what: 'mould or shell',
  options: ['Al2O3', 'SiO2', 'ZrSiO4', 'Y2O3', 'steel', 'copper'],
  default: 'Al2O3',
  source: 'assumption: alumina face coat',
};
const filter: ChoiceSetting = {
  kind: 'choice',
  what: 'filter between furnace and mould',
  options: ['none', 'foam'],
  default: 'none',
  source: 'assumption',
};
const modulus: NumberSetting = {
  kind: 'number',
  what: 'mould wall per cast volume',
  unit: '1/m',
  default: 60,
  min: 0,
  max: 5000,
  fixed: true,
  source: 'assumption: sticks of 65 mm diameter',
};

/** Vacuum of the furnace that a pour comes from when nothing is said [Pa]. */
export const POURED_AT_PA = 1;

/** What can be set when metal is poured and freezes. */
export const castingSettings = {
  temperature_K: temperature,
  pressure_Pa: pressure(POURED_AT_PA, 'assumption: poured under the vacuum of the furnace'),
  atmosphere: atmosphere(
    'vacuum',
    'assumption: that of the furnace; what a pressure over 500 Pa lets in is argon',
  ),
  time_s: duration(300, 'assumption: five minutes of pouring'),
  mould,
  mouldToVolume_per_m: modulus,
  filter,
} as const;
