import { afterAll, beforeAll, expect, it } from 'vitest';
import { continuation, MISTAKES, STORY } from '../../../../test/ledgers/story.ts';
import { actingAs, type TaskContext } from '../../../desk/context.ts';
import { KINDS } from '../../../evidence/records/kinds.ts';
import { InputError } from '../../../foundation/errors.ts';
import { historyPage } from '../../../pages/blocks/proof/history-page.ts';
import { renderTerminal } from '../../../pages/render/terminal.ts';
import { runTask } from '../../task.ts';
import { memoryContext } from '../../testing/memory-context.ts';
import { correctRecord } from '../correct-record/correct-record.ts';
import type { HistoryOrder } from './contract.ts';
import { showHistory } from './show-history.ts';

/** The day of the story: its deputies and overrides end one day. */
const DAY = '2026-03-01';
let context: TaskContext;
beforeAll(async () => {
  context = memoryContext({ clock: () => new Date(`${DAY}T08:00:00.000Z`) });
  const { store } = context;
  for (const command of STORY) await store.execute(command);
  for (const mistake of MISTAKES) {
    const all = await store.records();
    await store.execute(
      mistake(
        (kind, subject) =>
          all.findLast(({ record }) => record.kind === kind && record.subject === subject)!.seq,
      ),
    );
  }
  const third = (await store.object('I-1.1')).analyses.find(({ analysis }) => analysis === 'F-3')!;
  for (const command of continuation(third.seq)) await store.execute(command);
  const { size } = await store.head();
  await store.execute({ type: 'recordIndex', size, root: 'a'.repeat(64) });
});
afterAll(async () => {
  await context.store.close();
  await context.compute.close();
});

const history = (order: HistoryOrder) => runTask(showHistory, order, context);

it('tells every kind of record in words, without a gap', async () => {
  const { records } = await history({ limit: 10_000 });
  const reserved = await history({ kind: 'reserved', limit: 10_000 });
  const all = [...records, ...reserved.records];
  expect(all.filter(({ words }) => /undefined|NaN|\[object/.test(words) || words === '')).toEqual([]);
  // No version wrote the first two, and a recall rests on a true index root (record-recall.test.ts);
  // kinds of metal share their steps.
  const step = (kind: string) => kind.split('.')[1]!;
  const told = new Set(records.map(({ kind }) => step(kind)));
  const never = new Set(['assay.recorded', 'test.recorded', 'recall.recorded']);
  for (const type of ['lot', 'heat', 'object']) never.add(`${type}.recalled`);
  expect(
    Object.keys(KINDS).filter((kind) => !never.has(kind) && !/reserved$/.test(kind) && !told.has(step(kind))),
  ).toEqual([]);
});

it('shows one thing by its bare name, the receipt first, and says what was taken back', async () => {
  const { about, records } = await history({ about: 'R-1' });
  expect(about).toBe('lot:R-1');
  expect(records[0]).toMatchObject({
    by: 'p-goods',
    words: expect.stringMatching(
      /^received 500 kg turnings from \[erased \d{4}-\d\d-\d\d by record \d+\], declared H230$/,
    ),
    record: 'receipt',
  });
  const corrections = (await history({ kind: 'record.corrected', limit: 10_000 })).records;
  const first = corrections[0]!;
  const back = Number(/^record (\d+)/.exec(first.words)![1]);
  const of = (await history({ about: first.subject })).records.find(({ seq }) => seq === back)!;
  expect([of.correctedBy, of.record]).toEqual([expect.any(Number), undefined]);
});

it('names records as undo wants them', async () => {
  const { records } = await history({ limit: 10_000 });
  expect(records.some(({ record }) => record !== undefined)).toBe(true);
  const quality = actingAs('p-qual', context);
  for (const { subject, record } of records.filter((one) => one.record !== undefined)) {
    // A later step may stand in the way; an unknown name may not.
    const outcome = await runTask(
      correctRecord,
      { of: subject, record: record!, reason: 'a test' },
      quality,
    ).catch((error: unknown) => error);
    if (outcome instanceof InputError) expect(outcome.message, record!).not.toMatch(/has no record/);
  }
});

it('pages through the book backwards without a gap or a double', async () => {
  const whole = (await history({ limit: 10_000 })).records.map(({ seq }) => seq);
  const pages: number[] = [];
  let before: number | undefined;
  do {
    const page = await history({ limit: 7, ...(before === undefined ? {} : { before }) });
    pages.unshift(...page.records.map(({ seq }) => seq));
    before = page.before;
  } while (before !== undefined);
  expect(pages).toEqual(whole);
});

it('filters by person, kind and day', async () => {
  const ofPerson = await history({ about: 'person:p-lab', limit: 10_000 });
  expect(new Set(ofPerson.records.map(({ by }) => by))).toEqual(new Set(['p-lab']));
  expect((await history({ about: 'p-lab' })).about).toBe('person:p-lab');
  expect(await history({ by: 'p-lab', limit: 10_000 })).toMatchObject({ records: ofPerson.records });
  const cleared = await history({ kind: 'cleared' });
  expect(new Set(cleared.records.map(({ kind }) => kind))).toEqual(new Set(['lot.cleared']));
  expect((await history({ until: '2001-01-01' })).records).toEqual([]);
  expect((await history({ about: 'R-1', since: DAY })).records.length).toBeGreaterThan(0);
  expect((await history({ about: 'R-1', until: DAY })).records.length).toBeGreaterThan(0);
});

it.each([
  [{ about: 'nothing' }, /nothing in this ledger is named nothing/],
  [{ about: 'lot:nothing' }, /nothing in this ledger is named lot:nothing/],
  [{ by: 'p-nobody' }, /"p-nobody" is not a person of this plant/],
  [{ kind: 'clear' }, /no record has the kind "clear"/],
  [{ since: 'tomorrow' }, /must be a day/],
])('refuses %j', async (order, words) => {
  await expect(history(order)).rejects.toThrow(words);
});

it('prints who, when, what and how to undo it', async () => {
  const text = renderTerminal(historyPage(await history({ about: 'R-1' })), { columns: 120 });
  expect(text).toMatch(/p-goods\s+lot:R-1\s+received 500 kg turnings/);
  expect(text).toMatch(/analysis:A1/);
});

it('reads few records of the book where few are wanted', async () => {
  const asked: number[] = [];
  const { store } = context;
  const counting: TaskContext['store'] = Object.assign(Object.create(store), {
    records: (from: number, limit: number) => {
      asked.push(limit);
      return store.records(from, limit);
    },
  });
  const { records } = await runTask(showHistory, { limit: 3 }, { ...context, store: counting });
  expect(records).toHaveLength(3);
  expect(asked[0]).toBeLessThan(10);
});
