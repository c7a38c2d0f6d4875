import { expect, it } from 'vitest';
import { renderTerminal } from '../../../pages/render/terminal.ts';
import { runTask } from '../../task.ts';
import { founded } from '../../testing/founded.ts';
import { enterCustomer } from '../enter-customer/enter-customer.ts';
import { listCustomers } from './list-customers.ts';
import { page } from './page.ts';

it('lists the customers that were entered, part by part, and one by its id', async () => {
  const plant = await founded();
  const planner = plant.by('p-plan');
  expect(renderTerminal(page(await runTask(listCustomers, {}, plant)))).toContain(
    'No customer was entered or sent yet.',
  );
  await runTask(enterCustomer, { customer: 'C-1', name: 'Foundry North' }, planner);
  await runTask(enterCustomer, { customer: 'C-2', name: 'Foundry South', country: 'SE' }, planner);
  const part = await runTask(listCustomers, { limit: 1 }, plant);
  expect(part.rows).toMatchObject([{ id: 'C-1', sender: null, version: null }]);
  const rest = await runTask(listCustomers, { after: part.next! }, plant);
  expect(rest).toMatchObject({ rows: [{ id: 'C-2' }] });
  expect(rest.next).toBeUndefined();
  const one = await runTask(listCustomers, { customer: 'C-2' }, plant);
  expect(renderTerminal(page(one))).toContain('C-2');
});
