import { afterAll, beforeAll, expect, test } from 'vitest';
import { actingAs, type TaskContext } from '../../src/desk/context.ts';
import { recordHeat } from '../../src/tasks/heats/record-heat/record-heat.ts';
import { reportHeat } from '../../src/tasks/heats/report-heat/report-heat.ts';
import { correctRecord } from '../../src/tasks/proof/correct-record/correct-record.ts';
import { compareSpecification } from '../../src/tasks/reference/compare-specification/compare-specification.ts';
import { enterSpecification } from '../../src/tasks/reference/enter-specification/enter-specification.ts';
import { listSpecifications } from '../../src/tasks/reference/list-specifications/list-specifications.ts';
import { judgeMeasured } from '../../src/tasks/release/judge-measured/judge-measured.ts';
import { releaseMeasured } from '../../src/tasks/release/release-measured/release-measured.ts';
import { releaseQueue } from '../../src/tasks/release/release-queue/release-queue.ts';
import { runTask } from '../../src/tasks/task.ts';
import { castHeat, SPEC } from '../../src/tasks/testing/cast-heat.ts';
import { memoryContext } from '../../src/tasks/testing/memory-context.ts';

let context: TaskContext;
beforeAll(async () => {
  context = memoryContext();
  await castHeat('Q-1', context);
});
afterAll(async () => {
  await context.store.close();
  await context.compute.close();
});

const by = (person: string): TaskContext => actingAs(person, context);
const OF = 'object:Q-1-b';
const name = (revision: string) => `RT-1 rev ${revision}`;
const enter = async (revision: string, sulfur: string): Promise<void> => {
  const specification = {
    limits_wtpct: { Ni: { min: '50' }, Cr: { max: '21' }, W: { max: '1' } },
    limits_ppm: { S: { max: sulfur } },
    sums: [{ elements: ['Nb' as const, 'Ta' as const], max: '5.5' }],
    residual_wtpct: null,
    retest: 'ams-5383f',
  };
  const printed = { number: 'RT-1', revision, specification };
  await runTask(enterSpecification, { ...printed, customer: 'Customer C' }, by('p-plan'));
  await runTask(compareSpecification, printed, by('p-qual'));
};
const rowOf = async () => {
  const queue = await runTask(releaseQueue, {}, context);
  return { queue, row: queue.waiting.find(({ of }) => of === OF)! };
};
const measured = (sample: string, more: object = {}) => ({
  heat: 'Q-1',
  by: 'p-lab',
  analyses: [
    {
      ...{ of: OF, sample, method: 'combustion', laboratory: 'works', place: 'top' },
      results: [{ element: 'S' as const, text: '5', unit: 'ppm' as const }],
      ...more,
    },
  ],
});
const book = (order: object) => runTask(recordHeat, order as Parameters<typeof recordHeat.run>[0], context);

test('a superseded revision is not offered; the form asks for the elements of the specification', async () => {
  await enter('1', '12');
  await enter('2', '10');
  const { queue } = await rowOf();
  expect(queue.specifications).toEqual([SPEC, name('2')]);
  expect(queue.elements[name('2')]).toEqual([
    { element: 'Ni', unit: 'wt%', min: 50 },
    { element: 'Cr', unit: 'wt%', max: 21 },
    { element: 'W', unit: 'wt%', max: 1 },
    { element: 'S', unit: 'ppm', max: 10 },
    { element: 'Ta', unit: 'wt%' },
    { element: 'Nb', unit: 'wt%' },
  ]);
  const { specifications } = await runTask(listSpecifications, {}, context);
  expect(specifications.map((one) => [one.name, one.supersededBy])).toEqual([
    [SPEC, undefined],
    [name('1'), name('2')],
    [name('2'), undefined],
  ]);
  // who names it all the same is told, and signs it
  const { remarks } = await runTask(judgeMeasured, { of: OF, spec: name('1') }, context);
  expect(remarks?.join()).toContain(`${name('1')} is superseded by ${name('2')}.`);
});

test('metal that nobody measured is not judged: the refusal says where and how to measure it', async () => {
  await expect(runTask(judgeMeasured, { of: 'heat:Q-1', spec: SPEC }, context)).rejects.toThrow(
    expect.objectContaining({
      message: 'heat:Q-1 has no measured analysis',
      details: [
        {
          ...{ path: 'of', value: 'heat:Q-1', allowed: 'metal with a measured analysis, not of the bath' },
          cure: 'measure it first, or judge its pieces: object:Q-1-a, object:Q-1-b',
          does: [{ verb: 'heats/record-heat', order: { heat: 'Q-1', samples: null } }],
        },
      ],
    }),
  );
});

test('the page of the heat judges by the specification and revision of the decision, and says which', async () => {
  await runTask(releaseMeasured, { of: OF, spec: name('2') }, by('p-cert'));
  const page = JSON.stringify(await runTask(reportHeat, { heat: 'Q-1' }, context));
  expect(page).toContain(`The rows are of object Q-1-b, judged by ${name('2')}.`);
  expect(page).not.toContain('names no retest rule');
});

