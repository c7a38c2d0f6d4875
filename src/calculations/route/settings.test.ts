import { describe, expect, it } from 'vitest';
import { InputError, NotFoundError } from '../../foundation/errors.ts';
import { simulate } from '../simulate/simulate.ts';
import { dataFacts } from '../testing/data-facts.ts';
import { routeSettings, withTime } from './settings.ts';

const facts = dataFacts();
const melt = {
  mass_kg: 200,
  balance: 'Ni' as const,
  composition_wtpct: { Cr: 19, Fe: 18, Nb: 5, Mo: 3, Al: 0.5, Ti: 1, C: 0.04, Mn: 0.1, La: 0.02 },
  composition_ppm: { O: 20, N: 60, S: 15, Mg: 20, Pb: 5 },
};
/** Two values of every number that may change during an operation. */
const TWO: Readonly<Record<string, readonly [number, number]>> = {
  temperature_K: [1850, 2000],
  pressure_Pa: [1, 30],
  areaToVolume_per_m: [2, 8],
  surfaceArea_m2: [0.05, 0.3],
  leak_Pa_m3_per_s: [0, 0.05],
  'lining.wallToVolume_per_m': [5, 25],
  meltTransport_m_per_s: [1e-5, 5e-4],
  power_W: [300_000, 500_000],
  meltRate_kg_per_h: [100, 300],
};
/** What else is set, so that the number counts at all. */
const BESIDES: Readonly<Record<string, Readonly<Record<string, unknown>>>> = {
  'electron-beam/meltRate_kg_per_h': { mode: 'drip', surfaceArea_m2: 0.1, meltDepth_m: 0.02 },
};

const changing = routeSettings(facts).operations.flatMap(({ operation, settings }) =>
  settings.filter(({ mayBeSchedule }) => mayBeSchedule).map(({ name }) => [operation, name] as const),
);

describe('settings of a route', () => {
  it('give a step the time of its model where it tells none, and a table of yields none', () => {
    const vim = { operation: 'vacuum-induction' };
    expect(withTime(vim, facts)).toEqual({ ...vim, settings: { time_s: 3600 } });
    const held = { ...vim, settings: { time_s: 900, pressure_Pa: 5 } };
    expect(withTime(held, facts)).toBe(held);
    expect(withTime({ ...vim, fidelity: 'table' }, facts)).not.toHaveProperty('settings');
    for (const { operation, settings } of routeSettings(facts).operations) {
      const usual = settings.find(({ name }) => name === 'time_s')?.default ?? undefined;
      const bare: { operation: string; settings?: { time_s?: unknown } } = { operation };
      expect(withTime(bare, facts).settings?.time_s, operation).toBe(usual);
    }
  });

  it.each(changing)('%s %s: a schedule is more than its first value', async (operation, name) => {
    const values = TWO[name];
    if (!values) throw new Error(`no values for ${name}`);
    const [group, field] = name.split('.');
    const finals = async (value: unknown) => {
      const own = field === undefined ? { [name]: value } : { [group!]: { [field]: value } };
      const settings = { ...BESIDES[`${operation}/${name}`], ...own };
      const input = { melt, route: [{ operation, settings }], samples: 1, seed: 1, extrapolate: true };
      return (await simulate(input as Parameters<typeof simulate>[0], facts)).final;
    };
    const scheduled = await finals({ at_s: [0, 1000], value: values });
    expect(scheduled).not.toEqual(await finals(values[0]));
    expect(scheduled).not.toEqual(await finals({ at_s: [0], value: [values[0]] }));
  });

  it('shapes, the efficiency of a beam and the slag take one number: a schedule of them was read at its start alone', () => {
    for (const [operation, name, value] of [
      ['vacuum-induction', 'meltDiameter_m', [0.2, 0.5]],
      ['vacuum-induction', 'meltDepth_m', [0.1, 0.4]],
      ['electron-beam', 'beamEfficiency', [0.6, 0.9]],
      ['electroslag', 'temperature_K', [1900, 2100]],
    ] as const) {
      const settings = { [name]: { at_s: [0, 1000], value: [...value] } };
      const input = { melt, route: [{ operation, settings }], samples: 1 };
      expect(() => simulate(input as Parameters<typeof simulate>[0], facts)).toThrow(InputError);
    }
  });

  it('lists every operation with units, defaults and sources; one by name; names those there are', () => {
    const { operations } = routeSettings(facts);
    expect(operations.map(({ operation }) => operation)).toContain('hydrogen-annealing');
    for (const { settings } of operations) {
      for (const row of settings) {
        expect(row.source, row.name).not.toBe('');
        if (typeof row.default === 'number') expect(row.unit, row.name).toBeTypeOf('string');
      }
    }
    const lining = routeSettings(facts, 'vacuum-induction').operations[0]!.settings.find(
      ({ name }) => name === 'lining.material',
    );
    expect(lining).toMatchObject({ unit: null, default: 'MgO', allowed: expect.stringContaining('CA6-MA') });
    expect(() => routeSettings(facts, 'vim')).toThrow(NotFoundError);
  });
});
