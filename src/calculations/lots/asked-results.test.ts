import { describe, expect, it } from 'vitest';
import { typedContents } from '../../documents/far-results.ts';
import { printedResults } from '../../documents/printed-results.ts';
import { findMethod } from '../../metal/alloy/analysis-method.ts';
import { dataFacts } from '../testing/data-facts.ts';
import { PRINTED_SLIPS, slipTrial } from '../testing/slip-trial.ts';
import { askedResults } from './asked-results.ts';

const facts = dataFacts();
const spark = findMethod(facts.analysisMethods, 'OES');
const typed = (words: string) => typedContents(printedResults(words).results);
const asked = (words: string, grade?: string, earlier?: string): string[] =>
  askedResults(
    typed(words),
    {
      method: spark,
      grade,
      earlier: typed(earlier ?? '').map((one) => ({ ...one, from: 'analysis A1', method: spark })),
    },
    facts,
  ).map(({ element, known, columnOf }) => `${element}: ${columnOf ? `column of ${columnOf}` : known.from}`);

const ALLOY = 'Cr=18.4 Fe=18.3 Nb=5.1 Mo=3.05 Ti=0.97 Al=0.51 S=12ppm C=0.03';

describe('results that are asked about', () => {
  it('asks about a unit, a digit and a column of the grade, and not about its heats', () => {
    expect(asked(ALLOY, 'IN718')).toEqual([]);
    expect(asked('S=12', 'IN718')).toEqual(['S: IN718']);
    expect(asked('Cr=0.184 Ni=0.53', 'IN718')).toEqual(['Cr: IN718', 'Ni: column of Al']);
    expect(asked(ALLOY.replace('0.97', '9.7'), 'IN718')).toEqual(['Ti: IN718']);
    // Ti typed for Al as well, Ti and Al exchanged, and Ti alone for Al
    expect(asked(ALLOY.replace('0.51', '0.97'), 'IN718')).toEqual(['Al: column of Ti']);
    expect(asked(ALLOY.replace('Ti=0.97 Al=0.51', 'Ti=0.51 Al=0.97'), 'IN718')).toEqual([
      'Ti: column of Al',
      'Al: column of Ti',
    ]);
    expect(asked('Al=0.97', 'IN718')).toEqual(['Al: column of Ti']);
    // out of its limit by what a method scatters, or by what heats do
    expect(asked('S=16ppm', 'IN718')).toEqual([]);
    expect(asked('Nb=5.6', 'IN718')).toEqual([]);
  });

  it('asks first about another analysis of the same metal, inside of the grade too', () => {
    expect(asked('Co=0.015', 'IN718')).toEqual([]);
    expect(asked('Co=0.015', 'IN718', 'Co=0.15')).toEqual(['Co: analysis A1']);
    expect(asked('Cr=0.184 S=12', undefined, ALLOY)).toEqual(['Cr: analysis A1', 'S: analysis A1']);
    // metal that is off its grade is not asked about twice
    expect(asked('Ti=2.2', 'IN718')).toEqual(['Ti: IN718']);
    expect(asked('Ti=2.2', 'IN718', 'Ti=2.23')).toEqual([]);
    expect(asked(ALLOY, 'IN718', ALLOY)).toEqual([]);
  });

  it('leaves metal of another grade than its paper says to the identification, not a row in another unit', () => {
    const declared = (words: string, isDeclared = true): number =>
      askedResults(typed(words), { method: spark, grade: 'IN718', isDeclared }, facts).length;
    const other = 'Cr=21.7 Fe=3.9 Nb=3.52 Mo=8.85 Ti=0.22 Al=0.19';
    expect(declared(other)).toBe(0);
    expect(declared(other, false)).toBe(2);
    expect(declared(other.replace('8.85', '88.5'))).toBe(2);
    expect(declared('Cr=0.184 Fe=0.183 Nb=0.051 Mo=0.0305 Ti=0.0097 Al=0.0051')).toBe(6);
  });

  it('asks about what no grade holds where no grade is known', () => {
    expect(asked('S=12 Cr=18.4')).toEqual(['S: any grade']);
    expect(asked(ALLOY)).toEqual([]);
    // no spark prints 0.0012 ppm
    expect(asked('S=0.0012ppm', 'IN718')).toEqual(['S: IN718']);
  });

  it('never asks about "less than" for being high, or about nothing found of what need not be there', () => {
    expect(asked('S=<300ppm Co=0', 'IN718')).toEqual([]);
    expect(asked('Cr=<0.1', 'IN718')).toEqual(['Cr: IN718']);
  });
});

describe('on the published heats, by statistics that have not seen their paper', () => {
  const { right, slips } = slipTrial(facts);

  it('asks about at most 1 right result in 200', () => {
    expect(right).toMatchObject({ results: 4013 - PRINTED_SLIPS.length, asked: 20 });
    expect(right.asked / right.results).toBeLessThanOrEqual(1 / 200);
  });

  // usual: the number is in the window of its element as well; near: outside of it by less than its heats are
  it.each([
    ['wt% typed for ppm', { tried: 3963, asked: 3963, usual: 0, near: 0 }],
    ['ppm typed for wt%', { tried: 3963, asked: 3801, usual: 162, near: 0 }],
    ['ten times too much', { tried: 3963, asked: 3645, usual: 259, near: 59 }],
    ['a tenth', { tried: 3963, asked: 2938, usual: 1019, near: 6 }],
    ['next column, typed twice', { tried: 3220, asked: 2088, usual: 1064, near: 68 }],
    ['column before, typed twice', { tried: 3200, asked: 2259, usual: 903, near: 38 }],
    ['two columns exchanged', { tried: 3220, asked: 2145, usual: 756, near: 319 }],
    ['next column, nothing else typed', { tried: 3220, asked: 1799, usual: 1077, near: 344 }],
    ['column before, nothing else typed', { tried: 3200, asked: 2035, usual: 916, near: 249 }],
  ])('asks about %s unless the number is right of such metal', (slip, counts) => {
    expect(slips[slip]).toEqual(counts);
    expect(counts.asked + counts.usual + counts.near).toBe(counts.tried);
  });
});

it('loses 19 slips of 31,912 where only a paper says the grade, and asks nothing more', () => {
  const asked = ({ slips }: ReturnType<typeof slipTrial>): number =>
    Object.values(slips).reduce((sum, one) => sum + one.asked, 0);
  const declared = slipTrial(facts, { isDeclared: true });
  expect(declared.right.asked).toBe(20);
  expect(asked(slipTrial(facts)) - asked(declared)).toBe(19);
});

describe('on the published heats, where another analysis of the metal is known', () => {
  const { right, slips } = slipTrial(facts, { again: true });

  it('asks about at most 1 right result in 200', () => {
    expect(right.asked / right.results).toBeLessThanOrEqual(1 / 200);
  });

  it.each(Object.entries(slips))('asks about %s', (slip, { tried, asked }) => {
    // columns whose numbers are nearer each other than two samples are
    expect(asked / tried).toBeGreaterThan(/column/.test(slip) ? 0.86 : 0.98);
  });
});
