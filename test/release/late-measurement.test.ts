import { afterAll, beforeAll, expect, test } from 'vitest';
import { actingAs, type TaskContext } from '../../src/desk/context.ts';
import { soldOfHeat } from '../../src/desk/money/sold-of-heat.ts';
import type { Released } from '../../src/documents/proof/release.ts';
import { listPieces } from '../../src/tasks/heats/list-pieces/list-pieces.ts';
import { plantToday } from '../../src/tasks/heats/plant-today/plant-today.ts';
import { recordHeat } from '../../src/tasks/heats/record-heat/record-heat.ts';
import { reportHeat } from '../../src/tasks/heats/report-heat/report-heat.ts';
import type { CorrectionOrder } from '../../src/tasks/proof/correct-record/contract.ts';
import { correctRecord } from '../../src/tasks/proof/correct-record/correct-record.ts';
import { initLedger } from '../../src/tasks/proof/init-ledger/init-ledger.ts';
import { makeBundle } from '../../src/tasks/proof/make-bundle/make-bundle.ts';
import { makeKey } from '../../src/tasks/proof/make-key/make-key.ts';
import { recordRecall } from '../../src/tasks/proof/record-recall/record-recall.ts';
import { certificateStanding } from '../../src/tasks/release/certificate-standing/certificate-standing.ts';
import { disposeMetal } from '../../src/tasks/release/dispose-metal/dispose-metal.ts';
import { issueCertificate } from '../../src/tasks/release/issue-certificate/issue-certificate.ts';
import { judgeMeasured } from '../../src/tasks/release/judge-measured/judge-measured.ts';
import { releaseMeasured } from '../../src/tasks/release/release-measured/release-measured.ts';
import { releaseQueue } from '../../src/tasks/release/release-queue/release-queue.ts';
import { shipObject } from '../../src/tasks/release/ship-object/ship-object.ts';
import { runTask } from '../../src/tasks/task.ts';
import { analysed, castHeat, GOOD, SPEC } from '../../src/tasks/testing/cast-heat.ts';
import { memoryContext } from '../../src/tasks/testing/memory-context.ts';
import { ORIGIN } from '../testing/certified-heat.ts';
import { memoryKeys } from '../testing/memory-keys.ts';

let context: TaskContext;
let ofPiece: Released;
beforeAll(async () => {
  context = { ...memoryContext(), keys: memoryKeys() };
  await runTask(initLedger, {}, context);
  await runTask(makeKey, { origin: ORIGIN }, by('p-qual'));
  await castHeat('L', context);
  await context.store.execute(analysed('heat:L', 'H1', GOOD));
});
afterAll(async () => {
  await context.store.close();
  await context.compute.close();
});

const by = (person: string): TaskContext => actingAs(person, context);
const release = (of: string) => runTask(releaseMeasured, { of, spec: SPEC }, by('p-cert'));
const customer = { name: 'Customer C' };
const certify = (of: `heat:${string}` | `object:${string}`, number: string) =>
  runTask(issueCertificate, { of, number, type: '3.1', customer, specimen: false }, by('p-qual'));
const ship = (object: string) => runTask(shipObject, { object, to: 'Customer C' }, by('p-cert'));
/** Books an analysis as a person at the terminal does. */
const book = (analysis: string, of: string, sulphur: string, more: object = {}) => {
  const results = GOOD.map((one) => (one.element === 'S' ? { ...one, text: sulphur } : one));
  const one = { of, analysis, method: 'OES', place: 'top', laboratory: 'works', results, ...more };
  return runTask(recordHeat, { heat: 'L', analyses: [one], asTyped: true } as never, by('p-lab'));
};
const queued = async (of: string) =>
  (await runTask(releaseQueue, {}, context)).waiting.find((one) => one.of === of);
const pageText = async () => JSON.stringify(await runTask(reportHeat, { heat: 'L' }, context));

test('E15: a piece is HOLD before what was measured of its heat is judged', async () => {
  const { output } = await runTask(judgeMeasured, { of: 'object:L-a', spec: SPEC }, context);
  expect(output.verdict).toBe('HOLD');
  expect(output.reasons.join()).toMatch(/analysis H1 of heat L \(record \d+\) was judged by no verdict/);
  await release('heat:L');
  ofPiece = await release('object:L-a');
  await release('object:L-b');
  expect((await context.store.object('L-b')).release?.verdict).toBe('FAIL');
});

