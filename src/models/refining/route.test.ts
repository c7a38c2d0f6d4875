import { describe, expect, it } from 'vitest';
import { CancelledError, InputError } from '../../foundation/errors.ts';
import { type ElementSymbol, elementsIn } from '../../metal/alloy/element.ts';
import type { Addition } from './additions.ts';
import { bathFrom, ensembleOf, massOf, totalKg } from './bath.ts';
import { meanTo } from './exchange.ts';
import { operationOf } from './registry.ts';
import { type RouteStep, type RunOptions, runRoute, withoutRemovalCredit } from './route.ts';
import type { GivenSettings } from './settings.ts';
import { properties, registry } from './testing/refining-data.ts';

const central: RunOptions = { properties, draw: { kind: 'central' } };

function bathOf(wtpct: Partial<Record<ElementSymbol, number>>, mass_kg = 100, samples = 1) {
  const elements = elementsIn(wtpct);
  const values = new Float64Array(samples * elements.length);
  for (let s = 0; s < samples; s++) {
    elements.forEach((element, e) => {
      values[s * elements.length + e] = wtpct[element]! / 100;
    });
  }
  return bathFrom({ elements, samples, values }, mass_kg);
}

const step = (
  name: string,
  settings: GivenSettings = {},
  additions: readonly Addition[] = [],
): RouteStep => ({
  operation: operationOf(registry, { name, fidelity: 'table' }),
  settings,
  additions,
  path: 'route[0]',
});

const metal = { Ni: 79.98, Cr: 20, S: 0.01, Pb: 0.01 };

describe('runRoute', () => {
  it('gives the outcome of the table whatever the looking times', () => {
    const plain = runRoute(bathOf(metal), [step('vacuum-induction')], central);
    const watched = runRoute(bathOf(metal), [step('vacuum-induction')], {
      ...central,
      at_s: [0, 10, 1800, 3599],
    });
    expect(watched.snapshots.map((one) => one.time_s)).toEqual([0, 10, 1800, 3599, 3600]);
    const lead = totalKg(plain.bath)[3]!;
    expect(lead).toBeCloseTo(100 * 1e-4 * 0.08 * 0.99, 12);
    expect(totalKg(watched.bath)[3]! / lead).toBeCloseTo(1, 12);
  });

  it('says that a looking time after the end looks at nothing', () => {
    const { warnings } = runRoute(bathOf(metal), [step('vacuum-induction', { time_s: 600 })], {
      ...central,
      at_s: [600, 9999],
    });
    expect(warnings).toEqual([expect.stringMatching(/at_s 9999 s is after the end of the route at 600 s/)]);
  });

  it('runs time on over the whole route and does not touch the bath it was given', () => {
    const start = bathOf(metal);
    const before = Float64Array.from(start.dissolved);
    const route = [step('cleaning'), step('vacuum-induction', { time_s: 600 }), step('casting')];
    const { snapshots } = runRoute(start, route, central);
    expect(snapshots.map((one) => [one.index, one.time_s])).toEqual([
      [0, 1200],
      [1, 1800],
      [2, 2100],
    ]);
    expect(start.dissolved).toEqual(before);
  });

  it('books an addition, and what it does not recover to the dross', () => {
    const addition: Addition = {
      material: 'NiLa',
      fractions: { Ni: 0.8, La: 0.2 },
      amount: { mass_kg: 1 },
      at_s: 3600,
      recovery: { La: 0.75 },
      path: 'route[0].additions[0]',
    };
    const { bath, steps } = runRoute(
      bathOf({ ...metal, La: 0 }),
      [step('vacuum-induction', {}, [addition])],
      central,
    );
    const { exchange } = steps[0]!;
    const la = exchange.elements.indexOf('La');
    expect(meanTo(exchange, 'addition', la)).toBeCloseTo(-0.2, 14);
    expect(meanTo(exchange, 'dross', la)).toBeCloseTo(0.05, 14);
    expect(totalKg(bath)[la]).toBeCloseTo(0.15, 14);
  });

  it('refuses additions where no stirred bath is held, or after the end', () => {
    const late: Addition = {
      material: 'Ni',
      fractions: { Ni: 1 },
      amount: { wtpct: 1 },
      at_s: 1e5,
      recovery: 1,
      path: 'route[0].additions[0]',
    };
    expect(() => runRoute(bathOf(metal), [step('electron-beam', {}, [late])], central)).toThrow(
      /electron-beam has no stirred bath/,
    );
    expect(() => runRoute(bathOf(metal), [step('vacuum-induction', {}, [late])], central)).toThrow(
      /after the end of the operation at 3600 s/,
    );
  });

  it('refuses an unknown setting, naming those it knows', () => {
    try {
      runRoute(bathOf(metal), [step('vacuum-induction', { pressure_mbar: 0.01 })], central);
      expect.unreachable();
    } catch (error) {
      expect(error).toBeInstanceOf(InputError);
      const [detail] = (error as InputError).details;
      expect(detail!.path).toBe('route[0].settings.pressure_mbar');
      expect(detail!.allowed).toContain('pressure_Pa');
      expect(detail!.cure).toContain('1 mbar = 100 Pa');
    }
  });

  it('lists a default for every setting that was not given', () => {
    const { assumed } = runRoute(bathOf(metal), [step('vacuum-induction', { pressure_Pa: 2 })], central);
    const what = assumed.map((one) => one.what);
    expect(what).toContain('vacuum-induction.lining.material');
    expect(what).not.toContain('vacuum-induction.pressure_Pa');
    expect(assumed.every((one) => one.source.length > 0)).toBe(true);
  });

  it('stops when it is cancelled, between intervals', () => {
    const stop = new AbortController();
    const seen: number[] = [];
    const options: RunOptions = {
      ...central,
      signal: stop.signal,
      onProgress: (done) => {
        seen.push(done);
        stop.abort();
      },
    };
    expect(() => runRoute(bathOf(metal), [step('cleaning'), step('casting')], options)).toThrow(
      CancelledError,
    );
    expect(seen).toEqual([0.5]);
  });

  it('does not depend on how the samples are split', () => {
    const whole = runRoute(bathOf(metal, 100, 8), [step('vacuum-induction')], {
      properties,
      draw: { kind: 'streams', seed: 7, branch: 'simulate' },
    });
    const second = runRoute(bathOf(metal, 100, 4), [step('vacuum-induction')], {
      properties,
      draw: { kind: 'streams', seed: 7, branch: 'simulate', firstSample: 4 },
    });
    expect(second.bath.dissolved).toEqual(whole.bath.dissolved.slice(4 * 4));
  });

  it('gives release-critical traces back when no removal credit is allowed', () => {
    const start = bathOf(metal);
    const { bath } = runRoute(start, [step('vacuum-induction')], central);
    const credited = withoutRemovalCredit(start, bath, { Pb: 1 });
    expect(totalKg(credited)[3]).toBeCloseTo(0.01, 14);
    expect(ensembleOf(credited).values[3]!).toBeGreaterThan(1e-4);
    expect(massOf(credited)[0]!).toBeGreaterThan(massOf(bath)[0]!);
    expect(totalKg(withoutRemovalCredit(start, bath, { Pb: 0.5 }))[3]).toBeCloseTo(0.005, 14);
  });
});
