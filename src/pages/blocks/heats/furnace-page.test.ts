import { expect, it } from 'vitest';
import type { FurnaceAnswer, FurnaceRow } from '../../../documents/heats/furnaces.ts';
import { readPage } from '../../testing/read-page.ts';
import { furnacePage, furnacesPage } from './furnace-page.ts';

const LINING = {
  lining: 'crucible',
  material: 'alumina',
  heats: 12,
  maximumHeats: 40,
  left: 28,
  since: '2026-10-01',
  heatsPerDay: 0.5,
  expectedEnd: '2027-01-20',
};
const row = (more: object = {}): FurnaceRow =>
  ({
    ...{ furnace: 'VIM-1', kind: 'vacuum-induction', minimum_kg: 100, capacity_kg: 500, heats: 12 },
    ...{ lastHeat: 'H-12', lastAt: '2026-11-20T10:00:00Z', lining: LINING },
    ...more,
  }) as unknown as FurnaceRow;
const listed = (more: object = {}) =>
  readPage(furnacesPage({ furnaces: [row(more)] } as never)).tables[0]![1];

it('lists furnaces with their last heat and what is left of their lining', () => {
  expect(listed()).toEqual([
    'VIM-1',
    'vacuum-induction',
    '100 to 500',
    '12',
    'H-12, 2026-11-20',
    'alumina, 12 of 40 heats',
    '2027-01-20',
  ]);
  expect(listed({ lastHeat: null, lastAt: null, lining: null })!.slice(4)).toEqual(['-', '-', '-']);
  expect(listed({ lining: { ...LINING, expectedEnd: null } })!.at(-1)).toBe('in 28 heats');
  expect(listed({ lining: { ...LINING, left: 0 } })!.at(-1)).toBe('now');
  expect(listed({ lining: { ...LINING, left: 1, expectedEnd: null } })!.at(-1)).toBe('in 1 heat');
  expect(listed({ lastAt: null })![4]).toBe('H-12, ');
  expect(readPage(furnacesPage({ furnaces: [] } as never)).words).toEqual([
    'The plant has no furnace: enter one on the page Plant.',
  ]);
  const linked = furnacesPage({ furnaces: [row()] } as never, {
    furnace: (id) => `furnaces/${id}`,
    heat: (id) => `heats/${id}`,
  });
  expect(linked.lead[0]).toMatchObject({
    rows: [{ 0: { href: 'furnaces/VIM-1' }, 4: { text: 'H-12, 2026-11-20', href: 'heats/H-12' } }],
  });
});

const answer = (more: object = {}): FurnaceAnswer =>
  ({
    ...row(),
    calibration: null,
    calibrated: null,
    notCalibrated: null,
    leak: null,
    next: ['calibrate'],
    expectedErrors: [],
    ...more,
  }) as never;
const read = (more: object = {}, id?: string) => readPage(furnacePage(answer(more)), id);

it('says of one furnace what was melted, whether it is calibrated, and how it leaks', () => {
  expect(read().words.slice(0, 3)).toEqual([
    'operation: vacuum-induction, 100 to 500 kg',
    'heats: 12, the last H-12 on 2026-11-20',
    'calibration in force: none: no heat can be used',
  ]);
  expect(read({ lastHeat: null, notCalibrated: 'too few' }).words.slice(1, 3)).toEqual([
    'heats: none yet',
    'calibration in force: none: too few',
  ]);
  const leak = { leak_Pa_m3_per_s: 0.002, heat: 'H-12', at: '2026-11-20T09:00:00Z', limit_Pa_m3_per_s: 0.01 };
  expect(read({ leak }).words[3]).toBe(
    'latest leak-up rate: 0.002 Pa m3/s before H-12 on 2026-11-20; limit 0.01',
  );
  expect(read({ leak: { ...leak, limit_Pa_m3_per_s: null } }).words[3]).toMatch(/; no limit is set$/);
  expect(read({}, 'expected-errors').words).toEqual([
    'vacuum-induction: not compared with measured nickel heats',
  ]);
  expect(read({}, 'next').words).toEqual(['calibrate']);
});

it('says how long the lining lasts at the pace of its heats', () => {
  const lining = (more: object) => read({ lining: { ...LINING, ...more } }, 'lining').words;
  expect(lining({}).slice(0, 6)).toEqual([
    ...[
      'lining: crucible, alumina',
      'in the furnace since: 2026-10-01',
      'heats on it: 12 of 40',
      'left: 28 heats',
      'pace: 3.5 heats a week',
    ],
    'expected end: 2027-01-20',
  ]);
  expect(lining({ since: null })[1]).toMatch(/not stated: every recorded heat counts/);
  expect(lining({ left: 0, expectedEnd: null }).slice(3, 6)).toEqual([
    'left: none: it is beyond its life',
    'pace: 3.5 heats a week',
    'expected end: now',
  ]);
  expect(lining({ heatsPerDay: null })[4]).toBe('pace: not known from fewer than two days of heats');
  expect(read({ lining: null }, 'lining').words).toEqual([
    'The plant states no lining of this furnace: enter it on the page Plant.',
  ]);
});

it('says how far predictions of the operation were from published heats', () => {
  const row = { operation: 'vacuum-induction', element: 'S', bias: 1.2, n: 9, papers: 3 };
  const { words, tables } = read({ expectedErrors: [row] }, 'expected-errors');
  expect(words).toEqual([]);
  expect(tables[0]![1]).toEqual(['vacuum-induction', 'S', 'x1.2', '-', '-', '9', '3']);
});
