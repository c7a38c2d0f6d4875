import { expect, it } from 'vitest';
import { normalCdf } from '../../../foundation/numerics/normal.ts';
import { studentTQuantile } from '../../../foundation/numerics/student-t.ts';
import { drawParameters, heavyTailed } from '../parameters.ts';
import { type Discrepancy, discrepancyParameters, familyOf } from './discrepancies.ts';

const of = (spread: number, where: Partial<Discrepancy>): Discrepancy => ({
  ...{ bias: 0, spread, within: 0, n: 3, laboratories: 3, source: 'test' },
  ...where,
});
const known = [
  of(0.2, { operation: 'vacuum-induction', element: 'N' }),
  of(0.3, { family: 'gases' }),
  of(0.5, { n: 0 }),
];

it('takes the spread of the cell, else of the family, else that of what nobody compared', () => {
  const spreads = (name: 'vacuum-induction' | 'electron-beam', base: 'Ni' | 'Ti' = 'Ni') =>
    discrepancyParameters(known, { name, fidelity: 'kinetic' }, { elements: ['N', 'H', 'Pb'], base }).map(
      ({ spread }) => spread,
    );
  expect(spreads('vacuum-induction')).toEqual([0.2, 0.3, 0.5]);
  expect(spreads('electron-beam')).toEqual([0.3, 0.3, 0.5]);
  expect(spreads('vacuum-induction', 'Ti')).toEqual([0.5, 0.5, 0.5]);
  expect(
    discrepancyParameters(known, { name: 'cleaning', fidelity: 'table' }, { elements: ['N'], base: 'Ni' }),
  ).toEqual([]);
  const metal = { elements: ['N', 'Pb'], base: 'Ni' } as const;
  const vim = { name: 'vacuum-induction', fidelity: 'kinetic' } as const;
  expect(discrepancyParameters(known.slice(0, 2), vim, metal)).toEqual([]);
  expect(discrepancyParameters(known, vim, metal).map(({ what }) => what)).toEqual([
    'N: other furnaces against the model',
    'Pb: other furnaces against the model (not compared)',
  ]);
  expect([familyOf('Ce'), familyOf('Bi'), familyOf('W')]).toEqual(['rare earths', 'metals', 'metals']);
});

it('draws with the tails of Student with four degrees, cut at five scales', () => {
  for (const z of [-1.5, -0.3, 0.7, 1.645])
    expect(heavyTailed(z)).toBeCloseTo(studentTQuantile(normalCdf(z), 4), 6);
  expect(heavyTailed(0)).toBe(0);
  expect(heavyTailed(6)).toBe(5);
  const parameters = discrepancyParameters(
    known,
    { name: 'vacuum-induction', fidelity: 'kinetic' },
    { elements: ['N'], base: 'Ni' },
  );
  const drawn = drawParameters(parameters, 4000, { kind: 'streams', seed: 1, branch: 'test' });
  const inside = drawn.filter((value) => Math.abs(Math.log10(value)) <= 0.2 * 2.132).length;
  expect(inside / 4000).toBeGreaterThan(0.88);
  expect(inside / 4000).toBeLessThan(0.92);
});