test('E15: a reading by an unfit method asks, is shown, and stops nothing', async () => {
  await book('X-1', 'object:L-a', '40', { method: 'pXRF' });
  expect((await context.store.object('L-a')).analyses.at(-1)).toMatchObject({ asks: 'unfit-method' });
  expect(await queued('object:L-a')).toMatchObject({
    asks: [expect.stringMatching(/^analysis X-1 of object L-a \(record \d+\) asks: pXRF cannot decide/)],
    waits: { for: 'a certificate' },
  });
  expect(await pageText()).toMatch(/analysis X-1 of object L-a/);
  await certify('object:L-a', 'C-1');
});

test("E15: a check analysis asks within the purchaser's tolerance, and suspends beyond it", async () => {
  const take = (sample: string) =>
    runTask(
      recordHeat,
      { heat: 'L', samples: [{ of: 'object:L-a', sample, place: 'top', purpose: 'check' }] },
      by('p-goods'),
    );
  const measure = (sample: string, Cr: string) => {
    const results = [{ element: 'Cr', text: Cr, unit: 'wt%' }];
    return book(sample, 'object:L-a', '5', { sample, results });
  };
  await take('P-1');
  await measure('P-1', '21.05');
  expect((await context.store.object('L-a')).analyses.at(-1)).toMatchObject({ asks: 'within-tolerance' });
  expect((await queued('object:L-a'))?.waits.for).toBe('shipment');
  await take('P-2');
  await measure('P-2', '23.00');
  expect((await queued('object:L-a'))?.waits.for).toMatch(/a new verdict: analysis P-2 of object L-a/);
});

test('E15: a late result is named on every page, and nothing is certified or shipped until it is decided anew', async () => {
  await book('H2', 'heat:L', '50');
  const words = /analysis H2 of heat L \(record \d+\) was judged by no verdict/;
  await expect(certify('heat:L', 'C-3')).rejects.toThrow(words);
  await expect(ship('L-a')).rejects.toThrow(words);
  // where a late result speaks against a bundle, the cure is to judge the metal, not to mend records
  const bundle = { subject: 'object:L-a' as const, customer: 'Customer C', released: ofPiece };
  await expect(runTask(makeBundle, bundle as never, context)).rejects.toThrow(
    expect.objectContaining({
      message: expect.stringMatching(/^the records contradict the bundle: /),
      details: [
        expect.objectContaining({
          cure: expect.stringMatching(/^judge it;/),
          does: expect.arrayContaining([expect.objectContaining({ verb: 'release/release-measured' })]),
        }),
      ],
    }),
  );
  expect(await queued('heat:L')).toMatchObject({
    suspended: expect.arrayContaining([expect.stringMatching(words)]),
  });
  expect(await queued('object:L-a')).toMatchObject({
    suspended: expect.arrayContaining([expect.stringMatching(words)]),
  });
  const page = await runTask(reportHeat, { heat: 'L' }, context);
  expect(page.verdict).toBe('HOLD');
  expect(JSON.stringify(page)).toMatch(words);
  const { pieces } = await runTask(listPieces, { of: 'object:L-a' }, context);
  expect(pieces[0]?.suspended?.join()).toMatch(words);
  const standing = await runTask(certificateStanding, { of: 'object:L-a', number: 'C-1' }, context);
  expect(standing.suspended?.join()).toMatch(words);
  const today = await runTask(plantToday, {}, context);
  expect(JSON.stringify(today.waits)).toMatch(/a measurement came after the release|H2/);
  // judged FAIL, the measurement is decided, and the certificate of before stands for nothing
  await release('heat:L');
  const failed = await runTask(certificateStanding, { of: 'object:L-a', number: 'C-1' }, context);
  expect(failed.suspended?.join()).toMatch(/heat L failed \(record \d+\)/);
});

