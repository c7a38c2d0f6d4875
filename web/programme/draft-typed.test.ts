import { expect, it } from 'vitest';
import {
  type Draft,
  documentOf,
  typedOf,
  wrongNumber,
  wrongOfBaseline,
  wrongOfProcess,
} from './draft-typed.ts';

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

it('names the line that cannot be read, and the number that cannot stand', () => {
  expect(wrongOfProcess('furnace: VIM-1\n\nVIM + VAR')).toEqual({ line: 3, text: 'VIM + VAR' });
  expect(wrongOfProcess('furnace: VIM-1')).toBeUndefined();
  expect(wrongOfBaseline('B-1: 1310\nB-2 1290')).toEqual({ line: 2, text: 'B-2 1290' });
  expect(wrongNumber('heats', '2,5')).toBe('whole');
  expect(wrongNumber('looks', '21')).toBe('looks');
  expect(documentOf(draft, { ...typed, looks: '21' })).toBeNull();
  expect(documentOf(draft, withLife({ baseline: 'B-2 1290' }))).toBeNull();
});

it('takes baselines, margins and planned looks, and gives them back as typed', () => {
  const filled = documentOf(draft, {
    ...withLife({ margin: '500', baseline: 'B-1: 12500,5\nB-2: 13000 part' }),
    looks: '3',
  });
  expect(filled?.programme).toMatchObject({
    looks: { planned: 3, present: 1 },
    properties: [
      {},
      {
        margin: 500,
        baseline: [
          { heat: 'B-1', value: 12500.5 },
          { heat: 'B-2', value: 13000, bar: 'part' },
        ],
      },
    ],
  });
  expect(documentOf(filled!, typedOf(filled!))).toEqual(filled);
});
