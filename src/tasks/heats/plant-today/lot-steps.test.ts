import { expect, test } from 'vitest';
import type { YardLot } from '../../../documents/yard/yard.ts';
import { lotSteps } from './lot-steps.ts';

const lot = (over: Partial<YardLot>) =>
  ({
    ...{
      status: 'hold',
      stage: 'quarantined',
      gate: { checks: [] },
      analyses: [],
      why: ['r'],
      held_g: 1_000,
      age_d: 1,
    },
    ...over,
  }) as unknown as YardLot;
const analyses = [{ basis: 'measured' }] as unknown as YardLot['analyses'];

test.each<[string, Partial<YardLot>, readonly string[]]>([
  ['check at the gate', { gate: null }, ['receiver', 'sampler', 'analyst']],
  ['check at the gate', { stage: 'received' }, ['receiver', 'sampler', 'analyst']],
  ['decide what becomes of it', { stage: 'refused' }, ['quality']],
  ['book an analysis', {}, ['analyst', 'receiver']],
  ['identify', { analyses }, ['receiver', 'analyst', 'planner', 'quality']],
  ['clear', { stage: 'identified', analyses }, ['quality']],
])('a lot on hold waits for: %s', (step, over, on) => {
  expect(lotSteps([lot(over)])).toMatchObject([{ step, on, lots: 1, kg: 1 }]);
});

test('puts lots of one step and reason together, the longest wait first; what is not on hold waits for nothing', () => {
  const rows = lotSteps([
    lot({ why: ['no analysis'], age_d: 2 }),
    lot({ why: ['no analysis: W'], age_d: 3 }),
    lot({ gate: null, age_d: 9 }),
    lot({ status: 'cleared' }),
  ]);
  expect(rows.map(({ reason, lots, oldest_d }) => [reason, lots, oldest_d])).toEqual([
    ['r', 1, 9],
    ['no analysis', 2, 3],
  ]);
});
