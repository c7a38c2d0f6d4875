import { expect, it } from 'vitest';
import type { ChargeSheet } from '../../src/documents/heats/charge-sheet.ts';
import type { HeatAtFurnace } from './heat-now.ts';
import { nextPart } from './next-part.ts';

const sheetOf = (...stages: readonly (readonly [stage: string, lot: string])[]) =>
  ({ steps: stages.map(([stage, lot]) => ({ stage, lines: [{ lot }] })) }) as unknown as ChargeSheet;
const taken = { sample: 'B-1', waits: false };
const read = (sample: string, seq: number) => ({ sample, waits: false, analysis: { seq } as never });
const added = (seq: number) => ({ addition: 'advised', seq }) as HeatAtFurnace['charges'][number];
const point = (...decisions: readonly string[]) =>
  ({ step: 'pour', look: 'La agreed', stamps: decisions.map((decision) => ({ decision, seq: 5 })) }) as never;

const next = ({
  charges = [],
  points = [],
  samples = [],
  charged = [],
  sheet = sheetOf(['charge', 'A'], ['after-degassing', 'B'], ['late', 'C']),
  isRight = false,
}: {
  readonly charges?: HeatAtFurnace['charges'];
  readonly points?: never[];
  readonly samples?: Parameters<typeof nextPart>[0]['now']['samples'];
  readonly charged?: readonly string[];
  readonly sheet?: ChargeSheet;
  readonly isRight?: boolean;
}) =>
  nextPart({
    heat: { charges, holdPoints: points },
    now: { charged: new Map(charged.map((lot) => [lot, 1])), samples },
    sheet,
    isRight,
  });

it('goes from the additions over the sample and its trim to the pour', () => {
  expect(next({ charged: ['A'] })).toBe('additions');
  const charged = ['A', 'B'];
  expect(next({ charged })).toBe('sample');
  expect(next({ charged, samples: [taken] })).toBe('sample');
  expect(next({ charged, samples: [read('B-1', 7)] })).toBe('trim');
  // where none is needed the late additions go in; a trim takes their place, and wants a sample of its own
  expect(next({ charged, samples: [read('B-1', 7)], isRight: true })).toBe('additions');
  expect(next({ charged, samples: [read('B-1', 7)], charges: [added(9)] })).toBe('sample');
  const afterTrim = [read('B-1', 7), read('B-2', 11)];
  expect(next({ charged, samples: afterTrim, charges: [added(9)], isRight: true })).toBe('pour');
  const all = [...charged, 'C'];
  expect(next({ charged: all, samples: [read('B-1', 7)], charges: [added(9)] })).toBe('sample');
  const again = [read('B-1', 7), read('B-2', 11)];
  expect(next({ charged: all, samples: again, charges: [added(9)] })).toBe('trim');
  expect(next({ charged: all, samples: again, charges: [added(9)], isRight: true })).toBe('pour');
});

it('is the pour once every hold point before it is stamped', () => {
  const charged = ['A', 'B', 'C'];
  expect(next({ charged, points: [point('accepted'), point()] })).toBe('sample');
  expect(next({ charged, points: [point('accepted'), point('waived')] })).toBe('pour');
  // a content is agreed of the bath as it is: metal that was added since wants a sample
  expect(next({ charged, points: [point('accepted')], charges: [added(9)] })).toBe('sample');
});
