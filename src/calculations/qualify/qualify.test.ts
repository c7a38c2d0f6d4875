import { describe, expect, it } from 'vitest';
import { InputError } from '../../foundation/errors.ts';
import { fillNormal, streamKey } from '../../foundation/numerics/random.ts';
import type { Facts } from '../facts.ts';
import { qualifyDocument } from './qualify.ts';

const facts = { version: 'test' } as Facts;
const judge = (document: unknown) => qualifyDocument(document, facts).gates[0]!;

interface Row {
  property: string;
  heat: string;
  specimen: string;
  value: unknown;
  unit?: string;
  at?: string;
  bar?: string;
  excluded?: { cause: string; by: string };
}

/** Values around 1000 MPa with an SD of 10, no scatter between heats. */
function rows(heats: number, perHeat: number, property = 'Rm', seed = 1): Row[] {
  const z = fillNormal(streamKey(seed, property), new Float64Array(heats * perHeat));
  return Array.from(z, (value, i) => ({
    property,
    heat: `H${1 + Math.floor(i / perHeat)}`,
    specimen: String(i),
    value: 1000 + 10 * value,
  }));
}

const baseline = rows(5, 6, 'baseline').map(({ heat, value }) => ({ heat, value }));

const document = (
  level: string,
  evidence: readonly Row[],
  property: Record<string, unknown> = { designMinimum: 900 },
  programme: Record<string, unknown> = {},
) => ({
  programme: {
    id: 'P1',
    level,
    ...programme,
    properties: [{ id: 'Rm', unit: 'MPa', side: 'lower', ...property }],
  },
  evidence,
});

const codes = (gate: ReturnType<typeof judge>): string[] =>
  gate.properties[0]!.reasons.map(({ code }) => code);

describe('heats before bars', () => {
  it.each([
    ['1S', 2, 200, 1],
    ['1M', 2, 200, 1],
    ['1A', 4, 200, 6],
    ['1A', 9, 100, 1],
  ])('%s holds on %i heats of %i bars and asks for %i heats', (level, heats, perHeat, missing) => {
    const [property] = judge(document(level, rows(heats, perHeat))).properties;
    expect(property?.verdict).toBe('HOLD');
    expect(property?.moreSpecimens?.heats).toBe(missing);
    expect(property?.issued).toBeUndefined();
  });

  it('does not count a heat of two bars', () => {
    const evidence = [...rows(2, 30), ...rows(1, 2).map((row) => ({ ...row, heat: 'H9' }))];
    expect(judge(document('1S', evidence)).properties[0]?.heats).toBe(2);
  });

  it('issues the lower of pooled and heat-aware, at 99 %', () => {
    const [property] = judge(document('1A', rows(10, 10))).properties;
    expect(property?.verdict).toBe('PASS');
    const at99 = property!.basis.filter(({ content }) => content === 0.99);
    expect(at99.map(({ method }) => method)).toContain('anova');
    expect(property?.issued).toMatchObject({ content: 0.99, label: 'A' });
    expect(property!.issued!.value).toBe(
      Math.min(
        ...at99.filter(({ method }) => ['anova', 'weibull'].includes(method)).map(({ value }) => value),
      ),
    );
  });

  it('issues a B-basis where the limit speaks of 90 %, and nothing at 1S', () => {
    const b = judge(document('1A', rows(10, 10), { designMinimum: 900, content: 0.9 })).properties[0]!;
    expect(b.issued).toMatchObject({ content: 0.9, label: 'B' });
    const screen = judge(document('1S', rows(3, 6)));
    expect(screen.verdict).toBe('PASS');
    expect(screen.properties[0]?.issued).toBeUndefined();
    expect(screen.issues[0]).toContain('no allowable');
  });
});

