import { expect, it } from 'vitest';
import type { TaskContext } from '../../../desk/context.ts';
import { runTask } from '../../task.ts';
import { founded } from '../../testing/founded.ts';
import { enterCustomer } from '../enter-customer/enter-customer.ts';
import { listOrders } from '../list-orders/list-orders.ts';
import { enterOrder } from './enter-order.ts';

const ORDER = {
  ...{ order: '4500012', customer: 'C-7', grade: 'IN600', mass_g: 250_000, over_g: 5_000 },
  ...{ dueOn: '2026-12-18', sender: 'sap' },
} as const;

async function plant(): Promise<TaskContext> {
  const { by } = await founded();
  const planner = by('p-plan');
  await runTask(enterCustomer, { customer: 'C-7', name: 'Foundry North' }, planner);
  return planner;
}

it('ends with the latest version, however versions are swapped and doubled on their way', async () => {
  const planner = await plant();
  const states = [];
  for (const version of [1, 3, 2, 3, 1, 4, 4, 2]) {
    const row = { ...ORDER, version, mass_g: 250_000 + version };
    states.push((await runTask(enterOrder, row, planner)).entered[0]!.state);
  }
  expect(states).toEqual(['booked', 'booked', 'older', 'same', 'older', 'booked', 'same', 'older']);
  const { rows } = await runTask(listOrders, {}, planner);
  expect(rows).toMatchObject([{ id: '4500012', version: 4, entry: { mass_g: 250_004 } }]);
  const forged = runTask(enterOrder, { ...ORDER, version: 4, mass_g: 1 }, planner);
  await expect(forged).rejects.toMatchObject({
    message: 'order 4500012 in version 4 is here with other content: mass_g',
    details: [{ path: 'mass_g', value: '1', allowed: '250004' }],
  });
});

it('refuses an order of nothing, and one of a customer that nobody knows', async () => {
  const planner = await plant();
  const { grade: _, ...nothing } = ORDER;
  const refused = (row: object) => expect(runTask(enterOrder, row, planner)).rejects;
  await refused(nothing).toMatchObject({ code: 'input', details: [{ path: 'grade' }] });
  await refused({ ...ORDER, customer: 'C-8' }).toMatchObject({
    code: 'not-found',
    details: [{ path: 'customer', value: 'C-8' }],
  });
  await refused({ ...ORDER, mass_g: 0 }).toMatchObject({ code: 'input', details: [{ path: 'mass_g' }] });
  expect((await runTask(listOrders, {}, planner)).rows).toEqual([]);
});
