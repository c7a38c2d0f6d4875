import { expect, it } from 'vitest';
import type { TaskContext } from '../../../desk/context.ts';
import { renderTerminal } from '../../../pages/render/terminal.ts';
import { runTask } from '../../task.ts';
import { founded } from '../../testing/founded.ts';
import { enterCustomer } from '../enter-customer/enter-customer.ts';
import { enterOrder } from '../enter-order/enter-order.ts';
import { listOrders } from '../list-orders/list-orders.ts';
import { importOrders } from './import-orders.ts';
import { page } from './page.ts';

const fileOf = (text: string | Buffer) => ({
  name: 'orders.csv',
  base64: Buffer.from(text).toString('base64'),
});

async function plant(): Promise<TaskContext> {
  const planner = (await founded()).by('p-plan');
  await runTask(enterCustomer, { customer: 'C-7', name: 'Foundry North' }, planner);
  return planner;
}
const send = (text: string | Buffer, context: TaskContext, dryRun?: true) =>
  runTask(importOrders, { file: fileOf(text), sender: 'sap', ...(dryRun ? { dryRun } : {}) }, context);

it('reads columns in any order, with German headings, decimal commas, days with dots and another encoding', async () => {
  const context = await plant();
  const german = 'Liefertermin;Menge [t];Untertoleranz kg;Werkstoff;Kunde;Auftragsnummer;Ausführung\n';
  const known = german.replace('Ausführung', 'Priorität');
  const text = `${known}18.12.2026;0,25;2,5;IN600;C-7;4500012;5\n`;
  const answer = await send(Buffer.from(text, 'latin1'), context);
  expect(renderTerminal(page(answer))).toContain('read as Windows-1252');
  const { rows } = await runTask(listOrders, {}, context);
  const entry = {
    ...{ customer: 'C-7', grade: 'IN600', mass_g: 250_000, under_g: 2500 },
    ...{ dueOn: '2026-12-18', priority: 5 },
  };
  expect(rows).toMatchObject([{ id: '4500012', sender: 'sap', entry }]);
  // the same order by another way is the same order
  const again = await runTask(enterOrder, { order: '4500012', ...entry, sender: 'sap' }, context);
  expect(again.entered).toMatchObject([{ state: 'same' }]);
  await expect(send(Buffer.from(`${german}x`, 'latin1'), context)).rejects.toMatchObject({
    message: 'orders.csv: unknown column "Ausführung"',
    details: [{ allowed: expect.stringContaining('customer, grade') }],
  });
});

it('tells what is wrong of every row at once, and books nothing of the table', async () => {
  const context = await plant();
  const { size } = await context.store.head();
  const table = [
    'order;customer;grade;mass [kg];due;priority',
    'A-1;C-7;IN600;250;2026-12-18;5',
    'A-2;C-7;IN600;heavy;18.12.2026;5',
    'A-3;C-7;IN600;250;31.02.2026;12',
    ' ;C-7;IN600;250;2026-12-18;5',
  ];
  await expect(send(table.join('\n'), context)).rejects.toMatchObject({
    message: '3 of 4 rows are refused; nothing is booked',
    details: [
      { where: 'orders.csv, row 3', path: 'mass [kg]', value: 'heavy', allowed: expect.any(String) },
      { where: 'orders.csv, row 4', path: 'due', value: '31.02.2026' },
      { where: 'orders.csv, row 4', path: 'priority', value: 12 },
      { where: 'orders.csv, row 5', path: 'order' },
    ],
  });
  // what the ledger knows against a row is told with its row, too
  const others =
    'order;customer;grade;mass [kg];due\nA-1;C-7;IN600;250;2026-12-18\nA-2;C-8;IN600;250;2026-12-18\nA-3;C-7;;250;2026-12-18\nA-1;C-7;IN600;251;2026-12-18\n';
  await expect(send(others, context)).rejects.toMatchObject({
    message: '3 of 4 rows are refused; nothing is booked',
    details: [
      { where: 'orders.csv, row 3', path: 'customer', value: 'C-8' },
      { where: 'orders.csv, row 4', path: 'grade' },
      { where: 'orders.csv, row 5', path: 'mass_g', value: '251000', allowed: '250000' },
    ],
  });
  expect((await context.store.head()).size).toBe(size);
});

it('shows first what would become of each row, and leaves what another system keeps', async () => {
  const context = await plant();
  const row = { order: 'A-1', customer: 'C-7', grade: 'IN600', mass_g: 250_000, dueOn: '2026-12-18' };
  await runTask(enterOrder, { ...row, sender: 'sap', version: 3 }, context);
  await runTask(enterOrder, { ...row, order: 'B-1', sender: 'odoo' }, context);
  const { size } = await context.store.head();
  const head = 'order,customer,grade,mass kg,due,version\n';
  const text = `${head}A-1,C-7,IN600,260,2026-12-18,4\nA-1,C-7,IN600,240,2026-12-18,2\nA-2,C-7,IN600,1.5,2026-12-18,1\n`;
  const shown = await send(text, context, true);
  expect(shown.entered).toMatchObject([
    { row: 2, state: 'booked', seq: null, changes: [{ name: 'mass_g', was: '250000', is: '260000' }] },
    { row: 3, state: 'older' },
    { row: 4, state: 'booked', seq: null },
  ]);
  const told = renderTerminal(page(shown), { columns: 200 });
  expect(told).toContain('would be booked');
  expect(told).toContain('Mass: 260 kg, was 250 kg');
  expect((await context.store.head()).size).toBe(size);
  const done = await send(text, context);
  expect(done.entered.map(({ seq }) => seq)).toEqual([size, size, size + 1]);
  await expect(send(`${head}B-1,C-7,IN600,250,2026-12-18,1\n`, context, true)).rejects.toMatchObject({
    details: [{ where: 'orders.csv, row 2', message: expect.stringContaining('is kept by odoo') }],
  });
});

it('takes no mass without a unit, none that may be two, no day that may be two, and no number twice over', async () => {
  const context = await plant();
  const refused = (text: string) => expect(send(text, context)).rejects;
  await refused('order,customer,grade,mass,due\nA-1,C-7,IN600,250,2026-12-18').toMatchObject({
    details: [{ message: '"250" has no unit', path: 'mass' }],
  });
  await refused('order;customer;grade;mass kg;due\nA-1;C-7;IN600;1,234;2026-12-18').toMatchObject({
    details: [{ message: '"1,234" may mean two masses' }],
  });
  await refused('order;customer;grade;mass kg;due\nA-1;C-7;IN600;250;03/11/2026').toMatchObject({
    details: [{ message: '"03/11/2026" may be two days' }],
  });
  await refused('order;Auftrag;customer;mass kg;due\nA-1;A-2;C-7;250;2026-12-18').toThrow(
    'two columns for order',
  );
  await refused('customer;mass kg;due\nC-7;250;2026-12-18').toThrow('has no column "order"');
  await refused('order;customer;mass kg;due\n').toThrow('0 rows below its header');
});
