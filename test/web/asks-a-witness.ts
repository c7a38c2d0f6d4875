import { mkdtempSync, rmSync } from 'node:fs';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect } from 'vitest';
import { askWitness } from '../../src/faces/cli/ask-witness.ts';
import { witnessServer } from '../../src/faces/cli/witness-server.ts';
import { trustDocument } from '../../src/tasks/proof/trust-document/trust-document.ts';
import { runTask } from '../../src/tasks/task.ts';
import { type ServedWeb, signIn, tabOf } from './served-web.ts';

/** Quality signs a checkpoint on the page of the ledger and has it signed by a witness; before, the page says what is missing. */
export async function asksAWitness(web: ServedWeb): Promise<void> {
  await web.sign();
  const { page, tab, faults } = await tabOf(web);
  await page.goto('/ledger?view=keys');
  await signIn(page, 'p-qual');
  await page.getByText(/^The key of the log is not on this server/).waitFor();
  await page.getByText(/^No witness is named here/).waitFor();
  expect(await page.getByRole('button', { name: /^Sign it and ask/ }).count()).toBe(0);

  const folder = mkdtempSync(join(tmpdir(), 'remelt-web-witness-'));
  const { policy } = await runTask(trustDocument, {}, web.context);
  const { server } = witnessServer({ name: 'witness.example/auditor', policy, folder });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  Object.assign(web.context, { logKeys: web.keys, askWitness, witnesses: [url] });
  await page.reload();
  await page.getByLabel(url).waitFor();
  await page.getByRole('button', { name: 'Sign it and ask the witness' }).click();
  const dialog = page.getByRole('dialog', { name: 'You sign' });
  await dialog.getByText(/sign the ledger up to its newest record with the key of the log/).waitFor();
  await dialog.getByRole('button', { name: 'Sign', exact: true }).click();
  await page
    .getByRole('status')
    .getByText(/records signed$/)
    .waitFor();
  // who signed stands in the table above
  await page.getByRole('cell', { name: 'witness.example/auditor' }).waitFor();
  // after a long stop the clock is confirmed on the page that the refusal names
  await page.goto('/ledger?view=clock');
  await page.getByLabel('Reason').fill('summer stop');
  await page.getByRole('button', { name: 'Book it' }).click();
  const newest = async () => {
    const { size } = await web.context.store.head();
    return (await web.context.store.records(size - 1))[0]?.body;
  };
  await expect.poll(newest, { timeout: 10_000 }).toMatchObject({ reason: 'summer stop', by: 'p-qual' });
  expect(faults).toEqual([]);
  await tab.close();
  Object.assign(web.context, { logKeys: undefined, askWitness: undefined, witnesses: undefined });
  await new Promise<void>((resolve) => void server.close(() => resolve()));
  rmSync(folder, { recursive: true });
}
