import { afterAll, beforeAll, expect, test } from 'vitest';
import { actingAs, type TaskContext } from '../src/desk/context.ts';
import type { Page } from '../src/documents/page.ts';
import type { BundleDocument } from '../src/documents/proof/bundle.ts';
import type { Certificate } from '../src/documents/proof/certificate.ts';
import type { Command } from '../src/evidence/ledger/commands.ts';
import { judge } from '../src/evidence/ledger/testing/example-commands.ts';
import { verify } from '../src/faces/verify/verify.ts';
import { verifyPage } from '../src/pages/blocks/proof/verify-page.ts';
import { certificatePage } from '../src/pages/blocks/release/certificate-page.ts';
import { lotPage } from '../src/pages/blocks/yard/lot-page.ts';
import { listPieces } from '../src/tasks/heats/list-pieces/list-pieces.ts';
import { page as piecesOfHeatPage } from '../src/tasks/heats/list-pieces/page.ts';
import { reportHeat } from '../src/tasks/heats/report-heat/report-heat.ts';
import { exportEpcis } from '../src/tasks/proof/export-epcis/export-epcis.ts';
import { makeBundle } from '../src/tasks/proof/make-bundle/make-bundle.ts';
import { makeKey } from '../src/tasks/proof/make-key/make-key.ts';
import { recordRecall } from '../src/tasks/proof/record-recall/record-recall.ts';
import { trustDocument } from '../src/tasks/proof/trust-document/trust-document.ts';
import { certificateStanding } from '../src/tasks/release/certificate-standing/certificate-standing.ts';
import { page as standingPage } from '../src/tasks/release/certificate-standing/page.ts';
import { exportCertificate } from '../src/tasks/release/export-certificate/export-certificate.ts';
import { page as certificateExportPage } from '../src/tasks/release/export-certificate/page.ts';
import { issueCertificate } from '../src/tasks/release/issue-certificate/issue-certificate.ts';
import { releaseMeasured } from '../src/tasks/release/release-measured/release-measured.ts';
import { page as releaseQueuePage } from '../src/tasks/release/release-queue/page.ts';
import { releaseQueue } from '../src/tasks/release/release-queue/release-queue.ts';
import { shipObject } from '../src/tasks/release/ship-object/ship-object.ts';
import { runTask } from '../src/tasks/task.ts';
import { castHeat, clearedLot, SPEC } from '../src/tasks/testing/cast-heat.ts';
import { memoryContext } from '../src/tasks/testing/memory-context.ts';
import { showLot } from '../src/tasks/yard/show-lot/show-lot.ts';
import { memoryKeys } from './testing/memory-keys.ts';

let context: TaskContext;
let paper: Certificate;
/** Record of the recall. */
let seq: number;
const by = (person: string): TaskContext => actingAs(person, context);
const said = (page: Page): string => JSON.stringify(page);

beforeAll(async () => {
  context = { ...memoryContext(), keys: memoryKeys() };
  await castHeat('P-1', context);
  await runTask(makeKey, { origin: 'ledger.remelt.example/p' }, by('p-qual'));
  await runTask(releaseMeasured, { of: 'object:P-1-a', spec: SPEC }, by('p-cert'));
  const order = {
    ...{ of: 'object:P-1-a', number: 'C-1', type: '3.1', customer: { name: 'Customer C' } },
    specimen: false,
  };
  paper = await runTask(issueCertificate, order, by('p-qual'));
  await runTask(shipObject, { object: 'P-1-a', to: 'Customer C', certificate: 'C-1' }, by('p-cert'));
  const recall = await runTask(
    recordRecall,
    { of: 'lot:L-P-1', reason: 'lead found', record: true, number: 'RC-1' },
    by('p-qual'),
  );
  seq = recall.record!.seq;
});
afterAll(async () => {
  await context.store.close();
  await context.compute.close();
});

