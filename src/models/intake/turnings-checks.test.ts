import { describe, expect, it } from 'vitest';
import {
  buttonSampleMass,
  carbideShare,
  fixtureAlloyCheck,
  INTRUDERS,
  magnetCheck,
  toolChipCheck,
} from './turnings-checks.ts';

describe('turnings', () => {
  it('0.1 % of cemented carbide is 0.09 wt% W (alloys and practice, section 4)', () => {
    expect(0.001 * INTRUDERS['cemented carbide'].W * 100).toBeCloseTo(0.09, 2);
    const button = { expected: { W: 0 }, found: { W: 0.00088 }, uncertainty: { W: 0.0001 } };
    expect(carbideShare(button).share).toBeCloseTo(0.001, 4);
    expect(toolChipCheck(button)).toMatchObject({ verdict: 'HOLD', reason: /W raised: .*0\.1 %/ });
  });

  it('does not call the scatter of the grade a tool chip', () => {
    const button = {
      expected: { W: 0.14 },
      found: { W: 0.1405, Co: 0.002 },
      uncertainty: { W: 0.002, Co: 0.001 },
    };
    expect(toolChipCheck(button).verdict).toBe('PASS');
  });

  it('1 g of bismuth per tonne is 1 ppm, three times the limit of AMS 5662', () => {
    const limits = { Bi: 0.3e-6, Pb: 5e-6, Sn: 50e-6 };
    const check = fixtureAlloyCheck({ Bi: 1e-6, Pb: 0, Sn: 0 }, limits);
    expect(check).toMatchObject({ verdict: 'FAIL', reason: /Bi 1 ppm/ });
    expect(fixtureAlloyCheck({ Bi: 0.1e-6, Pb: 1e-6 }, limits)).toMatchObject({
      verdict: 'HOLD',
      reason: 'Sn not measured',
    });
    expect(fixtureAlloyCheck({ Bi: 0, Pb: 0, Sn: 0 }, limits).verdict).toBe('PASS');
  });

  it('trusts the magnet only on grades that are not magnetic', () => {
    expect(magnetCheck(0.01, 2, false).verdict).toBe('HOLD');
    expect(magnetCheck(0.001, 2, false).verdict).toBe('PASS');
    expect(magnetCheck(0, 2, true).verdict).toBe('HOLD');
  });

  it('riffles 1 kg for 0.1 g chips, 10 % strays, 0.3 % accepted, and four times that for half the spread', () => {
    const mass = buttonSampleMass({ chip_kg: 1e-4, strayShare: 0.1, accepted: 0.003 });
    expect(mass).toBeCloseTo(1, 9);
    expect(buttonSampleMass({ chip_kg: 1e-4, strayShare: 0.1, accepted: 0.0015 })).toBeCloseTo(4 * mass, 9);
  });
});
