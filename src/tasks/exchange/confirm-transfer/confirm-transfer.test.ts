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
import type { Command } from '../../../evidence/ledger/commands.ts';
import type { Bundle } from '../../../evidence/proof/bundle-format.ts';
import { verifyPair } from '../../../evidence/proof/pair.ts';
import { renderTerminal } from '../../../pages/render/terminal.ts';
import { correctRecord } from '../../proof/correct-record/correct-record.ts';
import { shipObject } from '../../release/ship-object/ship-object.ts';
import { runTask } from '../../task.ts';
import { shipLot } from '../../yard/ship-lot/ship-lot.ts';
import { listTransfers } from '../list-transfers/list-transfers.ts';
import { page as listPage } from '../list-transfers/page.ts';
import { receiveTransfer } from '../receive-transfer/receive-transfer.ts';
import { confirmTransfer } from './confirm-transfer.ts';
import { page } from './page.ts';

let a: Plant;
let b: Plant;
let [trustA, trustB, both]: object[] = [];
beforeAll(async () => {
  [a, b] = [await shippingPlant(), await emptyPlant(LOG_B)];
  [trustA, trustB, both] = [await trustIn(a), await trustIn(b), await trustIn(a, b)];
  const bundle = await bundleOf(a, 'object:I-1', LOG_B);
  const order = { bundle, trust: trustA, lot: 'B-1', weighed_g: 250_400, form: 'mill-solids' };
  await runTask(receiveTransfer, order, b.by('p-goods'));
});
afterAll(async () => {
  for (const { context } of [a, b]) await context.store.close();
});

const pair = async (first: unknown, second: unknown) =>
  verifyPair([first as Bundle, second as Bundle], both as never);
const confirm = (order: object, person = 'p-cert') => runTask(confirmTransfer, order, a.by(person));

it('P: shipment and receipt verify each other, before the sender takes the receipt in and after', async () => {
  const [shipped, receipt] = [await bundleOf(a, 'object:I-1', LOG_B), await bundleOf(b, 'lot:B-1', LOG_A)];
  expect(await pair(shipped, receipt)).toMatchObject({
    verdict: 'proven',
    findings: [],
    transfers: [
      { of: 'object:I-1', here: 'lot:B-1', saidKg: '250.000', weighedKg: '250.400', confirmed: false },
    ],
  });
  await expect(confirm({ bundle: receipt, trust: trustB }, 'p-goods')).rejects.toThrow(/may not ship/);
  const booked = await confirm({ bundle: receipt, trust: trustB });
  expect(booked).toMatchObject({
    way: 'out',
    state: 'confirmed',
    other: LOG_B,
    there: 'lot:B-1',
    here: 'object:I-1',
  });
  expect(renderTerminal(page(booked))).toContain(`object I-1 was received by ${LOG_B} as lot B-1`);
  await expect(confirm({ bundle: receipt, trust: trustB })).rejects.toThrow(/was taken in already/);
  const now = await pair(await bundleOf(a, 'object:I-1', LOG_B), receipt);
  expect(now).toMatchObject({ verdict: 'proven', transfers: [{ confirmed: true }] });
  // the other way round it is the same pair
  expect((await pair(receipt, shipped)).verdict).toBe('proven');
});

it('says where both ends do not agree', async () => {
  const receipt = await bundleOf(b, 'lot:B-1', LOG_A);
  const shipped = await bundleOf(a, 'object:I-1', LOG_B);
  // the receipt of another shipment
  await runTask(shipObject, { object: 'I-2', to: LOG_B, certificate: 'C-1' }, a.by('p-cert'));
  const other = await bundleOf(a, 'object:I-2', LOG_B);
  const wrong = await pair(other, receipt);
  expect(wrong.verdict).toBe('incomplete');
  expect(wrong.findings[0]?.words).toMatch(/does not hold record \d+, which the receipt/);
  // an altered byte
  const text = JSON.stringify(receipt);
  const altered = JSON.parse(text.replace('"subject\\":\\"lot:B-1', '"subject\\":\\"lot:B-9'));
  expect((await pair(shipped, altered)).verdict).toBe('contradicted');
  // without all records of the transfer it may have been received twice
  const uncounted = {
    ...receipt,
    index: receipt.index?.filter(({ subject }) => !subject.startsWith('transfer:')),
  };
  const open = await pair(shipped, uncounted);
  expect(open.findings.map(({ code }) => code)).toContain('transfer-not-shown');
  // a bundle of somebody else opens nothing of it
  const closed = await bundleOf(b, 'lot:B-1', 'somebody else');
  expect((await pair(shipped, closed)).findings[0]?.words).toMatch(/received is not disclosed/);
});

