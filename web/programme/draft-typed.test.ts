import { expect, it } from 'vitest';
import { type Draft, documentOf, typedOf } from './draft-typed.ts';

const draft: Draft = {
  format: 'remelt-programme/1',
  programme: {
    id: 'disk',
    level: '1M',
    properties: [
      { id: 'strength', unit: 'MPa', side: 'lower', designMinimum: 1276, plan: { heats: 10, perHeat: 10 } },
      { id: 'life', unit: 'cycles', side: 'lower', why: 'state your minimum' },
    ],
  },
  evidence: [],
};
const typed = typedOf(draft);
const withLife = (change: object) => ({
  ...typed,
  properties: [typed.properties[0]!, { ...typed.properties[1]!, ...change }],
});

it('gives a draft back as it came, and with what was typed', () => {
  expect(documentOf(draft, typed)).toEqual(draft);
  const changed = {
    ...withLife({ min: '12500,5' }),
    id: ' disk-2 ',
    process: 'furnace: VIM-1\n\nroute: VIM + VAR',
  };
  expect(documentOf(draft, changed)?.programme).toMatchObject({
    id: 'disk-2',
    process: { furnace: 'VIM-1', route: 'VIM + VAR' },
    properties: [{ designMinimum: 1276 }, { id: 'life', designMinimum: 12500.5, why: 'state your minimum' }],
  });
  expect(documentOf(draft, withLife({ isAsked: false }))?.programme.properties).toHaveLength(1);
});

it('gives nothing while a number may mean two, or a line of the process has no name', () => {
  expect(documentOf(draft, withLife({ min: '12,500' }))).toBeNull();
  expect(documentOf(draft, { ...typed, process: 'VIM-1' })).toBeNull();
});