describe('what never passes', () => {
  it('a property without evidence, beside one that passes', () => {
    const gate = judge({
      programme: {
        id: 'P1',
        level: '1A',
        properties: ['Rm', 'Rp'].map((id) => ({ id, unit: 'MPa', side: 'lower', designMinimum: 900 })),
      },
      evidence: rows(10, 10),
    });
    expect(gate.properties.map(({ verdict }) => verdict)).toEqual(['PASS', 'HOLD']);
    expect(gate.verdict).toBe('HOLD');
  });

  it.each([
    ['one-specimen', rows(1, 1)],
    ['zero-variance', rows(10, 10).map((row) => ({ ...row, value: 1000 }))],
    ['zero-variance', rows(10, 10).map((row) => ({ ...row, value: row.heat === 'H1' ? 1001 : 1000 }))],
  ])('%s holds', (code, evidence) => {
    const gate = judge(document('1A', evidence));
    expect(gate.verdict).toBe('HOLD');
    expect(codes(gate)).toContain(code);
  });

  it('a margin without a baseline, and a screen that asks nothing', () => {
    expect(codes(judge(document('1S', rows(3, 6), { margin: 10 })))).toContain('no-baseline');
    const nothing = judge(document('1S', rows(3, 6), {}));
    expect(nothing.verdict).toBe('HOLD');
    expect(codes(nothing)).toContain('nothing-asked');
  });

  it('bars of heats that differ, as if they were independent proof of equivalence', () => {
    const shifted = rows(6, 20).map((row) => ({
      ...row,
      value: (row.value as number) + (Number(row.heat.slice(1)) - 3.5) * 12,
    }));
    const gate = judge(document('1S', shifted, { margin: 10, baseline }));
    expect(gate.properties[0]?.equivalence?.verdict).toBe('HOLD');
    expect(gate.properties[0]?.equivalence?.p).toBeGreaterThan(0.05);
  });
});

describe('what fails', () => {
  it('a material proven below its design minimum', () => {
    expect(judge(document('1A', rows(10, 10), { designMinimum: 1000 })).verdict).toBe('FAIL');
  });

  it('a mean proven outside its margin, and a scatter proven above its limit', () => {
    const moved = rows(5, 10).map((row) => ({ ...row, value: (row.value as number) - 40 }));
    expect(judge(document('1S', moved, { margin: 10, baseline })).properties[0]?.equivalence?.verdict).toBe(
      'FAIL',
    );
    const wide = rows(5, 10).map((row) => ({ ...row, value: 1000 + 4 * ((row.value as number) - 1000) }));
    expect(codes(judge(document('1S', wide, { sdRatioLimit: 1.5, baseline })))).toContain('scatter-exceeded');
  });

  it('the mirror of a lower limit: an upper one', () => {
    const mirrored = rows(10, 10).map((row) => ({ ...row, value: 2000 - (row.value as number) }));
    const normal = { distribution: 'normal' };
    const lower = judge(document('1A', rows(10, 10), { ...normal, designMinimum: 950 })).properties[0]!;
    const upper = judge(document('1A', mirrored, { ...normal, side: 'upper', designMaximum: 1050 }))
      .properties[0]!;
    expect(upper.verdict).toBe(lower.verdict);
    expect(2000 - upper.issued!.value).toBeCloseTo(lower.issued!.value, 8);
  });
});

