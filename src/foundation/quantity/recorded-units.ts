import { ownValue } from './own-value.ts';

/** value [unit of the setting] = factor * value [unit] + offset. */
interface Conversion {
  readonly factor: number;
  readonly offset?: number;
}

const PRESSURES: Readonly<Record<string, Conversion>> = {
  Pa: { factor: 1 },
  hPa: { factor: 100 },
  kPa: { factor: 1000 },
  mbar: { factor: 100 },
  bar: { factor: 1e5 },
  ubar: { factor: 0.1 },
  Torr: { factor: 133.322 },
  mTorr: { factor: 0.133322 },
  micron: { factor: 0.133322 },
};

/** What recorders write, by the unit of the setting. A counter of an energy has its rate as power. */
const UNITS: Readonly<Record<string, Readonly<Record<string, Conversion>>>> = {
  K: {
    K: { factor: 1 },
    degC: { factor: 1, offset: 273.15 },
    degF: { factor: 5 / 9, offset: 273.15 - (5 / 9) * 32 },
  },
  Pa: PRESSURES,
  W: { W: { factor: 1 }, kW: { factor: 1000 }, MW: { factor: 1e6 } },
  'kg/h': {
    'kg/h': { factor: 1 },
    'kg/min': { factor: 60 },
    'kg/s': { factor: 3600 },
    't/h': { factor: 1000 },
  },
  'Pa m3/s': {
    'Pa m3/s': { factor: 1 },
    'Pa l/s': { factor: 1e-3 },
    'mbar l/s': { factor: 0.1 },
    'Torr l/s': { factor: 0.133322 },
  },
  '1/m': { '1/m': { factor: 1 } },
  m2: { m2: { factor: 1 }, cm2: { factor: 1e-4 } },
  'm/s': { 'm/s': { factor: 1 }, 'mm/s': { factor: 1e-3 } },
};

/** Units of counters, by the unit of the setting that their rate per second is. */
const COUNTED: Readonly<Record<string, Readonly<Record<string, Conversion>>>> = {
  W: { J: { factor: 1 }, kWh: { factor: 3.6e6 }, MWh: { factor: 3.6e9 } },
  'kg/h': { kg: { factor: 3600 }, g: { factor: 3.6 } },
};

/** One spelling of a unit: "°C", "C" and "degC" are one. */
export function unitNamed(text: string): string {
  const plain = text.trim().replace(/[µμ]/g, 'u').replace(/[·*]/g, ' ').replace(/³/g, '3').replace(/²/g, '2');
  if (/^(°|deg\.? ?)?c(elsius)?$/i.test(plain)) return 'degC';
  if (/^(°|deg\.? ?)?f(ahrenheit)?$/i.test(plain)) return 'degF';
  if (/^um ?hg$|^microns?$/i.test(plain)) return 'micron';
  if (/^torr$/i.test(plain)) return 'Torr';
  if (/^mtorr$/i.test(plain)) return 'mTorr';
  if (/^mbar$/i.test(plain)) return 'mbar';
  return plain;
}

const unitsFor = (setting: string, isCounter: boolean): Readonly<Record<string, Conversion>> =>
  ownValue(isCounter ? COUNTED : UNITS, setting) ?? {};

/** The unit of the settings that a unit may be recorded of; undefined for another. */
export const settingUnitOf = (unit: string): string | undefined =>
  Object.keys(UNITS).find((one) => ownValue(unitsFor(one, false), unitNamed(unit)) !== undefined);

/** Units in which a setting may be recorded. */
export const unitsOf = (setting: string, isCounter: boolean): readonly string[] =>
  Object.keys(unitsFor(setting, isCounter));

/** How a recorded value becomes one of the setting; undefined for a unit of something else. */
export const conversionOf = (
  unit: string,
  { setting, isCounter }: { readonly setting: string; readonly isCounter: boolean },
): Conversion | undefined => ownValue(unitsFor(setting, isCounter), unitNamed(unit));
