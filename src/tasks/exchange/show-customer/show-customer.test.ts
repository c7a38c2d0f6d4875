import { expect, it } from 'vitest';
import { renderTerminal } from '../../../pages/render/terminal.ts';
import { runTask } from '../../task.ts';
import { founded } from '../../testing/founded.ts';
import { enterCustomer } from '../enter-customer/enter-customer.ts';
import { page } from './page.ts';
import { showCustomer } from './show-customer.ts';

it('shows it as it is now, and what each version changed, by whom and why', async () => {
  const planner = (await founded()).by('p-plan');
  const row = { customer: 'C-7', name: 'Foundry North' };
  await runTask(enterCustomer, { ...row, sender: 'sap', version: 1 }, planner);
  const later = { ...row, name: 'Foundry of the North', sender: 'sap', version: 2, reason: 'as agreed' };
  await runTask(enterCustomer, later, planner);
  const shown = await runTask(showCustomer, { customer: 'C-7' }, planner);
  expect(shown.versions).toMatchObject([
    { version: 1, changes: [], by: 'p-plan', reason: null },
    { version: 2, sender: 'sap', by: 'p-plan', reason: 'as agreed', changes: [{}] },
  ]);
  const text = renderTerminal(page(shown), { columns: 200 });
  expect(text).toContain('Name: Foundry of the North, was Foundry North');
  expect(text).toContain('sap, version 2');
  await expect(runTask(showCustomer, { customer: 'X-9' }, planner)).rejects.toMatchObject({
    code: 'not-found',
  });
});