/** Books at B what no bundle of A says, as somebody with a ledger of their own can. */
const forge = async (lot: string, change: object): Promise<unknown> => {
  const { store } = b.context;
  const [row] = (await runTask(listTransfers, { of: ['object:I-2'] }, a.context)).rows;
  const head = await a.context.store.head();
  const told = {
    ...{ type: 'receiveTransfer', shipment: row!.shipment, origin: LOG_A, of: 'object:I-2', heat: 'H-1' },
    ...{
      otherSeq: row!.seq,
      leaf: row!.shipment,
      size: String(head.size),
      root: head.root,
      here: `lot:${lot}`,
    },
    ...{ said_g: 240_000, weighed_g: 240_000, within_g: 4_800, by: 'p-goods', ...change },
  };
  const lots = [{ lot, mass_g: 240_000, form: 'mill-solids', lotClass: 'master-heat' }];
  await store.execute({
    type: 'batch',
    commands: [{ type: 'receiveLots', lots, by: 'p-goods' }, told],
  } as Command);
  return bundleOf(b, `lot:${lot}`, LOG_A);
};

it('finds a receipt that names another mass, metal, heat, leaf or history than was shipped', async () => {
  const shipped = await bundleOf(a, 'object:I-2', LOG_B);
  const cases: readonly (readonly [string, object, RegExp])[] = [
    ['F-1', { said_g: 239_000 }, /says that 239.000 kg were sent, and .* shipped 240.000 kg/],
    ['F-2', { of: 'object:I-9' }, /is of object:I-9, and .* shipped object:I-2/],
    ['F-3', { heat: 'H-9' }, /names heat H-9, and object:I-2 came out of heat H-1/],
    ['F-4', { leaf: 'ab'.repeat(32) }, /is of another shipment than record \d+ of .*: their leaves differ/],
    ['F-5', { root: 'cd'.repeat(32), size: String((await a.context.store.head()).size) }, /saw another log/],
    ['F-6', { weighed_g: 236_000 }, /was booked with 240.000 kg, and .* says 236.000 kg/],
  ];
  for (const [lot, change, words] of cases) {
    const receipt = await forge(lot, change);
    const { verdict, findings } = await pair(shipped, receipt);
    expect([lot, verdict, findings.map((one) => one.words).join('; ')]).toEqual([
      lot,
      'contradicted',
      expect.stringMatching(words),
    ]);
    await expect(confirm({ bundle: receipt, trust: trustB })).rejects.toThrow(words);
    const { seq } = (await b.context.store.history(`lot:${lot}`))[0]!;
    await b.context.store.execute({
      type: 'correct',
      seq,
      how: 'did-not-occur',
      reason: 'forged',
      by: 'p-qual',
    });
  }
});

it('says that the sender took back what was received', async () => {
  const receipt = await forge('F-7', {});
  const back = { of: 'object:I-2', record: 'shipment', reason: 'it never left' };
  const { shown } = await runTask(correctRecord, back, a.by('p-qual'));
  await runTask(correctRecord, { ...back, confirm: shown }, a.by('p-qual'));
  const { verdict, findings } = await pair(await bundleOf(a, 'object:I-2', LOG_B), receipt);
  expect(verdict).toBe('contradicted');
  expect(findings.map(({ words }) => words).join()).toMatch(
    /took the shipment of object:I-2 back in record \d+, and/,
  );
});

it('does the same with a part of a lot, and lists both ends with their proof', async () => {
  await runTask(shipLot, { lot: 'R-1', to: LOG_B, mass_g: 60_000 }, a.by('p-cert'));
  const bundle = await bundleOf(a, 'lot:R-1', LOG_B, { disclose: ['analyses'] });
  const order = { bundle, trust: trustA, lot: 'B-5', weighed_g: 60_010 };
  const booked = await runTask(receiveTransfer, order, b.by('p-goods'));
  expect(booked).toMatchObject({ there: 'lot:R-1', said_g: 60_000, analyses: 1 });
  expect(await b.context.store.lot('B-5')).toMatchObject({
    ...{ form: 'turnings', lotClass: 'purchased-scrap', originClass: 'post-consumer' },
    analyses: [{ analysis: 'A1', basis: 'certificate', balance: 'Fe' }],
  });
  const receipt = await bundleOf(b, 'lot:B-5', LOG_A);
  expect((await pair(bundle, receipt)).verdict).toBe('proven');
  await confirm({ bundle: receipt, trust: trustB });
  const listed = await runTask(listTransfers, { prove: true }, a.context);
  expect(listed).toMatchObject({
    origin: LOG_A,
    rows: [{ here: 'object:I-1' }, { here: 'lot:R-1', there: 'lot:B-5' }],
  });
  const { proof: _, ...bare } = listed;
  expect(listed.proof?.entries).toHaveLength(2);
  const proving = await runTask(listTransfers, { prove: true, of: ['lot:R-1'] }, a.by('p-cert'));
  expect(proving.proof?.entries).toHaveLength(2);
  const page = renderTerminal(listPage(bare));
  expect(page).toContain('2 transfers');
  expect(page).toMatch(/lot R-1 +confirmed +works-b/);
});
