import { describe, expect, it } from 'vitest';
import type { SimulateInput } from '../../documents/heats/simulate.ts';
import { simulate } from '../simulate/simulate.ts';
import { dataFacts } from '../testing/data-facts.ts';
import { checkRoute } from './check.ts';

const facts = dataFacts();
const melt: SimulateInput['melt'] = {
  mass_kg: 50,
  composition_wtpct: { Cr: 9, Al: 5 },
  composition_ppm: { O: 20, S: 8 },
  balance: 'Ni',
};
const add = (wtpct: Record<string, number>, at_s = 0) => ({
  composition_wtpct: wtpct,
  balance: 'Ni' as const,
  wtpct: 0.1,
  at_s,
});
const argon = { pressure_Pa: 50_000, atmosphere: 'argon', time_s: 600 };
const rulesOf = (route: SimulateInput['route'], over: Partial<SimulateInput['melt']> = {}) => {
  const { findings, verdict } = checkRoute({ melt: { ...melt, ...over }, route }, facts);
  return { rules: findings.map((one) => one.rule), verdict, findings };
};

describe('remelt route check', () => {
  it('fails an addition into no bath and Mg into vacuum', () => {
    const beam = rulesOf([{ operation: 'electron-beam', additions: [add({ La: 20 })] }]);
    expect(beam.verdict).toBe('FAIL');
    expect(beam.rules).toContain('no-bath');
    const vacuum = rulesOf([
      { operation: 'vacuum-induction', settings: { pressure_Pa: 1 }, additions: [add({ Mg: 15 })] },
    ]);
    expect(vacuum.rules).toContain('alkaline-flash');
  });

  it('fails yttria-dispersed alloys', () => {
    const found = rulesOf([{ operation: 'vacuum-induction' }], { composition_ppm: { O: 2500, Y: 4000 } });
    expect(found.rules).toContain('dispersion-alloy');
  });

  it('warns of Mg and of rare earth added before the beam, not after it', () => {
    const before = rulesOf([
      { operation: 'vacuum-induction', settings: argon, additions: [add({ Mg: 15 }), add({ La: 20 })] },
      { operation: 'electron-beam' },
    ]);
    expect(before.verdict).toBe('HOLD');
    expect(before.rules).toEqual(expect.arrayContaining(['alkaline-before-beam', 'rare-earth-before-beam']));
    const after = rulesOf([
      { operation: 'electron-beam' },
      {
        operation: 'vacuum-induction',
        settings: { ...argon, lining: { material: 'Y2O3' } },
        additions: [add({ La: 20 }, 300)],
      },
    ]);
    expect(after.verdict).toBe('PASS');
    expect(after.rules).toEqual(['recommended-order']);
  });

  it('warns of alumina slag, alumina lining, lime without aluminium and long holds', () => {
    const { rules } = rulesOf(
      [
        {
          operation: 'vacuum-induction',
          settings: { lining: { material: 'Al2O3' } },
          additions: [add({ Y: 20 }, 0)],
        },
        { operation: 'electroslag' },
      ],
      {},
    );
    expect(rules).toEqual(
      expect.arrayContaining(['rare-earth-lining', 'rare-earth-long-hold', 'rare-earth-into-alumina-slag']),
    );
    const lime = rulesOf([{ operation: 'vacuum-induction', settings: { lining: { material: 'CaO' } } }], {
      composition_wtpct: { Cr: 9 },
    });
    expect(lime.rules).toContain('lime-without-aluminium');
  });

  it('every finding has words, a cure and a source', () => {
    const { findings } = rulesOf(
      [
        { operation: 'vacuum-induction', settings: { pressure_Pa: 50 }, additions: [add({ Mg: 15, Y: 20 })] },
        { operation: 'electron-beam' },
        { operation: 'electroslag' },
      ],
      { composition_wtpct: { Cr: 22 }, composition_ppm: { Sn: 60, O: 20 } },
    );
    expect(findings.length).toBeGreaterThan(5);
    for (const one of findings)
      expect([one.words, one.cure, one.source].every((text) => text.length > 5)).toBe(true);
  });

  it('agrees with the furnace: what it calls a flash, simulate refuses, and argon cures it', () => {
    const document = (pressure_Pa: number): SimulateInput => ({
      melt,
      route: [
        {
          operation: 'vacuum-induction',
          settings: { pressure_Pa, time_s: 60, temperature_K: 1823 },
          additions: [add({ Mg: 15 })],
        },
      ],
      samples: 1,
    });
    expect(() => simulate(document(1), facts)).toThrow(/would flash off: Mg reaches/);
    expect(simulate(document(50_000), facts).final.Mg!.mean_ppm).toBeGreaterThan(100);
    expect(simulate({ ...document(1), extrapolate: true }, facts).final.Mg!.mean_ppm).toBeGreaterThan(0);
  });
});