describe('alarms gate nothing', () => {
  it('an outlier, ties and an exclusion are said; the verdict with the excluded value stands beside', () => {
    const evidence = rows(10, 10);
    evidence[7] = { ...evidence[7]!, value: 700, excluded: { cause: 'thread stripped', by: 'p-lab' } };
    const [property] = judge(document('1A', evidence)).properties;
    expect(property?.verdict).toBe('HOLD');
    expect(property?.values).toBe(99);
    expect(property?.withExcluded?.excluded).toBe(1);
    expect(property?.reasons.find(({ code }) => code === 'excluded')?.words).toContain('thread stripped');
    evidence[7] = { ...evidence[7]!, value: 1000 };
    const tied = evidence.map((row) => ({ ...row, value: 10 * Math.round((row.value as number) / 10) }));
    expect(codes(judge(document('1A', tied)))).toContain('ties');
  });

  it('a stated distribution that does not fit lowers the bound and passes nothing by itself', () => {
    const skewed = rows(10, 10).map((row) => ({
      ...row,
      value: 1000 * Math.exp(((row.value as number) - 1000) / 15),
    }));
    const gate = judge(document('1A', skewed, { designMinimum: 10, distribution: 'normal' }));
    expect(codes(gate)).toContain('distribution-rejected');
    expect(gate.properties[0]!.issued!.value).toBeLessThan(
      judge(document('1A', skewed, { designMinimum: 10, distribution: 'lognormal' })).properties[0]!.issued!
        .value,
    );
  });
});

describe('the lock and the looks', () => {
  it('takes what is dated before the lock as exploratory', () => {
    const evidence = rows(10, 10).map((row) => ({
      ...row,
      at: row.heat === 'H1' ? '2026-01-31' : '2026-03-01',
    }));
    const gate = judge(document('1A', evidence, undefined, { locked: '2026-02-01' }));
    expect(gate.verdict).toBe('HOLD');
    expect(gate.properties[0]).toMatchObject({ heats: 9, values: 90, moreSpecimens: { heats: 1 } });
    expect(codes(gate)).toContain('exploratory');
  });

  it('spends alpha over looks: the bound of one of four is lower than that of a single look', () => {
    const bound = (looks?: unknown) =>
      judge(
        document(
          '1A',
          rows(10, 10),
          { distribution: 'normal', designMinimum: 900 },
          { ...(looks ? { looks } : {}) },
        ),
      ).properties[0]!.issued!;
    const first = bound({ planned: 4, present: 1, spending: 'obrien-fleming' });
    expect(first.confidence).toBeGreaterThan(0.999);
    expect(first.value).toBeLessThan(bound().value);
    expect(bound({ planned: 4, present: 2 }).confidence).toBeCloseTo(1 - 0.05 / 4, 12);
  });
});

describe('bad input is named with place and cure', () => {
  const good = rows(3, 6);
  const refused = (change: Partial<Row>, words: RegExp, path: string) => {
    const evidence = good.map((row, i) => (i === 4 ? { ...row, ...change } : row));
    try {
      judge(document('1S', evidence));
    } catch (error) {
      expect(error).toBeInstanceOf(InputError);
      const { message, details } = error as InputError;
      expect(message).toMatch(words);
      expect(details[0]?.path).toBe(path);
      return;
    }
    throw new Error('was accepted');
  };

  it.each([
    ['an unknown property', { property: 'Rx' }, /no property of the programme/, 'evidence[4].property'],
    ['NaN', { value: Number.NaN }, /value/, 'evidence[4].value'],
    ['a number as text', { value: '1000' }, /value/, 'evidence[4].value'],
    ['another unit', { unit: 'ksi' }, /in MPa, this value is in ksi/, 'evidence[4].unit'],
    ['a stress that may be in ksi', { value: 145 }, /MPa or ksi\?/, 'evidence[4].value'],
    ['a specimen twice', { specimen: '3' }, /already gave Rm in evidence\[3\]/, 'evidence[4].specimen'],
    [
      'an exclusion without a cause',
      { excluded: { cause: '', by: 'p' } },
      /cause/,
      'evidence[4].excluded.cause',
    ],
  ] as const)('%s', (_, change, words, path) => refused(change, words, path));

  it('bars of parts and separate bars in one property', () => {
    const evidence = good.map((row, i) => ({ ...row, bar: i < 9 ? 'part' : 'separate' }));
    expect(() => judge(document('1S', evidence))).toThrow(/never pool|mixes bars/);
  });

  it('a limit on the side that is not looked at', () => {
    expect(() => judge(document('1S', good, { designMaximum: 1100 }))).toThrow(/side "lower"/);
  });
});
