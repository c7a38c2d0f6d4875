import { describe, expect, it } from 'vitest';
import elements from '../../../data/elements.json' with { type: 'json' };
import grades from '../../../data/grades.json' with { type: 'json' };
import document from '../../../data/release-procedures.json' with { type: 'json' };
import type { ElementSymbol } from '../../metal/alloy/element.ts';
import { elementFacts } from '../../metal/alloy/element-data.ts';
import { electronVacancy } from './electron-vacancy.ts';
import { releaseProcedures } from './procedures.ts';

const facts = elementFacts(elements);
const molarMass = (element: ElementSymbol): number => facts.get(element)!.molarMass;
const procedure = releaseProcedures(document).vacancies.get('residual-matrix')!;
/** Mass fractions of what is given in atoms. */
const alloy = (atoms: Partial<Record<ElementSymbol, number>>): Map<ElementSymbol, number> =>
  new Map(
    (Object.entries(atoms) as [ElementSymbol, number][]).map(([element, x]) => [
      element,
      x * molarMass(element),
    ]),
  );
const nv = (atoms: Partial<Record<ElementSymbol, number>>): number =>
  electronVacancy(alloy(atoms), procedure, molarMass);

describe('electron vacancy number', () => {
  it('of pure nickel is 0.66, of pure cobalt 1.71', () => {
    expect(nv({ Ni: 1 })).toBeCloseTo(0.66, 12);
    expect(nv({ Co: 1 })).toBeCloseTo(1.71, 12);
  });
  it('by hand, Ni-20Cr: 3 % of Cr and three Ni each go into gamma prime', () => {
    expect(nv({ Ni: 0.8, Cr: 0.2 })).toBeCloseTo((0.782 * 0.66 + 0.194 * 4.66) / 0.976, 12);
  });
  it('by hand, with Al: all Al and three Ni each', () => {
    const formers = 0.1 + 0.006;
    const ni = 0.7 - 3 * formers;
    expect(nv({ Ni: 0.7, Cr: 0.2, Al: 0.1 })).toBeCloseTo((ni * 0.66 + 0.194 * 4.66) / (ni + 0.194), 12);
  });
  it('by hand, carbon: half takes Ta one to one, half takes Cr and Mo from the matrix', () => {
    const cr = 0.2 - 0.005 * 3.5;
    const mo = 0.02 - 0.005 / 3;
    const chromium = cr - 0.006;
    const formers = 0.006 + 0.005;
    const ni = 0.76 - 3 * formers;
    const expected = (ni * 0.66 + (chromium + mo) * 4.66) / (ni + chromium + mo);
    expect(nv({ Ni: 0.76, Cr: 0.2, Mo: 0.02, Ta: 0.01, C: 0.01 })).toBeCloseTo(expected, 10);
  });
  it('by hand, carbon without Mo, W or former of MC: Cr23C6, 3.5 + 1/3 Cr for each C', () => {
    const cr = 0.2 - 0.01 * (3.5 + 1 / 3) - 0.006;
    const ni = 0.79 - 3 * 0.006;
    expect(nv({ Ni: 0.79, Cr: 0.2, C: 0.01 })).toBeCloseTo((ni * 0.66 + cr * 4.66) / (ni + cr), 10);
  });
  it('by hand, carbon with Mo and W: a third of an atom for each C, as they stand to each other', () => {
    const cr = 0.2 - 0.01 * 3.5 - 0.006;
    const heavy = 0.03 - 0.01 / 3;
    const ni = 0.76 - 3 * 0.006;
    expect(nv({ Ni: 0.76, Cr: 0.2, Mo: 0.01, W: 0.02, C: 0.01 })).toBeCloseTo(
      (ni * 0.66 + (cr + heavy) * 4.66) / (ni + cr + heavy),
      10,
    );
    expect(nv({ Ni: 0.76, Cr: 0.2, W: 0.03, C: 0.01 })).toBeCloseTo(
      nv({ Ni: 0.76, Cr: 0.2, Mo: 0.03, C: 0.01 }),
      10,
    );
  });
  it('Mo and W are taken as they stand to each other: with other vacancies for W the shares show', () => {
    const own = { ...procedure, vacancies: { ...procedure.vacancies, W: 1 } };
    const value = electronVacancy(alloy({ Ni: 0.76, Mo: 0.06, W: 0.12, C: 0.06 }), own, molarMass);
    const left = 1 - 0.06 / 3 / 0.18;
    const [mo, w] = [0.06 * left, 0.12 * left];
    expect(value).toBeCloseTo((0.76 * 0.66 + mo * 4.66 + w) / (0.76 + mo + w), 10);
  });
  it('by hand, boron: 0.75 Mo, 0.225 Ti, 0.375 Cr and 0.15 Ni for each B', () => {
    const mo = 0.05 - 0.0075;
    const cr = 0.2 - 0.00375 - 0.006;
    const ni = 0.74 - 0.0015 - 3 * 0.006;
    expect(nv({ Ni: 0.74, Cr: 0.2, Mo: 0.05, B: 0.01 })).toBeCloseTo(
      (ni * 0.66 + (cr + mo) * 4.66) / (ni + cr + mo),
      10,
    );
  });
  it('by hand, V: half of it forms gamma prime', () => {
    const ni = 0.9 - 3 * 0.05;
    expect(nv({ Ni: 0.9, V: 0.1 })).toBeCloseTo((ni * 0.66 + 0.05 * 5.66) / (ni + 0.05), 10);
  });
  it('what has no vacancy number is no atom of the matrix', () => {
    expect(nv({ Ni: 0.9, N: 0.1 })).toBeCloseTo(0.66, 12);
  });
  it('does not depend on the scale of the contents', () => {
    const atoms = { Ni: 0.6, Cr: 0.2, Al: 0.1, Mo: 0.05, C: 0.01, B: 0.001, Ti: 0.03 } as const;
    const doubled = new Map([...alloy(atoms)].map(([element, share]) => [element, share * 2]));
    expect(electronVacancy(doubled, procedure, molarMass)).toBeCloseTo(nv(atoms), 12);
  });
  it('IN-738 at its nominal composition lies near the 2.36 that its makers limit it to (recalled): 2.3 to 2.5', () => {
    const row = grades.records.find(({ id }) => id === 'IN738')!;
    const nominal = new Map(
      (Object.entries(row.composition) as [ElementSymbol, { nominal: number }][]).map(([element, one]) => [
        element,
        one.nominal / 100,
      ]),
    );
    const value = electronVacancy(nominal, procedure, molarMass);
    expect(value).toBeGreaterThan(2.25);
    expect(value).toBeLessThan(2.5);
  });
  it('refuses a composition without a matrix', () => {
    expect(() => nv({ C: 1 })).toThrow(/take up all of the metal/);
  });
});
