import { describe, expect, it } from 'vitest';
import { ValidityError } from '../../foundation/errors.ts';
import { kinetic, meltOf, ppm, runCentral } from './testing/melt.ts';

const vim = (settings: Parameters<typeof kinetic>[1]) =>
  kinetic('vacuum-induction', { pressure_Pa: 1, lining: { material: 'copper' }, ...settings });

describe('an outcome the models were not made for', () => {
  const nickel = () => meltOf({ wtpct: { Cr: 10 }, ppm: { O: 20 } }, 0.01);

  it('is named when a fifth of the metal evaporates', () => {
    const { warnings } = runCentral(nickel(), [vim({ temperature_K: 1973, time_s: 1800 })]);
    expect(warnings.join(' ')).toMatch(/evaporates \d\d % of the metal/);
  });

  it('is refused when nine tenths do, unless it is asked for', () => {
    const boiled = vim({ temperature_K: 2300, time_s: 3600 });
    expect(() => runCentral(nickel(), [boiled])).toThrow(ValidityError);
    expect(ppm(runCentral(nickel(), [boiled], { extrapolate: true }).bath, 'Ni')).toBeGreaterThan(0);
  });

  it('is refused when nothing is left to take what is added, also when asked for', () => {
    const late = {
      material: 'Ge',
      fractions: { Ge: 1 },
      amount: { wtpct: 1 },
      at_s: 20_000,
      recovery: 1,
      path: 'route[0].additions[0]',
    };
    const steps = [kinetic('vacuum-induction', { time_s: 26_000, lining: { material: 'copper' } }, [late])];
    const magnesium = meltOf({ wtpct: {}, ppm: { O: 70 }, balance: 'Mg', also: ['Ge'] }, 0.2);
    expect(() => runCentral(magnesium, steps, { extrapolate: true })).toThrow(/evaporates all of the metal/);
  });

  it('is named when iron would hold more oxygen than its own oxide allows', () => {
    const iron = meltOf({ wtpct: {}, ppm: { O: 4000 }, balance: 'Fe' }, 10);
    const { warnings } = runCentral(iron, [vim({ temperature_K: 1873, time_s: 60 })]);
    expect(warnings.join(' ')).toContain('oxides of the base metal are not modelled');
  });

  it('is refused when titanium dissolves alumina without end, and not in a cold crucible', () => {
    const inLining = (material: string) => () =>
      runCentral(meltOf({ wtpct: { V: 4 }, ppm: { O: 500 }, balance: 'Ti', also: ['Al'] }, 5), [
        vim({
          temperature_K: 1990,
          pressure_Pa: 1e4,
          atmosphere: 'argon',
          time_s: 900,
          lining: { material },
        }),
      ]);
    expect(inLining('Al2O3')).toThrow(/\d\d wt% of dissolved oxygen/);
    expect(inLining('copper')).not.toThrow();
  });

  const burnt = (time_s: number, isMeant = false) =>
    runCentral(
      meltOf({ wtpct: { Al: 6 }, ppm: { N: 100, O: 1000 }, balance: 'Ti' }, 1),
      [vim({ temperature_K: 2100, time_s, pressure_Pa: 1e5, atmosphere: 'nitrogen' })],
      { extrapolate: isMeant },
    );

  it('is named when titanium burns in nitrogen', () => {
    expect(burnt(60).warnings.join(' ')).toMatch(/takes up \d+ % of the metal from the gas/);
  });

  it('is refused when titanium holds more nitrogen than is dilute, unless it is asked for', () => {
    expect(() => burnt(600)).toThrow(/\d+ wt% of dissolved nitrogen, which is far from dilute/);
    expect(ppm(burnt(600, true).bath, 'N')).toBeGreaterThan(30_000);
  });
});

describe.each(['casting', 'vacuum-arc'] as const)('%s at the temperature of the melt', (operation) => {
  const at = (temperature_K: number | null) => () =>
    runCentral(meltOf({ wtpct: { Cr: 19, Al: 0.5 }, ppm: { O: 20, N: 50 } }, 100), [kinetic(operation, {})], {
      ...(temperature_K === null ? {} : { temperature_K }),
    });

  it('refuses metal that is not molten there, as with a temperature of its own', () => {
    expect(at(1500)).toThrow(/1500 K is below the liquidus of this metal/);
    expect(at(1800)).not.toThrow();
  });

  it('says where its temperature is from', () => {
    const source = (temperature_K: number | null): string =>
      at(temperature_K)().assumed.find(({ what }) => what === `${operation}.temperature_K`)!.source;
    expect(source(null)).toMatch(/^assumption: .*estimated liquidus/);
    expect(source(1800)).toMatch(/^melt.temperature_K/);
  });
});
