import { expect, it } from 'vitest';
import { stoppedPlan } from './stopped-plan.ts';

const CHARGE = [
  { id: 'L1', mass_kg: 20.00049 },
  { id: 'L2', mass_kg: 300 },
];

it('tells what was found, and the charge of a heat with its largest amount first', () => {
  const { message, details } = stoppedPlan([{ id: 'H1' }], 'best so far 9.00 USD', [CHARGE]);
  expect(message).toBe('stopped while H1 was planned; best so far 9.00 USD; nothing is reserved');
  expect(details).toEqual([
    { path: 'L2', value: 300, unit: 'kg' },
    { path: 'L1', value: 20, unit: 'kg' },
  ]);
});

it('names the heat of each amount where there are several', () => {
  const heats = [{ id: 'H1' }, { id: 'H2' }];
  const { message, details } = stoppedPlan(heats, 'no plan was found yet', [[], CHARGE]);
  expect(message).toBe('stopped while 2 heats were planned; no plan was found yet; nothing is reserved');
  expect(details.map(({ path }) => path)).toEqual(['H2: L2', 'H2: L1']);
});
