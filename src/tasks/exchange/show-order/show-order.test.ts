import { expect, it } from 'vitest';
import { renderTerminal } from '../../../pages/render/terminal.ts';
import { runTask } from '../../task.ts';
import { founded } from '../../testing/founded.ts';
import { enterCustomer } from '../enter-customer/enter-customer.ts';
import { enterOrder } from '../enter-order/enter-order.ts';
import { page } from './page.ts';
import { showOrder } from './show-order.ts';

it('shows it as it is now, and what each version changed, by whom and why', async () => {
  const planner = (await founded()).by('p-plan');
  await runTask(enterCustomer, { customer: 'C-7', name: 'Foundry North' }, planner);
  const row = { order: '45', customer: 'C-7', grade: 'IN600', mass_g: 250_000, dueOn: '2026-12-18' };
  await runTask(enterOrder, { ...row, sender: 'sap', version: 1 }, planner);
  const later = { ...row, mass_g: 250_001, sender: 'sap', version: 2, reason: 'as agreed' };
  await runTask(enterOrder, later, planner);
  const shown = await runTask(showOrder, { order: '45' }, planner);
  expect(shown.versions).toMatchObject([
    { version: 1, changes: [], by: 'p-plan', reason: null },
    { version: 2, sender: 'sap', by: 'p-plan', reason: 'as agreed', changes: [{}] },
  ]);
  const text = renderTerminal(page(shown), { columns: 200 });
  expect(text).toContain('Mass: 250.001 kg, was 250 kg');
  expect(text).toContain('sap, version 2');
  await expect(runTask(showOrder, { order: 'X-9' }, planner)).rejects.toMatchObject({ code: 'not-found' });
});
