import { afterAll, beforeAll, expect, test } from 'vitest';
import { actingAs, type TaskContext } from '../src/desk/context.ts';
import type { Certificate } from '../src/documents/proof/certificate.ts';
import type { Command } from '../src/evidence/ledger/commands.ts';
import { verify } from '../src/faces/verify/verify.ts';
import { passportPage } from '../src/pages/blocks/proof/passport-page.ts';
import { tracePage } from '../src/pages/blocks/proof/trace-page.ts';
import { certificatePage } from '../src/pages/blocks/release/certificate-page.ts';
import { listPieces } from '../src/tasks/heats/list-pieces/list-pieces.ts';
import { page as piecesOfHeatPage } from '../src/tasks/heats/list-pieces/page.ts';
import { reportHeat } from '../src/tasks/heats/report-heat/report-heat.ts';
import { exportEpcis } from '../src/tasks/proof/export-epcis/export-epcis.ts';
import { makeBundle } from '../src/tasks/proof/make-bundle/make-bundle.ts';
import { makeKey } from '../src/tasks/proof/make-key/make-key.ts';
import { passports } from '../src/tasks/proof/passports.ts';
import { recordRecall } from '../src/tasks/proof/record-recall/record-recall.ts';
import { traceMetal } from '../src/tasks/proof/trace-metal/trace-metal.ts';
import { trustDocument } from '../src/tasks/proof/trust-document/trust-document.ts';
import { certificateStanding } from '../src/tasks/release/certificate-standing/certificate-standing.ts';
import { page as standingPage } from '../src/tasks/release/certificate-standing/page.ts';
import { exportCertificate } from '../src/tasks/release/export-certificate/export-certificate.ts';
import { page as certificateExportPage } from '../src/tasks/release/export-certificate/page.ts';
import { issueCertificate } from '../src/tasks/release/issue-certificate/issue-certificate.ts';
import { releaseMeasured } from '../src/tasks/release/release-measured/release-measured.ts';
import { releaseQueue } from '../src/tasks/release/release-queue/release-queue.ts';
import { shipObject } from '../src/tasks/release/ship-object/ship-object.ts';
import { runTask } from '../src/tasks/task.ts';
import { analysed, castHeat, GOOD, SPEC } from '../src/tasks/testing/cast-heat.ts';
import { memoryContext } from '../src/tasks/testing/memory-context.ts';
import { memoryKeys } from './testing/memory-keys.ts';

/**
 * Heat F: its ingot F-a was released, certified and shipped. Then a late result failed it, and quality told the customer. Slice F-b1 of its
 * ingot F-b is here: F-b failed by a late result, and nobody judged the slice. Every answer about this metal says FAIL, and by which record.
 */

let context: TaskContext;
let paper: Certificate;
/** Records of the verdicts FAIL. */
let shipped = -1;
let cut = -1;
const by = (person: string): TaskContext => actingAs(person, context);
const S50 = GOOD.map((one) => (one.element === 'S' ? { ...one, text: '50' } : one));
const of = 'object:F-a' as const;

beforeAll(async () => {
  context = { ...memoryContext(), keys: memoryKeys() };
  await castHeat('F', context);
  const { store } = context;
  await runTask(makeKey, { origin: 'ledger.remelt.example/f' }, by('p-qual'));
  for (const piece of ['F-a', 'F-b'] as const) {
    const { seq } = (await store.object(piece)).analyses[0] ?? {};
    const right = {
      type: 'correct',
      seq,
      how: 'incorrect-data',
      reason: 'misread',
      values: { results: GOOD },
      by: 'p-qual',
    };
    await store.execute((seq === undefined ? analysed(`object:${piece}`, 'A1', GOOD) : right) as Command);
    await runTask(releaseMeasured, { of: `object:${piece}`, spec: SPEC }, by('p-cert'));
  }
  const order = { of, number: 'C-1', type: '3.1', specimen: false } as const;
  paper = await runTask(issueCertificate, { ...order, customer: { name: 'Customer C' } }, by('p-qual'));
  await runTask(shipObject, { object: 'F-a', to: 'Customer C', certificate: 'C-1' }, by('p-cert'));
  await store.execute({
    ...{ type: 'cutObject', object: 'F-b', by: 'p-melt' },
    pieces: [{ object: 'F-b1', form: 'slice', mass_g: 240_000 }],
  } as Command);
  for (const piece of ['F-a', 'F-b']) {
    await store.execute(analysed(`object:${piece}`, 'A9', S50));
    await runTask(releaseMeasured, { of: `object:${piece}`, spec: SPEC }, by('p-cert'));
  }
  await store.execute({
    ...{ type: 'dispose', of, disposition: 'notify', reason: 'told the customer', by: 'p-qual' },
  } as Command);
  shipped = (await store.object('F-a')).release!.seq;
  cut = (await store.object('F-b')).release!.seq;
});
afterAll(async () => {
  await context.store.close();
  await context.compute.close();
});

const passportOf = async (subject: string) => {
  for await (const one of passports({ checkpoint: 'c', showGrade: false }, context))
    if (one.subject === subject) return passportPage(one);
  return null;
};
const standing = () => runTask(certificateStanding, { of, number: 'C-1' }, context);
const company = (name: string) => ({ name, street: ['Street 1'], zip: '1', city: 'Town', country: 'DE' });
const exported = (as: 'en10168' | 'material-identity') =>
  runTask(
    exportCertificate,
    {
      ...{ of, number: 'C-1', as },
      parties: {
        format: 'remelt-parties/1',
        manufacturer: company(paper.maker.name),
        customer: company('Customer C'),
        issuedBy: 'quality',
        mark: 'aGk=',
        order: { number: 'O-1' },
        delivery: { note: 'D-1' },
      },
    },
    context,
  );