test('E15: of metal that has left, quality decides on notice and recall, and neither happens by itself', async () => {
  context = memoryContext();
  await castHeat('L', context);
  await release('object:L-a');
  await ship('L-a');
  await book('A2', 'object:L-a', '50');
  const matter = /L-a was shipped to Customer C, and analysis A2 .*: quality decides on notice and recall/;
  expect(await pageText()).toMatch(matter);
  const shipped = async () => (await runTask(plantToday, {}, context)).shipped;
  expect(await shipped()).toEqual([{ of: 'object:L-a', words: expect.stringMatching(matter) }]);
  expect(await queued('object:L-a')).toMatchObject({
    ...{ left: 'Customer C', mass_g: 250_000, maySign: [{ id: 'p-cert' }] },
    waits: { for: expect.stringMatching(/^a new verdict: analysis A2 of object L-a/), on: ['certifier'] },
    suspended: [expect.stringMatching(/analysis A2 of object L-a/)],
  });
  await release('object:L-a');
  expect((await shipped())[0]?.words).toMatch(/it was judged FAIL \(record \d+\): quality decides/);
  expect((await context.store.object('L-a')).status).toBe('shipped');
  expect(await queued('object:L-a')).toMatchObject({
    left: 'Customer C',
    waits: { for: 'a decision on notice and recall', on: ['quality'] },
  });
  const notify = (of: 'object:L-a' | 'object:L-b') =>
    runTask(disposeMetal, { of, as: 'notify', reason: 'told J. Ray in writing' }, by('p-qual'));
  await expect(notify('object:L-b')).rejects.toThrow('was not shipped: there is no customer to notify');
  const sold = async () => (await soldOfHeat(await context.store.heat('L'), context)).sold_kg;
  expect(await sold()).toBe(250);
  expect((await notify('object:L-a')).why).toBe('notify Customer C; told J. Ray in writing');
  expect(await sold(), 'it left, and stays sold').toBe(250);
  expect(await shipped()).toEqual([]);
  expect(await queued('object:L-a')).toBeUndefined();
  expect(await pageText()).toContain('decided: notify Customer C; told J. Ray in writing');
});

test.each(['object:L-a', 'heat:L'] as const)(
  'E13: a failing result of %s that was dropped before any verdict is told to who releases and to the customer',
  async (of) => {
    context = memoryContext();
    await castHeat('L', context);
    await book('A2', of, '50');
    await book('A3', of, '50');
    const correct = async (order: Pick<CorrectionOrder, 'record' | 'reason' | 'results'>) => {
      const task = (more: object) => runTask(correctRecord, { of, ...order, ...more }, by('p-qual'));
      const { shown } = await task({});
      return task({ confirm: shown });
    };
    const { effects } = await correct({ record: 'analysis:A2', reason: 'typed twice' });
    expect(effects.join()).toContain('stays on the release, without an assigned cause');
    const results = [{ element: 'S', text: '5', unit: 'ppm' as const }];
    await correct({ record: 'analysis:A3', reason: 'misread', results });
    const { output } = await release('object:L-a');
    const told = (output.withdrawn ?? [])
      .filter(({ element }) => element === 'S')
      .map(({ specimen, words }) => `${specimen}: ${words}`);
    const from = of === 'heat:L' ? ' of heat L' : '';
    expect(told).toEqual([
      `A2${from}: was outside its limit, and was withdrawn before any verdict (no assigned cause: typed twice; by Quality (demonstration))`,
      `A3${from}: was outside its limit, and reads 5 ppm (no assigned cause: misread; by Quality (demonstration))`,
    ]);
    if (of === 'heat:L') return;
    // a slip inside the limits is no matter of the customer
    const { withdrawn } = await certify(of, 'C-9');
    expect(withdrawn?.map(({ element, specimen }) => `${element} ${specimen}`)).toEqual(['S A2', 'S A3']);
  },
);

test('E15: a recall since takes shipped metal that failed out of the queue', async () => {
  context = memoryContext();
  await castHeat('L', context);
  await release('object:L-a');
  await ship('L-a');
  await book('A2', 'object:L-a', '50');
  await release('object:L-a');
  expect((await queued('object:L-a'))?.waits.for).toBe('a decision on notice and recall');
  const recall = { of: 'object:L-a', reason: 'S high', record: true, number: 'RC-1' } as const;
  await runTask(recordRecall, recall, by('p-qual'));
  expect(await queued('object:L-a')).toBeUndefined();
});
