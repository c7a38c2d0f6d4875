import { afterAll, beforeAll, expect, it } from 'vitest';
import {
  bundleOf,
  emptyPlant,
  LOG_A,
  LOG_B,
  type Plant,
  shippingPlant,
  trustIn,
} from '../../../../test/testing/two-plants.ts';
import { verifyBundle } from '../../../evidence/proof/bundle.ts';
import type { Bundle } from '../../../evidence/proof/bundle-format.ts';
import { renderTerminal } from '../../../pages/render/terminal.ts';
import { runTask } from '../../task.ts';
import { page } from './page.ts';
import { receiveTransfer } from './receive-transfer.ts';

let a: Plant;
let b: Plant;
let trust: object;
beforeAll(async () => {
  [a, b] = [await shippingPlant(), await emptyPlant(LOG_B)];
  trust = await trustIn(a);
});
afterAll(async () => {
  for (const { context } of [a, b]) await context.store.close();
});

const ORDER = { lot: 'B-1', weighed_g: 250_400, form: 'mill-solids' };
const receive = (order: object, person = 'p-goods') => runTask(receiveTransfer, order, b.by(person));

it('books a piece of another plant as a lot on hold, with what the sender states as a certificate', async () => {
  const bundle = await bundleOf(a, 'object:I-1', LOG_B);
  expect(verifyBundle(bundle as Bundle, trust as never).verdict).toBe('proven');
  await expect(receive({ ...ORDER, bundle, trust }, 'p-lab')).rejects.toThrow(/may not receive/);
  const { size } = await b.context.store.head();
  const off = receive({ ...ORDER, weighed_g: 240_000, bundle, trust });
  await expect(off).rejects.toThrow(/10000 g apart, and the scales may be off by 5000 g/);
  await expect(receive({ ...ORDER, form: 'cake', bundle, trust })).rejects.toMatchObject({
    details: [{ path: 'form' }],
  });
  await expect(receive({ ...ORDER, bundle, trust: await trustIn(b) })).rejects.toThrow(
    /the bundle does not hold/,
  );
  expect((await b.context.store.head()).size).toBe(size);
  const booked = await receive({ ...ORDER, bundle, trust });
  expect(booked).toMatchObject({
    ...{ way: 'in', state: 'received', other: LOG_A, there: 'object:I-1', here: 'lot:B-1' },
    ...{ said_g: 250_000, weighed_g: 250_400, within_g: 5_000, analyses: 1 },
  });
  const lot = await b.context.store.lot('B-1');
  expect(lot).toMatchObject({
    ...{ status: 'hold', mass_g: 250_400, lotClass: 'master-heat', originClass: null, supplier: LOG_A },
    analyses: [{ basis: 'certificate', method: 'OES', laboratory: 'works', reference: 'C-1' }],
  });
  expect(lot.analyses[0]?.results).toContainEqual({ element: 'S', text: '<5', unit: 'ppm' });
  const text = renderTerminal(page(booked));
  expect(text).toContain(`object I-1 of ${LOG_A} is lot B-1 here, on hold`);
  expect(text).toContain('The sender says 250 kg, the receiver weighed 250.4 kg: +0.4 kg of at most 5 kg.');
  const again = receive({ ...ORDER, lot: 'B-2', bundle, trust });
  await expect(again).rejects.toThrow(
    `the shipment of object:I-1 by ${LOG_A} was received as lot:B-1 in record`,
  );
});

it('refuses what was not shipped, is not shown whole, or is of this plant', async () => {
  const unshipped = await bundleOf(a, 'object:I-2', LOG_B);
  await expect(receive({ ...ORDER, bundle: unshipped, trust })).rejects.toThrow(/shows no shipment/);
  const whole = await bundleOf(a, 'object:I-1', LOG_B);
  const cut = { ...whole, claims: whole.claims.filter(({ type }) => type !== 'complete') };
  await expect(receive({ ...ORDER, bundle: cut, trust })).rejects.toThrow(/leaves something out/);
  const other = await bundleOf(a, 'object:I-1', 'somebody else');
  await expect(receive({ ...ORDER, bundle: other, trust })).rejects.toThrow(/does not disclose what/);
  const own = runTask(receiveTransfer, { ...ORDER, bundle: whole, trust }, a.by('p-goods'));
  await expect(own).rejects.toThrow(/is of the log of this plant/);
  const forged = structuredClone(whole) as unknown as { entries: { record: string }[] };
  const at = forged.entries.findIndex(({ record }) => record.includes('object.shipped'));
  forged.entries[at]!.record = forged.entries[at]!.record.replace('object:I-1', 'object:I-2');
  await expect(receive({ ...ORDER, bundle: forged, trust })).rejects.toThrow(/the bundle does not hold/);
});
