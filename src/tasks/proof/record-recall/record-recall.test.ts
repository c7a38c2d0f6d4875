import { afterAll, beforeAll, expect, test } from 'vitest';
import { actingAs, type TaskContext } from '../../../desk/context.ts';
import type { Recall } from '../../../documents/proof/recall.ts';
import { analyse, judge, lotOf, receive } from '../../../evidence/ledger/testing/example-commands.ts';
import { randomPlant } from '../../../evidence/ledger/testing/random-plant.ts';
import { fromBase64, fromHex } from '../../../evidence/proof/bytes.ts';
import { verifyPositions } from '../../../evidence/proof/subject-index.ts';
import { recallLetterPage, recallPage, recallWorkbook } from '../../../pages/blocks/proof/recall-page.ts';
import { renderTerminal } from '../../../pages/render/terminal.ts';
import { runTask } from '../../task.ts';
import { memoryContext } from '../../testing/memory-context.ts';
import { recallLetter } from '../recall-letter/recall-letter.ts';
import { recallMetal } from '../recall-metal/recall-metal.ts';
import { recordRecall } from './record-recall.ts';

let context: TaskContext;
let time = Date.parse('2026-03-01T08:00:00.000Z');
beforeAll(async () => {
  context = memoryContext({
    clock: () => {
      time += 1000;
      return new Date(time);
    },
  });
  const { store } = context;
  for (const command of randomPlant(43, 12)) await store.execute(command);
  for (const [object, to] of [
    ['I2.2', 'Forge A'],
    ['I3', 'Forge B'],
    ['I9', 'Forge A'],
  ] as const) {
    await store.execute(analyse(`object:${object}`, { laboratory: object === 'I9' ? 'Lab B' : 'Lab A' }));
    await store.execute(judge(`object:${object}`, 'PASS'));
    await store.execute({ type: 'ship', object, to, order: `PO ${object}` });
  }
  await store.execute(
    receive(
      lotOf('RET', 5_000, { lotClass: 'customer-return', supplier: 'Forge A' }),
      lotOf('OTHER', 5_000, { lotClass: 'customer-return', supplier: 'Forge Z' }),
    ),
  );
});
afterAll(async () => {
  await context.compute.close?.();
  await context.store.close();
});

const recallOf = (of: string, more: object = {}): Promise<Recall> =>
  runTask(recallMetal, { of, ...more }, context);
const record = (order: object): Promise<Recall> => runTask(recordRecall, order, actingAs('p-qual', context));
const size = async (): Promise<number> => (await context.store.head()).size;
const textOf = (page: Parameters<typeof renderTerminal>[0]): string =>
  renderTerminal(page, { width: 200, all: true } as never);

test('reads everything that a lot reached, the rest below the cut-off in one row with its count, and books nothing', async () => {
  const before = await size();
  const whole = await recallOf('lot:G1', { cutOff: 0 });
  const cut = await recallOf('lot:G1', { cutOff: 0.05 });
  expect(await size()).toBe(before);
  expect(whole.rest.count).toBe(0);
  expect(whole.rows.map(({ share }) => share)).toEqual(
    whole.rows.map(({ share }) => share).toSorted((a, b) => b - a),
  );
  expect(cut.rest.count).toBeGreaterThan(3);
  expect(cut.rows.length + cut.rest.count).toBe(cut.totals.reached);
  expect(cut.totals).toEqual(whole.totals);
  // No metal is summed twice, as heat and as what was cast of it.
  const { rest, totals } = await recallOf('lot:G1', { cutOff: 1 });
  expect(rest.mass_g).toBeLessThanOrEqual(totals.shipped_g + totals.yard_g);
  expect(rest.suspect_g).toBeLessThanOrEqual(totals.shippedSuspect_g + totals.yardSuspect_g);
  expect(textOf(recallPage(cut))).toContain(`${cut.rest.count} more below 5.00 %`);
  // Later heats that hold it only through revert are in it.
  expect(whole.totals.heats).toBeGreaterThan(1);
});

test('writes a letter to each customer at or above the cut-off, and names the others', async () => {
  const recall = await recallOf('heat:H2', {
    reason: 'lead found',
    answerBy: '2026-03-05',
    contact: 'quality',
  });
  const [letter] = recall.letters;
  expect(letter!.customer).toBe('Forge A');
  // I9 was melted seven heats later: it holds some through revert alone.
  expect(letter!.pieces).toMatchObject([
    { object: 'I2.2', heat: 'H2', share: 1, mass_g: 2_000, order: 'PO I2.2' },
    { object: 'I9', heat: 'H9', order: 'PO I9' },
  ]);
  expect(letter!.pieces[1]!.share).toBeLessThan(0.01);
  const words = textOf(recallLetterPage('Forge A', recall));
  for (const part of [
    'Notice of escape',
    'Forge A',
    'I2.2',
    'PO I2.2',
    'lead found',
    '2026-03-05',
    'quality',
    'Quarantine',
  ])
    expect(words).toContain(part);
  const far = await recallOf('heat:H2', { cutOff: 1 });
  expect(far.customers.map(({ customer }) => customer)).toEqual(
    recall.customers.map(({ customer }) => customer),
  );
  expect(recallWorkbook(recall).sections.map(({ heading }) => heading)).toContain('Customers');
});

