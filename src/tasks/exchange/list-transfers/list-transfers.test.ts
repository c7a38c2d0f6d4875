import { expect, it } from 'vitest';
import { LOG_A, LOG_B, shippingPlant } from '../../../../test/testing/two-plants.ts';
import { verifyBundle } from '../../../evidence/proof/bundle.ts';
import type { Bundle } from '../../../evidence/proof/bundle-format.ts';
import { renderTerminal } from '../../../pages/render/terminal.ts';
import { trustDocument } from '../../proof/trust-document/trust-document.ts';
import { runTask } from '../../task.ts';
import { founded } from '../../testing/founded.ts';
import { listTransfers } from './list-transfers.ts';
import { page } from './page.ts';

it('lists shipments of named metal that nobody confirmed yet, with their proof', async () => {
  const { context } = await shippingPlant();
  expect((await runTask(listTransfers, {}, context)).rows).toEqual([]);
  const order = { of: ['object:I-1', 'object:I-2'], prove: true };
  const { proof, ...listed } = await runTask(listTransfers, order, context);
  expect(listed).toMatchObject({
    origin: LOG_A,
    rows: [{ way: 'out', state: 'sent', other: LOG_B, there: null, here: 'object:I-1', said_g: 250_000 }],
  });
  const trust = await runTask(trustDocument, {}, context);
  const { checked, findings } = verifyBundle(proof as Bundle, trust);
  // the shipment, and the records by which both objects were made
  expect([checked, findings.map(({ code }) => code)]).toEqual([3, ['claim-none']]);
  expect(renderTerminal(page(listed))).toMatch(/object I-1 +no receipt yet +works-b/);
  const { keys: _, ...reading } = context;
  expect(await runTask(listTransfers, order, reading)).not.toHaveProperty('proof');
  await context.store.close();
});

it('says that nothing was sent, and that a log without a key cannot be verified', async () => {
  const empty = await founded();
  const text = renderTerminal(page(await runTask(listTransfers, {}, empty)));
  expect(text).toContain('Nothing was sent to another plant or received from one.');
  expect(text).toContain('has no key yet');
});
