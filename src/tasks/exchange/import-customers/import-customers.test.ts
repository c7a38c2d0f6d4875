import { expect, it } from 'vitest';
import { renderTerminal } from '../../../pages/render/terminal.ts';
import { runTask } from '../../task.ts';
import { founded } from '../../testing/founded.ts';
import { showCustomer } from '../show-customer/show-customer.ts';
import { importCustomers } from './import-customers.ts';
import { page } from './page.ts';

const fileOf = (text: string) => ({ name: 'customers.csv', base64: Buffer.from(text).toString('base64') });

it('enters a table once, and what a later table changes', async () => {
  const planner = (await founded()).by('p-plan');
  const send = (text: string) => runTask(importCustomers, { file: fileOf(text), sender: 'sap' }, planner);
  const first = 'customer,name,country\nC-1,Foundry North,SE\nC-2,Foundry South,DE\n';
  expect((await send(first)).entered.map(({ state }) => state)).toEqual(['booked', 'booked']);
  const { size } = await planner.store.head();
  expect((await send(first)).entered.map(({ state }) => state)).toEqual(['same', 'same']);
  expect((await planner.store.head()).size).toBe(size);
  const second = 'Kundennummer;Land;Firma\nC-2;AT;Foundry South\nC-1;SE;Foundry North\n';
  // the same number with other content needs a version
  await expect(send(second)).rejects.toMatchObject({ code: 'conflict', details: [{ path: 'country' }] });
  expect((await planner.store.head()).size).toBe(size);
  const versioned = second
    .trimEnd()
    .split('\n')
    .map((line, i) => `${line};${i === 0 ? 'Version' : 2}\n`)
    .join('');
  const { entered } = await send(versioned);
  const changed = entered.find(({ id }) => id === 'C-2');
  expect(changed).toMatchObject({ state: 'booked', changes: [{ name: 'country' }] });
  const shown = await runTask(showCustomer, { customer: 'C-2' }, planner);
  expect(shown.versions).toMatchObject([{ changes: [] }, { version: 2, changes: [{ name: 'country' }] }]);
  expect(renderTerminal(page({ format: 'remelt-entered/1', of: 'customer', entered }))).toContain('booked');
});