test('begins with all lots of a supplier, or with all that a laboratory analysed in a run', async () => {
  const supplier = await recallOf('supplier:S3');
  expect(supplier.begins.map(({ subject }) => subject).sort()).toEqual([
    'lot:G12',
    'lot:G3',
    'lot:G6',
    'lot:G9',
  ]);
  const laboratory = await recallOf('laboratory:Lab B', {
    method: 'OES',
    from: '2026-03-01',
    to: '2026-03-01',
  });
  expect(laboratory.begins.map(({ subject }) => subject)).toEqual(['object:I9']);
  await expect(recallOf('laboratory:Lab B', { to: '2026-02-01' })).rejects.toThrow(
    /no analysis is booked of laboratory Lab B/,
  );
  await expect(recallOf('supplier:Nobody')).rejects.toThrow(/no lot is booked from the supplier "Nobody"/);
  await expect(recallOf('lot:G1', { method: 'OES' })).rejects.toThrow(/narrows the analyses of a laboratory/);
  await expect(recallOf('lot:NONE')).rejects.toThrow(/NONE/);
  await expect(recallOf('R-1')).rejects.toThrow(/must be lot:ID/);
});

test('holds what is in the yard and records the recall in one command, with all records of all that it reached', async () => {
  await record({ of: 'lot:G5', reason: 'first', record: true, number: 'RC-1' });
  const before = await size();
  await expect(
    record({ of: 'heat:H2', reason: 'lead found', hold: true, record: true, number: 'RC-1' }),
  ).rejects.toThrow(/recall RC-1 already exists/);
  expect((await context.store.object('I2.1')).held).toBeUndefined();
  expect(await size()).toBeLessThanOrEqual(before + 1);
  const recall = await record({
    of: 'heat:H2',
    reason: 'lead found',
    hold: true,
    record: true,
    number: 'RC-2',
  });
  expect(recall.held).toContain('object:I2.1');
  expect(recall.held).toContain('lot:RET');
  expect(recall.held).not.toContain('lot:OTHER');
  expect(recall.returns).toMatchObject([{ lot: 'RET', customer: 'Forge A', held: true }]);
  const yard = recall.rows.filter(({ where }) => where === 'yard');
  expect(yard.every(({ held }) => held)).toBe(true);
  await context.store.execute(analyse('object:I2.1'));
  await expect(context.store.execute({ type: 'ship', object: 'I2.1', to: 'X' })).rejects.toThrow(/on hold/);
  const { complete, indexRoot, listSha256, seq } = recall.record!;
  const [written] = (await context.store.history('recall:RC-2')).map((one) => one.body);
  expect(written).toMatchObject({
    listSha256,
    indexRoot,
    held: String(recall.held.length),
    reason: 'lead found',
  });
  expect(complete).toHaveLength(recall.totals.reached);
  const reached = new Set(complete.map(({ subject }) => subject as string));
  for (const { subject, positions, proof } of complete) {
    const told = { subject, positions, proof: proof.map(fromBase64), root: fromHex(indexRoot) };
    expect(verifyPositions(told)).toBe(true);
    expect(verifyPositions({ ...told, positions: positions.slice(1) })).toBe(false);
    // No draw of anything reached leads to a heat that is not in the list.
    for (const position of positions) {
      const [{ record: one, body }] = (await context.store.records(position, 1)) as [never] as [
        { record: { kind: string }; body: { heat: string } },
      ];
      if (one.kind === 'lot.drawn') expect(reached).toContain(`heat:${body.heat}`);
    }
  }
  expect((await context.store.records(seq, 1))[0]!.record.kind).toBe('recall.recorded');
  // What is held already is not held again.
  expect((await record({ of: 'heat:H2', reason: 'again', hold: true })).held).toEqual([]);
  await expect(record({ of: 'heat:H2', reason: 'r' })).rejects.toThrow(/neither a hold nor a record/);
  await expect(
    runTask(recordRecall, { of: 'heat:H2', reason: 'r', hold: true }, actingAs('p-melt', context)),
  ).rejects.toThrow(/may not record a recall/);
});

test('writes the letter of a recall on record with its number, and none where more was reached since', async () => {
  const asked = { of: 'heat:H2', reason: 'lead found', customer: 'Forge A' };
  const letter = await runTask(recallLetter, { ...asked, number: 'RC-2' }, context);
  const seq = (await context.store.history('recall:RC-2'))[0]!.seq;
  const words = textOf(recallLetterPage('Forge A', letter));
  expect(words).toMatch(/our number +RC-2/);
  expect(words).toContain(`The recall is record ${seq} of our ledger`);
  // all that is on hold is told, also what lies below the cut-off of this letter
  const all = letter.held.length;
  const few = await runTask(recallLetter, { ...asked, cutOff: 0.5 }, context);
  expect(textOf(recallLetterPage('Forge A', few))).toContain(
    `${all} lots and objects in our yard are on hold`,
  );
  expect(textOf(recallLetterPage('Forge A', few))).not.toContain('our number');
  await expect(runTask(recallLetter, { ...asked, customer: 'Forge Z' }, context)).rejects.toThrow(
    /nothing of heat H2 was shipped to Forge Z/,
  );
  await expect(
    runTask(recallLetter, { ...asked, customer: 'Forge B', cutOff: 0.9 }, context),
  ).rejects.toThrow(/below the cut-off, and no letter/);
  await expect(runTask(recallLetter, { ...asked, number: 'RC-1' }, context)).rejects.toThrow(
    /recall RC-1 on record reached something else/,
  );
});
