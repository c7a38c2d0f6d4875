import { InputError } from '../errors.ts';

/** One unit of one dimension: SI value = value * scale + offset. */
interface UnitRow {
  readonly dimension: string;
  readonly scale: number;
  readonly offset?: number;
}

const UNITS: Readonly<Record<string, UnitRow>> = {
  '1': { dimension: 'fraction', scale: 1 },
  'kg/kg': { dimension: 'fraction', scale: 1 },
  'wt%': { dimension: 'fraction', scale: 1e-2 },
  '%': { dimension: 'fraction', scale: 1e-2 },
  ppm: { dimension: 'fraction', scale: 1e-6 },
  'mg/kg': { dimension: 'fraction', scale: 1e-6 },
  ppb: { dimension: 'fraction', scale: 1e-9 },
  kg: { dimension: 'mass', scale: 1 },
  g: { dimension: 'mass', scale: 1e-3 },
  t: { dimension: 'mass', scale: 1e3 },
  lb: { dimension: 'mass', scale: 0.45359237 },
  K: { dimension: 'temperature', scale: 1 },
  degC: { dimension: 'temperature', scale: 1, offset: 273.15 },
  Pa: { dimension: 'pressure', scale: 1 },
  mbar: { dimension: 'pressure', scale: 100 },
  bar: { dimension: 'pressure', scale: 1e5 },
  Torr: { dimension: 'pressure', scale: 101325 / 760 },
  atm: { dimension: 'pressure', scale: 101325 },
  s: { dimension: 'time', scale: 1 },
  min: { dimension: 'time', scale: 60 },
  h: { dimension: 'time', scale: 3600 },
  d: { dimension: 'time', scale: 86400 },
  m: { dimension: 'length', scale: 1 },
  mm: { dimension: 'length', scale: 1e-3 },
  um: { dimension: 'length', scale: 1e-6 },
  J: { dimension: 'energy', scale: 1 },
  kJ: { dimension: 'energy', scale: 1e3 },
  kWh: { dimension: 'energy', scale: 3.6e6 },
  MWh: { dimension: 'energy', scale: 3.6e9 },
  W: { dimension: 'power', scale: 1 },
  kW: { dimension: 'power', scale: 1e3 },
  'm/s': { dimension: 'velocity', scale: 1 },
  'cm/s': { dimension: 'velocity', scale: 1e-2 },
  'kg/m3': { dimension: 'density', scale: 1 },
  'g/cm3': { dimension: 'density', scale: 1e3 },
  'usd/kg': { dimension: 'price', scale: 1 },
  'usd/t': { dimension: 'price', scale: 1e-3 },
  'usd/lb': { dimension: 'price', scale: 1 / 0.45359237 },
  mol: { dimension: 'amount', scale: 1 },
  'kg/mol': { dimension: 'molar mass', scale: 1 },
  'g/mol': { dimension: 'molar mass', scale: 1e-3 },
  'J/mol': { dimension: 'molar energy', scale: 1 },
  'kJ/mol': { dimension: 'molar energy', scale: 1e3 },
  'Pa m3/s': { dimension: 'leak rate', scale: 1 },
  'mbar l/s': { dimension: 'leak rate', scale: 0.1 },
};

/** True when `unit` is in the table (case matters: `mm` is not `Mm`). */
export const isUnit = (unit: string): boolean => Object.hasOwn(UNITS, unit);

/**
 * `value` of unit `from` expressed in unit `to`. Throws InputError when a unit is unknown or the two have
 * different dimensions (mass against pressure). Temperatures are points, not differences.
 */
export function convert(value: number, from: string, to: string): number {
  const source = row(from);
  const target = row(to);
  if (source.dimension !== target.dimension) {
    throw new InputError(
      `can not turn ${value} ${from} (${source.dimension}) into ${to} (${target.dimension})`,
      {
        value,
        unit: from,
        allowed: `a unit of ${target.dimension}`,
      },
    );
  }
  return (value * source.scale + (source.offset ?? 0) - (target.offset ?? 0)) / target.scale;
}

function row(unit: string): UnitRow {
  const found = Object.hasOwn(UNITS, unit) ? UNITS[unit] : undefined;
  if (found) return found;
  throw new InputError(`unknown unit "${unit}"`, { value: unit, allowed: Object.keys(UNITS).join(', ') });
}
