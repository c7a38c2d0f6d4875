import { describe, expect, it } from 'vitest';
import { askedWords } from '../../documents/as-typed.ts';
import { printedResults } from '../../documents/printed-results.ts';
import { typedContents } from '../../documents/yard/far-results.ts';
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

  it('asks about what no published heat of the grade comes near, though its window begins at nothing', () => {
    expect(asked('C=0.001 Mn=0.001', 'IN718')).toEqual(['C: IN718', 'Mn: IN718']);
    expect(asked('C=0.006 Mn=0.01', 'IN718')).toEqual([]);
    // metal may well be cleaner than that of the papers
    expect(asked('S=0.5ppm P=1ppm', 'IN718')).toEqual([]);
    expect(
      askedWords(askedResults(typed('C=0.001'), { method: spark, grade: 'IN718' }, facts))[0]!.known,
    ).toMatch(/^IN718: hardly below 0\.00\d+ wt%$/);
  });

  it('asks later about a minor content of metal whose other contents are off the grade as well', () => {
    expect(asked('C=0.12 Fe=18.3 Mo=3 Cr=18.4', 'IN718')).toEqual(['C: IN718']);
    expect(asked('C=0.12 Fe=18.3 Mo=3 Cr=14', 'IN718')).toEqual([]);
    expect(asked('C=0.22 Fe=18.3 Mo=3 Cr=14', 'IN718')).toEqual(['C: IN718']);
  });

  it('takes equal numbers of one digit beside a window for chance', () => {
    expect(asked('Cr=5 W=5 Co=10 Al=5.6', 'PWA1484')).toEqual([]);
    expect(asked('Cr=5.2 W=5.2 Co=10 Al=5.6', 'PWA1484')).toEqual(['W: column of Cr']);
  });

  it('asks about two columns exchanged inside of their windows, where heats say so', () => {
    expect(asked('Ti=0.36 Cu=0.045', 'IN617')).toEqual([]);
    expect(asked('Ti=0.045 Cu=0.36', 'IN617')).toEqual(['Ti: column of Cu', 'Cu: column of Ti']);
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
    expect(declared(other, false)).toBe(1);
    expect(declared(other.replace('8.85', '88.5'))).toBe(1);
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

  it('asks about 1 right result in 400 of the heats that its factors were chosen on', () => {
    expect(right).toMatchObject({ results: 4013 - PRINTED_SLIPS.length, asked: 10 });
    // with the slips in print as well
    expect((right.asked + PRINTED_SLIPS.length) / 4013).toBeLessThan(1 / 200);
  });

  // usual: the number is in the window of its element as well; near: outside of it by less than its heats are
  it.each([
    ['wt% typed for ppm', { tried: 3972, asked: 3972, usual: 0, near: 0 }],
    ['ppm typed for wt%', { tried: 3972, asked: 3859, usual: 113, near: 0 }],
    ['ten times too much', { tried: 3972, asked: 3637, usual: 259, near: 76 }],
    ['a tenth', { tried: 3972, asked: 3093, usual: 862, near: 17 }],
    ['next column, typed twice', { tried: 3225, asked: 1967, usual: 1053, near: 205 }],
    ['column before, typed twice', { tried: 3210, asked: 2111, usual: 908, near: 191 }],
    ['two columns exchanged', { tried: 3225, asked: 2177, usual: 747, near: 301 }],
    ['next column, nothing else typed', { tried: 3225, asked: 1779, usual: 1063, near: 383 }],
    ['column before, nothing else typed', { tried: 3210, asked: 2041, usual: 919, near: 250 }],
  ])('asks about %s unless the number is right of such metal', (slip, counts) => {
    expect(slips[slip]).toEqual(counts);
    expect(counts.asked + counts.usual + counts.near).toBe(counts.tried);
  });
});

it('loses 17 slips of 31,983 where only a paper says the grade, and asks nothing more', () => {
  const asked = ({ slips }: ReturnType<typeof slipTrial>): number =>
    Object.values(slips).reduce((sum, one) => sum + one.asked, 0);
  const declared = slipTrial(facts, { isDeclared: true });
  expect(declared.right.asked).toBe(9);
  expect(asked(slipTrial(facts)) - asked(declared)).toBe(17);
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
