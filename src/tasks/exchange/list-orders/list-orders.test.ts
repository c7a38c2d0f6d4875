import { expect, it } from 'vitest';
import { renderTerminal } from '../../../pages/render/terminal.ts';
import { runTask } from '../../task.ts';
import { founded } from '../../testing/founded.ts';
import { enterCustomer } from '../enter-customer/enter-customer.ts';
import { enterOrder } from '../enter-order/enter-order.ts';
import { listOrders } from './list-orders.ts';
import { page } from './page.ts';

it('lists the orders that were entered, part by part, and one by its id', async () => {
  const plant = await founded();
  const planner = plant.by('p-plan');
  expect(renderTerminal(page(await runTask(listOrders, {}, plant)))).toContain(
    'No order was entered or sent yet.',
  );
  await runTask(enterCustomer, { customer: 'C-1', name: 'Foundry North' }, planner);
  const order = { customer: 'C-1', grade: 'IN600', mass_g: 250_000, dueOn: '2026-12-18' };
  await runTask(enterOrder, { order: 'O-1', ...order, sender: 'sap' }, planner);
  await runTask(enterOrder, { order: 'O-2', ...order }, planner);
  const part = await runTask(listOrders, { limit: 1 }, plant);
  expect(part.rows).toMatchObject([{ id: 'O-1', sender: 'sap', version: null }]);
  const rest = await runTask(listOrders, { after: part.next! }, plant);
  expect(rest).toMatchObject({ rows: [{ id: 'O-2' }] });
  expect(rest.next).toBeUndefined();
  const one = await runTask(listOrders, { order: 'O-2' }, plant);
  expect(renderTerminal(page(one))).toContain('O-2');
});