test('C3: heat, lot, pieces, queue and certificate name the recall at their head, shipped pieces too', async () => {
  const words = `RECALLED by record ${seq} (recall RC-1): `;
  expect(said(await runTask(reportHeat, { heat: 'P-1' }, context))).toContain(words);
  const { pieces } = await runTask(listPieces, { of: 'heat:P-1' }, context);
  expect(pieces).toMatchObject([
    { id: 'P-1-a', status: 'shipped', recalled: [{ recall: 'RC-1', seq, share: 1 }] },
    { id: 'P-1-b', recalled: [{ recall: 'RC-1', seq }] },
  ]);
  const listed = said(piecesOfHeatPage(await runTask(listPieces, { of: 'object:P-1-a' }, context)));
  expect(listed).toContain(words);
  expect(said(releaseQueuePage(await runTask(releaseQueue, {}, context)))).toContain(words);
  const standing = await runTask(certificateStanding, { of: 'object:P-1-a', number: 'C-1' }, context);
  expect(standing).toMatchObject({ recalled: [{ recall: 'RC-1', seq }], others: 0 });
  expect(said(certificatePage(paper, standing))).toMatch(/^{[^[]*"stamp":"RECALLED"/);
  expect(said(standingPage(standing))).toContain(words);
  expect(said(lotPage(await runTask(showLot, { lot: 'L-P-1' }, context)))).toContain(words);
});

test.each(['en10168', 'material-identity'] as const)(
  'C3: the certificate as %s names the recall before what it certified',
  async (as) => {
    const company = (name: string) => ({ name, street: ['A 1'], zip: '1', city: 'Town', country: 'DE' });
    const parties = {
      ...{ format: 'remelt-parties/1' as const, issuedBy: 'quality', mark: 'aGk=' },
      ...{ manufacturer: company(paper.maker.name), customer: company('Customer C') },
      ...{ order: { number: 'O-1' }, delivery: { note: 'D-1' } },
    };
    const answer = await runTask(
      exportCertificate,
      { of: 'object:P-1-a', number: 'C-1', as, parties },
      context,
    );
    const words = `RECALLED by record ${seq} (recall RC-1): `;
    expect(JSON.stringify(answer.document)).toMatch(
      new RegExp(`"(Z01|Statement)":"(DEMONSTRATION[^.]*\\. )?${words.replace(/[()]/g, '\\$&')}`),
    );
    expect(said(certificateExportPage(answer))).toContain(words);
  },
);

test('C3: EPCIS has the disposition recalled for piece, heat and lot', async () => {
  for (const subject of ['object:P-1-a', 'heat:P-1', 'lot:L-P-1'] as const) {
    const { epcisBody } = await runTask(exportEpcis, { subject, base: 'https://plant.example' }, context);
    expect(epcisBody.eventList).toContainEqual(
      expect.objectContaining({ disposition: 'recalled', 'remelt:recall': 'RC-1' }),
    );
  }
});

test('C3: a bundle of recalled metal says so before all else, and is incomplete without the recall', async () => {
  const bundle = await runTask(makeBundle, { subject: 'object:P-1-a', customer: 'Customer C' }, context);
  const trust = await runTask(trustDocument, {}, context);
  const { elements, analysisMethods, releaseProcedures, version, traceLimits } = context.compute.facts();
  const { checkAnalysis } = traceLimits;
  const facts = { elements, analysisMethods, releaseProcedures, version, checkAnalysis };
  const answer = verify({ bundle, trust }, facts);
  expect(answer).toMatchObject({
    verdict: 'proven',
    recalled: [{ recall: 'RC-1', record: String(seq), subjects: ['heat:P-1', 'object:P-1-a'] }],
  });
  expect(answer.words).toMatch(
    new RegExp(`^RECALLED by record ${seq} \\(recall RC-1\\): heat P-1, object P-1-a\\. \\d+ of`),
  );
  expect(said(verifyPage(answer))).toMatch(/"lead":\[\{"kind":"paragraph","text":"RECALLED by record/);
  // why it was recalled, and who else got some, stays closed
  expect(JSON.stringify(bundle)).not.toContain('lead found');
  const without = (kind: string): BundleDocument => ({
    ...bundle,
    entries: bundle.entries.filter(({ record }) => !record.includes(`"kind":"${kind}"`)),
  });
  expect(verify({ bundle: without('object.recalled'), trust }, facts)).toMatchObject({
    verdict: 'incomplete',
  });
  expect(verify({ bundle: without('recall.recorded'), trust }, facts).findings).toMatchObject([
    { code: 'recall-not-shown' },
  ]);
});

test('C3: what is cut or melted of recalled metal afterwards is recalled too', async () => {
  await clearedLot('L-2', context);
  const portions = [
    { from: 'object:P-1-b1', mass_g: 239_000 },
    { from: 'lot:L-2', mass_g: 239_000 },
  ];
  const booked = [
    { type: 'dispose', of: 'object:P-1-b', disposition: 'remelt', reason: 'too much sulphur', by: 'p-qual' },
    {
      ...{ type: 'cutObject', object: 'P-1-b', by: 'p-melt' },
      pieces: [{ object: 'P-1-b1', form: 'slice', mass_g: 239_000 }],
      reverts: [{ lot: 'CROP', form: 'crop', mass_g: 1_000 }],
    },
    { type: 'planHeat', heat: 'P-2', target: { grade: 'IN718' }, reservations: portions, by: 'p-plan' },
    { type: 'chargeHeat', heat: 'P-2', draws: portions, by: 'p-melt' },
    { type: 'meltHeat', heat: 'P-2', process: 'VIM', output_g: 478_000, by: 'p-melt' },
    {
      ...{ type: 'castHeat', heat: 'P-2', by: 'p-melt' },
      objects: [{ object: 'P-2-a', form: 'ingot', mass_g: 477_000 }],
      reverts: [{ lot: 'P-2-R', form: 'skull', mass_g: 1_000 }],
    },
  ];
  for (const command of booked) await context.store.execute(command as Command);
  const { store } = context;
  const whole = { recalled: [{ recall: 'RC-1', seq, share: 1 }] };
  expect(await store.object('P-1-b1')).toMatchObject(whole);
  expect(await store.lot('CROP')).toMatchObject(whole);
  const half = { recalled: [{ recall: 'RC-1', seq, share: 0.5 }] };
  expect(await store.heat('P-2')).toMatchObject(half);
  expect(await store.object('P-2-a')).toMatchObject(half);
  expect(await store.lot('P-2-R')).toMatchObject(half);
});

/** A ledger of its own in which piece P-3-a of a heat was released, then recalled. */
async function recalledPiece(): Promise<TaskContext> {
  const own = memoryContext();
  await castHeat('P-3', own);
  await runTask(releaseMeasured, PIECE, actingAs('p-cert', own));
  const recall = { of: 'lot:L-P-3', reason: 'tin found', record: true, number: 'RC-3' };
  await runTask(recordRecall, recall, actingAs('p-qual', own));
  return own;
}

const PIECE = { of: 'object:P-3-a', spec: SPEC };

test('C4: recalled metal leaves for a stated reason alone, also once it failed', async () => {
  const { store } = await recalledPiece();
  const ship = (accepted?: string): Promise<unknown> =>
    store.execute({
      ...{ type: 'ship', object: 'P-3-a', to: 'X', by: 'p-cert' },
      ...(accepted === undefined ? {} : { accepted }),
    } as Command);
  await expect(ship()).rejects.toThrow(/was recalled .* \(recall RC-3\), and not released since/);
  await store.execute({ ...judge('object:P-3-a', 'FAIL'), by: 'p-cert' } as Command);
  const sold = { type: 'dispose', of: 'object:P-3-a', disposition: 'sell', reason: 'scrap', by: 'p-qual' };
  await store.execute(sold as Command);
  await expect(ship()).rejects.toThrow(/and not released since/);
  await ship('the buyer knows of the tin');
  expect((await store.object('P-3-a')).status).toBe('shipped');
});

test('C4: metal that is released anew after the recall leaves as any other', async () => {
  const own = await recalledPiece();
  await runTask(releaseMeasured, PIECE, actingAs('p-cert', own));
  await runTask(shipObject, { object: 'P-3-a', to: 'X' }, actingAs('p-cert', own));
  expect((await own.store.object('P-3-a')).status).toBe('shipped');
});
