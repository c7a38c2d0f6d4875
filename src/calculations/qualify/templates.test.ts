import { describe, expect, it } from 'vitest';
import { dataFacts } from '../testing/data-facts.ts';
import { qualifyDocument } from './qualify.ts';
import { programmeTemplatesDocument } from './templates.ts';

const facts = dataFacts();
const templates = programmeTemplatesDocument(undefined, facts);
const gated = (name: string): string => JSON.stringify(templates.find((one) => one.name === name)!.document);

describe('drafts of programmes', () => {
  it.each(templates)('$name is a document that holds until there is evidence', ({ document }) => {
    const [one, two] = qualifyDocument(document, facts).gates;
    expect(one.verdict).toBe('HOLD');
    expect(one.properties.every(({ reasons }) => reasons.some(({ code }) => code === 'no-evidence'))).toBe(
      true,
    );
    expect(two?.verdict ?? 'HOLD').toBe('HOLD');
    expect(facts.grades.has(document.programme.gradeId!)).toBe(true);
  });

  it.each([
    ['wrought-disk', ['fatigue', 'crack growth', 'anomalies', 'rupture']],
    ['cast-blade', ['grain', 'freckles', 'porosity', 'creep', 'isostatic', 'company-minimum']],
    [
      'rare-earth-sheet',
      ['cyclic oxidation', 'coating life', 'hot ductility', 'inclusion count', 'lower edge', 'upper edge'],
    ],
  ])('%s gates what its trade gates', (name, words) => {
    for (const word of words) expect(gated(name)).toContain(word);
  });

  it('asks for the heats that are planned, where they are more than the level asks', () => {
    const [property] = qualifyDocument(templates[1]!.document, facts).gates[0].properties;
    expect(property?.moreSpecimens).toEqual({ heats: 5, perHeat: 10 });
  });
});