const verified = async (subject: 'object:F-a' | 'object:F-b1') => {
  const bundle = await runTask(makeBundle, { subject, customer: 'Customer C' }, by('p-qual'));
  const { elements, analysisMethods, releaseProcedures, version, traceLimits } = context.compute.facts();
  const { checkAnalysis } = traceLimits;
  const facts = { elements, analysisMethods, releaseProcedures, version, checkAnalysis };
  return verify({ bundle, trust: await runTask(trustDocument, {}, context) }, facts);
};

/** Answers about the piece that was shipped, in words. */
const ANSWERS: Readonly<Record<string, () => Promise<unknown>>> = {
  'heat show': () => runTask(reportHeat, { heat: 'F' }, context),
  'heat pieces': async () => piecesOfHeatPage(await runTask(listPieces, { of }, context)),
  'its certificate': async () => certificatePage(paper, await standing()),
  'who signed the certificate': async () => standingPage(await standing()),
  trace: async () => tracePage(await runTask(traceMetal, { subject: of, direction: 'up' }, context)),
  'trace of its lot': async () =>
    tracePage(await runTask(traceMetal, { subject: 'lot:L-F', direction: 'down' }, context)),
  'its public page': () => passportOf(of),
  'EN 10168': async () => (await exported('en10168')).document,
  'Material Identity': async () => (await exported('material-identity')).document,
  'the answer of the export': async () => certificateExportPage(await exported('en10168')),
  bundle: async () => (await verified(of)).words,
};

test.each(Object.entries(ANSWERS))('E18: %s says FAIL, and by which record', async (_, answer) => {
  expect(JSON.stringify(await answer())).toMatch(
    new RegExp(`(FAIL|FAILED)"?,?"? ?by record ${shipped}\\b`, 'i'),
  );
});

test('E18: a slice of failed metal is failed', async () => {
  const { pieces } = await runTask(listPieces, { of: 'object:F-b1' }, context);
  expect(pieces).toMatchObject([{ failed: { of: 'object:F-b', seq: cut } }]);
  const traced = await runTask(traceMetal, { subject: 'object:F-b1', direction: 'up' }, context);
  expect(traced.notices).toEqual([`FAIL by record ${cut} on object F-b.`]);
});

test.each([of, 'object:F-b1'] as const)('E18: EPCIS holds %s', async (subject) => {
  const { epcisBody } = await runTask(exportEpcis, { subject, base: 'https://plant.example' }, context);
  expect(epcisBody.eventList).toContainEqual(
    expect.objectContaining({
      bizStep: 'holding',
      disposition: 'non_sellable_other',
      'remelt:failedBy': String(subject === of ? shipped : cut),
    }),
  );
});

test('E18: a bundle of failed metal begins with FAIL, and its certificate does not stand', async () => {
  const answer = await verified(of);
  expect(answer).toMatchObject({ verdict: 'proven', failed: [{ subject: of, record: String(shipped) }] });
  expect(answer.words).toMatch(new RegExp(`^FAIL by record ${shipped}: object F-a\\. \\d+ of`));
  expect(answer.claims.find(({ type }) => type === 'certificate')?.words).toContain(
    `it does not stand: record ${shipped} says that object:F-a is FAIL`,
  );
});

test('E18: the certificate has the stamp FAIL', async () => {
  expect(certificatePage(paper, await standing())).toMatchObject({ stamp: 'FAIL' });
});

test('E18: a certificate on an earlier release says that it goes with no shipment', async () => {
  const own = memoryContext();
  await castHeat('G', own);
  const as = (person: string) => actingAs(person, own);
  const order = { of: 'object:G-a', spec: SPEC } as const;
  await own.store.execute(analysed(order.of, 'A1', GOOD));
  await runTask(releaseMeasured, order, as('p-cert'));
  const named = { of: order.of, number: 'C-1' };
  const issued = { ...named, type: '3.1', customer: { name: 'Customer C' }, specimen: false } as const;
  const first = await runTask(issueCertificate, issued, as('p-qual'));
  expect(await runTask(certificateStanding, named, own)).not.toHaveProperty('decidedAnew');
  await own.store.execute(analysed(order.of, 'A2', GOOD));
  await runTask(releaseMeasured, order, as('p-cert'));
  const { seq } = (await own.store.object('G-a')).release!;
  const answer = await runTask(certificateStanding, named, own);
  const words = `It was issued on an earlier release: record ${seq} decided anew.`;
  expect(JSON.stringify(standingPage(answer))).toContain(words);
  expect(JSON.stringify(certificatePage(first, answer))).toContain(words);
});

test('E18: a FAIL outlives a hold, and says that results came in since', async () => {
  const own = memoryContext();
  await castHeat('H', own);
  const as = (person: string) => actingAs(person, own);
  await runTask(releaseMeasured, { of: 'object:H-b', spec: SPEC }, as('p-cert'));
  const rowOf = async () =>
    (await runTask(releaseQueue, {}, own)).waiting.find(({ of: subject }) => subject === 'object:H-b')!;
  expect((await rowOf()).verdict).not.toHaveProperty('outdated');
  await own.store.execute(analysed('object:H-b', 'B9', S50));
  expect((await rowOf()).verdict).toMatchObject({ verdict: 'FAIL', outdated: true });
  const recall = { of: 'lot:L-H', reason: 'lead found', record: true, number: 'RC-H' };
  await runTask(recordRecall, recall, as('p-qual'));
  expect((await rowOf()).waits.for).toMatch(
    /^a new verdict: results came after the FAIL; RECALLED by record \d+/,
  );
});
