import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { ReleaseInput } from '../../documents/proof/release.ts';
import { dataFacts } from '../testing/data-facts.ts';
import { releaseDocument } from './release.ts';

const facts = dataFacts();
const results = (nb: string, ta: string | null): ReleaseInput['results'] =>
  [['Nb', nb] as const, ['Ta', ta] as const].flatMap(([element, text]) =>
    text === null ? [] : [{ element, text, unit: 'wt%' as const, method: 'ICP-OES', place: 'top' }],
  );
const judge = (specification: Partial<ReleaseInput['specification']>, measured: ReleaseInput['results']) =>
  releaseDocument(
    {
      object: { id: 'T-1', kind: 'ingot', predicted: false },
      specification: {
        controlled: { number: 'C-1', revision: 'B', customer: 'x' },
        residual_wtpct: null,
        ...specification,
      },
      results: measured,
    },
    facts,
  );
const RANK = { FAIL: 0, HOLD: 1, PASS: 2 };
const worst = (verdicts: readonly (keyof typeof RANK)[]) => verdicts.toSorted((a, b) => RANK[a] - RANK[b])[0];
const sum = (min: string, max: string) => ({ elements: ['Nb' as const, 'Ta' as const], min, max });

describe('a sum that grade and customer both state', () => {
  it('is one row: the tighter ends decide, and both sources are named', () => {
    // IN718 states Nb + Ta 4.75 to 5.5 wt%
    const { sums, reasons } = judge(
      { gradeId: 'IN718', sums: [{ ...sum('4.8', '5.6'), elements: ['Ta', 'Nb'] }] },
      results('4.72', '0.05'),
    );
    const rows = sums.filter(({ elements }) => elements.includes('Ta'));
    expect(rows).toEqual([
      expect.objectContaining({
        text: '4.77',
        limit: '4.8 to 5.5 wt%',
        contractual: 'FAIL',
        outcome: 'FAIL',
      }),
    ]);
    expect(rows[0]!.reason).toMatch(
      /stated by grade IN718 \(4.75 to 5.5 wt%\) and C-1 rev B \(4.8 to 5.6 wt%\)$/,
    );
    expect(reasons.filter((one) => /^(Nb|Ta) \+ /.test(one))).toHaveLength(1);
  });
  it('lets no part be taken as absent that the customer asks for', () => {
    const { sums } = judge({ gradeId: 'IN718', sums: [sum('4.75', '5.5')] }, results('5.1', null));
    expect(sums.filter(({ elements }) => elements.includes('Ta'))).toMatchObject([
      { contractual: 'HOLD', reason: expect.stringContaining('missing: Ta') },
    ]);
  });
  it('rounded to the digits of a limit, the looser print of a tighter number lets nothing through', () => {
    const { sums } = judge(
      { sums: [sum('4.75', '5.52'), sum('4.75', '5.5')], rounding: 'rounded' },
      results('5.50', '0.03'),
    );
    expect(sums).toMatchObject([{ contractual: 'FAIL', outcome: 'FAIL' }]);
  });
});

const LONG = process.env.REMELT_LONG === '1';
const RUNS = { seed: 20261202, numRuns: LONG ? 10_000 : 300 };
const end = (from: number, to: number, digits: number) =>
  fc.integer({ min: from, max: to }).map((n) => (n / 100).toFixed(digits));
const stated = fc
  .tuple(fc.constantFrom(1, 2, 3), end(460, 490, 2), end(520, 560, 2), fc.boolean())
  .map(([digits, min, max, isTurned]) => ({
    elements: isTurned ? (['Ta', 'Nb'] as const) : (['Nb', 'Ta'] as const),
    ...{ min: Number(min).toFixed(digits), max: Number(max).toFixed(digits) },
  }));

describe('any two sources of one subject (10,000 documents in the long run, seed 20261202)', () => {
  it('one row for each element and sum, no better than the worst of the sources alone', () => {
    fc.assert(
      fc.property(
        fc.array(stated, { minLength: 1, maxLength: 3 }),
        fc.record({
          gradeId: fc.constantFrom('IN718', undefined),
          rounding: fc.constantFrom('absolute' as const, 'rounded' as const),
          nb: end(450, 560, 2),
          ta: fc.option(fc.constantFrom('0.03', '0.30', '<0.01', '<0.5')),
          niobium: fc.option(fc.record({ min: end(460, 490, 2), max: end(520, 560, 2) })),
        }),
        (sums, { gradeId, rounding, nb, ta, niobium }) => {
          const own = { rounding, ...(niobium ? { limits_wtpct: { Nb: niobium } } : {}) };
          const grade = gradeId === undefined ? {} : { gradeId };
          const written = sums.map((one) => ({ ...one, elements: [...one.elements] }));
          const measured = results(nb, ta);
          const whole = judge({ ...own, ...grade, sums: written }, measured);
          const rowsOf = (output: typeof whole) =>
            output.sums.filter(({ elements }) => elements.includes('Ta'));
          const [row, ...more] = rowsOf(whole);
          expect(more).toEqual([]);
          const alone = [
            ...written.map((one) => judge({ ...own, sums: [one] }, measured)),
            ...(gradeId === undefined ? [] : [judge({ ...own, gradeId }, measured)]),
          ].flatMap(rowsOf);
          expect(row!.outcome).toBe(worst(alone.map(({ outcome }) => outcome!)));
          // the summary has each row that does not pass once, and no other
          const told = whole.reasons.filter((one) => /^(Nb \+ Ta|Ta \+ Nb):/.test(one));
          expect(told).toHaveLength(row!.outcome === 'PASS' ? 0 : 1);
          for (const element of ['Nb', 'Ta'])
            expect(whole.elements.filter((one) => one.element === element).length).toBeLessThanOrEqual(1);
        },
      ),
      RUNS,
    );
  });
});
