import { atmosphere, duration, meltRate, mould, pressure, temperature } from '../common-settings.ts';
import type { NumberSetting, SharesSetting } from '../settings.ts';

/** Components of slags that Remelt has activities or at least a role for. */
const SLAG_COMPONENTS = [
  'CaF2',
  'CaO',
  'Al2O3',
  'MgO',
  'TiO2',
  'SiO2',
  'La2O3',
  'Ce2O3',
  'CeO2',
  'Y2O3',
  'FeO',
  'MnO',
  'Cr2O3',
  'ZrO2',
] as const;

const slag: SharesSetting = {
  kind: 'shares',
  what: 'slag',
  names: SLAG_COMPONENTS,
  default: { CaF2: 60, CaO: 20, Al2O3: 20 },
  source: 'recalled: 60-20-20, the usual slag for Al- and Ti-bearing nickel alloys',
};
const slagRatio: NumberSetting = {
  kind: 'number',
  what: 'slag per metal',
  unit: 'kg/kg',
  default: 0.04,
  min: 0.001,
  max: 2,
  fixed: true,
  source: 'recalled: 3 to 5 % of the ingot mass in industrial electroslag remelting',
};

/** What can be set at an electroslag furnace. */
export const electroslagSettings = {
  slag_wtpct: slag,
  slag_kg_per_kg: slagRatio,
  meltRate_kg_per_h: meltRate('recalled: melt rate in kg/h = 0.8 times the mould diameter in mm'),
  mould_diameter_m: mould,
  atmosphere: atmosphere('argon', 'assumption: protective gas'),
  pressure_Pa: {
    ...pressure(101325, 'assumption: closed mould at atmospheric pressure'),
    what: 'pressure in the chamber; it has no effect, because the slag covers the metal',
    fixed: true,
  },
  temperature_K: {
    ...temperature,
    what: 'temperature of the slag bath',
    fixed: true,
    source: 'recalled: slag bath 1950 to 2100 K; 2000 K taken',
  },
  time_s: duration(null, 'derived: mass by melt rate'),
} as const;
