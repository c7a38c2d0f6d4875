import { describe, expect, it } from 'vitest';
import { assembleFacts } from './facts.ts';
import { dataFacts } from './testing/data-facts.ts';

const facts = dataFacts();

describe('facts', () => {
  it('reads a table once and hands out the same object', () => {
    expect(facts.grades).toBe(facts.grades);
    expect(facts.grades.size).toBe(257);
  });
  it('know the molar mass of every element and refuse one that the file lacks', () => {
    expect(facts.properties.molarMass_kg_per_mol('Cr')).toBeCloseTo(0.0519961, 9);
    const elements = structuredClone(facts.documents['elements.json']) as { records: { id: string }[] };
    elements.records = elements.records.filter((row) => row.id !== 'Cr');
    const less = assembleFacts({ ...facts.documents, 'elements.json': elements }, 'x');
    expect(() => less.properties.molarMass_kg_per_mol('Cr')).toThrow(/no atomic weight of Cr/);
  });
  it('name a charge material by id or name, and none as undefined', () => {
    expect(facts.materialById('NiLa')?.contents.La?.mean).toBeCloseTo(0.2, 12);
    expect(facts.materialById('nickel lanthanum')).toBe(facts.materialById('NiLa'));
    expect(facts.materialById('unobtainium')).toBeUndefined();
  });
  it('a broken file of charge materials is no unknown material', () => {
    const broken = assembleFacts({ ...facts.documents, 'charge-materials.json': {} }, 'x');
    expect(() => broken.materialById('NiLa')).toThrow(/charge-materials\.json/);
  });
});
