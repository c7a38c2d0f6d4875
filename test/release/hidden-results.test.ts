import { expect, test } from 'vitest';
import { actingAs, type TaskContext } from '../../src/desk/context.ts';
import type { Command } from '../../src/evidence/ledger/commands.ts';
import { verify } from '../../src/faces/verify/verify.ts';
import type { CorrectionOrder } from '../../src/tasks/proof/correct-record/contract.ts';
import { correctRecord } from '../../src/tasks/proof/correct-record/correct-record.ts';
import { makeBundle } from '../../src/tasks/proof/make-bundle/make-bundle.ts';
import { makeKey } from '../../src/tasks/proof/make-key/make-key.ts';
import { trustDocument } from '../../src/tasks/proof/trust-document/trust-document.ts';
import { issueCertificate } from '../../src/tasks/release/issue-certificate/issue-certificate.ts';
import { releaseMeasured } from '../../src/tasks/release/release-measured/release-measured.ts';
import { runTask } from '../../src/tasks/task.ts';
import { analysed, castHeat, GOOD, SPEC } from '../../src/tasks/testing/cast-heat.ts';
import { memoryContext } from '../../src/tasks/testing/memory-context.ts';
import { memoryKeys } from '../testing/memory-keys.ts';

/** What a plant that is honest withdraws or puts right is shown, and its bundles stay proven; a correction that leaves a row out hides nothing. */

const S50 = GOOD.map((one) => (one.element === 'S' ? { ...one, text: '50' } : one));

test('E13: a bundle of metal with results that were withdrawn, put right or left out is proven, and its release shows each', async () => {
  const context: TaskContext = { ...memoryContext(), keys: memoryKeys() };
  const by = (person: string): TaskContext => actingAs(person, context);
  await castHeat('W', context);
  await runTask(makeKey, { origin: 'ledger.remelt.example/w' }, by('p-qual'));
  const of = 'object:W-a';
  const correct = async (
    order: Pick<CorrectionOrder, 'record' | 'reason' | 'results' | 'cause' | 'document'>,
  ) => {
    const task = (more: object) => runTask(correctRecord, { of, ...order, ...more }, by('p-qual'));
    const { shown } = await task({});
    await task({ confirm: shown });
  };
  for (const name of ['A2', 'A3', 'A4']) await context.store.execute(analysed(of, name, S50));
  await correct({ record: 'analysis:A2', reason: 'typed twice' });
  const S5 = { element: 'S', text: '5', unit: 'ppm' as const };
  await correct({ record: 'analysis:A3', reason: 'misread', results: [S5] });
  const { seq } = (await context.store.object('W-a')).analyses.at(-1)!;
  const values = { results: GOOD.filter(({ element }) => element !== 'S') };
  const left = {
    type: 'correct',
    seq,
    how: 'incorrect-data',
    reason: 'S is of another lot',
    values,
    by: 'p-qual',
  };
  await context.store.execute(left as Command);
  const { document, output } = await runTask(releaseMeasured, { of, spec: SPEC }, by('p-cert'));
  expect(output.verdict).toBe('PASS');
  const sulphur = (document.withdrawn ?? []).filter(({ element }) => element === 'S');
  expect(sulphur.map(({ specimen, corrected }) => [specimen, corrected?.text])).toEqual([
    ['A2', undefined],
    ['A3', '5'],
    ['A4', undefined],
  ]);
  const order = {
    of,
    number: 'C-1',
    type: '3.1',
    customer: { name: 'Customer C' },
    specimen: false,
  } as const;
  await runTask(issueCertificate, order, by('p-qual'));
  const trust = await runTask(trustDocument, {}, context);
  const { elements, analysisMethods, releaseProcedures, version, traceLimits } = context.compute.facts();
  const facts = {
    elements,
    analysisMethods,
    releaseProcedures,
    version,
    checkAnalysis: traceLimits.checkAnalysis,
  };
  for (const released of [{ released: { document, output } }, {}]) {
    const bundle = await runTask(
      makeBundle,
      { subject: of, customer: 'Customer C', ...released },
      by('p-qual'),
    );
    const answer = verify({ bundle, trust }, facts);
    expect(answer.findings).toEqual([]);
    expect(answer.verdict).toBe('proven');
  }
  await context.store.close();
  await context.compute.close();
});
