import { describe, expect, it } from 'vitest';
import document from '../../../data/elements.json' with { type: 'json' };
import { ELEMENTS } from './element.ts';
import { elementFacts } from './element-data.ts';

describe('elements', () => {
  const elements = elementFacts(document);
  it('holds every symbol once, in kg/mol', () => {
    expect([...elements.keys()].sort()).toEqual([...ELEMENTS].sort());
  });
  it.each([
    ['Ni', 0.0586934],
    ['Cr', 0.0519961],
    ['Hf', 0.178486],
    ['Re', 0.186207],
    ['La', 0.13890547],
    ['Sn', 0.11871],
    ['S', 0.03206],
    ['Yb', 0.173045],
  ] as const)('matches the IUPAC standard atomic weight 2021 of %s', (symbol, kg_per_mol) => {
    expect(elements.get(symbol)?.molarMass).toBeCloseTo(kg_per_mol, 12);
  });
  it('atomic numbers rise with molar mass except at the known inversion Co > Ni and Te', () => {
    const rows = [...elements.values()].sort((a, b) => a.number - b.number);
    const inversions = rows.filter((row, i) => i > 0 && row.molarMass < rows[i - 1]!.molarMass);
    expect(inversions.map((row) => row.symbol)).toEqual(['Ni']);
  });
  it('melts before it boils', () => {
    for (const { symbol, melting, boiling } of elements.values())
      if (melting !== undefined && boiling !== undefined) expect(melting, symbol).toBeLessThan(boiling);
  });
});