test('a retest names its specimens first; a method that cannot decide the limit is refused with those that can', async () => {
  const { row } = await rowOf();
  expect(row.verdict).toMatchObject({ verdict: 'FAIL', specification: name('2') });
  const replaces = row.measured[0]!.specimen;
  const retest = {
    ...{ of: OF, replaces, rule: 'ams-5383f', cause: 'oily disc' },
    ...{ characteristics: ['S'], specimens: ['R-1', 'R-2'] },
  };
  await expect(
    book({ heat: 'Q-1', by: 'p-lab', retests: [{ ...retest, characteristics: ['Cr'] }] }),
  ).rejects.toThrow(
    expect.objectContaining({
      message: `Cr of specimen ${replaces} did not fail`,
      details: [
        expect.objectContaining({
          ...{ path: 'retests[0].characteristics', value: 'Cr', allowed: `S of ${replaces}` },
        }),
      ],
    }),
  );
  await book({ heat: 'Q-1', by: 'p-lab', retests: [retest] });
  expect((await rowOf()).row.retests).toMatchObject([{ replaces, missing: ['R-1', 'R-2'] }]);
  // opened by mistake: quality takes it back in two looks, and it is opened anew
  const undo = { of: OF, record: `retest:${replaces}`, reason: 'wrong disc named' };
  const shown = await runTask(correctRecord, undo, by('p-qual'));
  expect(shown).toMatchObject({
    done: false,
    effects: [`the retest of ${replaces} in S on R-1, R-2 was never opened; their names are free again`],
  });
  await expect(runTask(correctRecord, { ...undo, confirm: shown.shown }, by('p-lab'))).rejects.toThrow(
    /may not correct a record/,
  );
  await runTask(correctRecord, { ...undo, confirm: shown.shown }, by('p-qual'));
  expect((await rowOf()).row.retests ?? []).toEqual([]);
  await expect(runTask(correctRecord, undo, by('p-qual'))).rejects.toThrow(/has no retest/);
  await book({ heat: 'Q-1', by: 'p-lab', retests: [retest] });
  expect((await rowOf()).row.retests).toMatchObject([{ missing: ['R-1', 'R-2'] }]);
  // a specimen that nobody named answers nothing, and is not booked as if it did
  await expect(book(measured('R-9', { ofRetest: true }))).rejects.toThrow(
    /no retest of object:Q-1-b named specimen R-9/,
  );
  const refused = await book(measured('R-1', { method: 'ICP-OES' })).catch((error: unknown) => error);
  expect(refused).toMatchObject({
    message: expect.stringMatching(/^ICP-OES cannot decide S: /),
    details: [{ path: 'analyses[0].method', allowed: expect.stringContaining('combustion') }],
  });
  await expect(book(measured('R-1', { laboratory: undefined }))).rejects.toThrow(
    /does not say its laboratory/,
  );
  await book(measured('R-1', { ofRetest: true }));
  expect((await rowOf()).row.retests).toMatchObject([{ missing: ['R-2'] }]);
  await expect(runTask(correctRecord, undo, by('p-qual'))).rejects.toThrow(/specimen R-1 of the retest/);
});

test('one specimen by two methods is two analyses, and told again it is one', async () => {
  const gdms = measured('R-1', { method: 'GDMS' });
  await book(gdms);
  await book(gdms);
  const { analyses } = await context.store.object('Q-1-b');
  const own = analyses.filter((one) => (one.sample ?? one.analysis) === 'R-1');
  expect(own.map(({ analysis, method, retest }) => [analysis, method, retest?.rule])).toEqual([
    ['R-1', 'combustion', 'ams-5383f'],
    ['R-1-GDMS', 'GDMS', 'ams-5383f'],
  ]);
  await book(measured('R-2'));
  const { output } = await runTask(judgeMeasured, { of: OF, spec: name('2') }, context);
  // one failed, two specimens answer: not three
  expect(output.retests).toMatchObject([
    { standing: 'replaced', words: expect.stringMatching(/^2 replacement/) },
  ]);
});

test('E16: a sample waits with what it is for; another purpose needs a reason and a second person', async () => {
  const take = (purpose: string, person: string) =>
    runTask(
      recordHeat,
      { heat: 'Q-1', samples: [{ of: OF, sample: 'K-1', place: 'top', purpose }] } as never,
      by(person),
    );
  await take('product', 'p-goods');
  await expect(take('control', 'p-goods')).rejects.toThrow(/was taken for product, not control/);
  expect((await rowOf()).row.taken).toEqual([{ sample: 'K-1', purpose: 'product' }]);
  const change = { of: OF, record: 'sample:K-1', purpose: 'control' as const, reason: 'spare disc' };
  const { shown } = await runTask(correctRecord, change, by('p-qual'));
  await runTask(correctRecord, { ...change, confirm: shown }, by('p-qual'));
  expect((await rowOf()).row.taken).toEqual([{ sample: 'K-1', purpose: 'control' }]);
  await book(measured('K-1'));
  expect((await rowOf()).row.taken).toBeUndefined();
});
