import { afterAll, beforeAll, expect, test } from 'vitest';
import { actingAs, type TaskContext } from '../src/desk/context.ts';
import type { Page } from '../src/documents/page.ts';
import type { Certificate } from '../src/documents/proof/certificate.ts';
import type { Command } from '../src/evidence/ledger/commands.ts';
import { verify } from '../src/faces/verify/verify.ts';
import { passportPage } from '../src/pages/blocks/proof/passport-page.ts';
import { tracePage } from '../src/pages/blocks/proof/trace-page.ts';
import { certificatePage } from '../src/pages/blocks/release/certificate-page.ts';
import { listHeats } from '../src/tasks/heats/list-heats/list-heats.ts';
import { page as heatsPage } from '../src/tasks/heats/list-heats/page.ts';
import { listPieces } from '../src/tasks/heats/list-pieces/list-pieces.ts';
import { page as piecesOfHeatPage } from '../src/tasks/heats/list-pieces/page.ts';
import { page as plantTodayPage } from '../src/tasks/heats/plant-today/page.ts';
import { plantToday } from '../src/tasks/heats/plant-today/plant-today.ts';
import { reportHeat } from '../src/tasks/heats/report-heat/report-heat.ts';
import { exportEpcis } from '../src/tasks/proof/export-epcis/export-epcis.ts';
import { makeBundle } from '../src/tasks/proof/make-bundle/make-bundle.ts';
import { makeKey } from '../src/tasks/proof/make-key/make-key.ts';
import { passports } from '../src/tasks/proof/passports.ts';
import { traceMetal } from '../src/tasks/proof/trace-metal/trace-metal.ts';
import { trustDocument } from '../src/tasks/proof/trust-document/trust-document.ts';
import { certificateStanding } from '../src/tasks/release/certificate-standing/certificate-standing.ts';
import { page as standingPage } from '../src/tasks/release/certificate-standing/page.ts';
import { issueCertificate } from '../src/tasks/release/issue-certificate/issue-certificate.ts';
import { releaseMeasured } from '../src/tasks/release/release-measured/release-measured.ts';
import { page as releaseQueuePage } from '../src/tasks/release/release-queue/page.ts';
import { releaseQueue } from '../src/tasks/release/release-queue/release-queue.ts';
import { shipObject } from '../src/tasks/release/ship-object/ship-object.ts';
import { runTask } from '../src/tasks/task.ts';
import { analysed, castHeat, GOOD, SPEC } from '../src/tasks/testing/cast-heat.ts';
import { memoryContext } from '../src/tasks/testing/memory-context.ts';
import { memoryKeys } from './testing/memory-keys.ts';

/**
 * Heat S: its ingot S-a failed, S-b was released and certified and cut into S-b1, which is here, and S-b2, which was shipped. Then a result of
 * S-b came in that no verdict has seen: every answer about this metal names it.
 */

let context: TaskContext;
let paper: Certificate;
const by = (person: string): TaskContext => actingAs(person, context);
const S50 = GOOD.map((one) => (one.element === 'S' ? { ...one, text: '50' } : one));
const customer = { name: 'Customer C' };

beforeAll(async () => {
  context = { ...memoryContext(), keys: memoryKeys() };
  await castHeat('S', context);
  const { store } = context;
  await runTask(makeKey, { origin: 'ledger.remelt.example/s' }, by('p-qual'));
  const { seq } = (await store.object('S-b')).analyses[0]!;
  const right = { type: 'correct', seq, how: 'incorrect-data', reason: 'misread', values: { results: GOOD } };
  for (const command of [{ ...right, by: 'p-qual' }, analysed('object:S-a', 'A2', S50)])
    await store.execute(command as Command);
  for (const piece of ['object:S-a', 'object:S-b'])
    await runTask(releaseMeasured, { of: piece, spec: SPEC }, by('p-cert'));
  expect((await store.object('S-a')).release?.verdict).toBe('FAIL');
  const order = { of: 'object:S-b', number: 'C-1', type: '3.1', customer, specimen: false } as const;
  paper = await runTask(issueCertificate, order, by('p-qual'));
  await store.execute({
    ...{ type: 'cutObject', object: 'S-b', by: 'p-melt' },
    pieces: [
      { object: 'S-b1', form: 'slice', mass_g: 120_000 },
      { object: 'S-b2', form: 'slice', mass_g: 120_000 },
    ],
  } as Command);
  await runTask(shipObject, { object: 'S-b2', to: 'Customer C', certificate: 'C-1' }, by('p-cert'));
  await store.execute(analysed('object:S-b', 'B2', S50));
});
afterAll(async () => {
  await context.store.close();
  await context.compute.close();
});

const refusal = async (work: Promise<unknown>): Promise<string> => {
  try {
    return JSON.stringify(await work);
  } catch (error) {
    return String(error);
  }
};
const pieces = async (of: string): Promise<Page> =>
  piecesOfHeatPage(await runTask(listPieces, { of } as never, context));
const passportOf = async (subject: string) => {
  for await (const one of passports({ checkpoint: 'c', showGrade: false }, context))
    if (one.subject === subject) return passportPage(one);
  return null;
};
const rowOf = (page: Page, name: string): unknown =>
  [...page.lead, ...page.sections.flatMap(({ blocks }) => blocks)]
    .flatMap((block) => (block.kind === 'table' ? block.rows : []))
    .filter(([cell]) => String(cell).endsWith(name));
const bundled = async (subject: 'object:S-b1' | 'heat:S') => {
  const bundle = await runTask(makeBundle, { subject, customer: 'Customer C' }, by('p-qual'));
  const { elements, analysisMethods, releaseProcedures, version, traceLimits } = context.compute.facts();
  const { checkAnalysis } = traceLimits;
  const facts = { elements, analysisMethods, releaseProcedures, version, checkAnalysis };
  return verify({ bundle, trust: await runTask(trustDocument, {}, context) }, facts).findings;
};

/** Every answer about the metal, in words; the last of them for other programs and for whom the plant does not know. */
const ANSWERS: Readonly<Record<string, () => Promise<unknown>>> = {
  'heat show': () => runTask(reportHeat, { heat: 'S' }, context),
  'heat pieces, the piece that is here': async () => rowOf(await pieces('heat:S'), 'S-b1'),
  'heat pieces, the piece that was shipped': async () => rowOf(await pieces('heat:S'), 'S-b2'),
  'heat pieces of one piece': () => pieces('object:S-b1'),
  'heat list --open': async () =>
    heatsPage(await runTask(listHeats, { open: true }, context), { order: { open: true } }),
  'the queue, the piece that is here': async () =>
    rowOf(releaseQueuePage(await runTask(releaseQueue, {}, context)), 'S-b1'),
  'the queue, the piece that was shipped': async () =>
    rowOf(releaseQueuePage(await runTask(releaseQueue, {}, context)), 'S-b2'),
  'Today, what waits': async () => (await runTask(plantToday, {}, context)).waits,
  'Today, what was shipped': async () => (await runTask(plantToday, {}, context)).shipped,
  'Today, the page': async () => plantTodayPage(await runTask(plantToday, {}, context)),
  'its certificate': async () =>
    certificatePage(paper, await runTask(certificateStanding, { of: 'object:S-b', number: 'C-1' }, context)),
  'who signed the certificate': async () =>
    standingPage(await runTask(certificateStanding, { of: 'object:S-b', number: 'C-1' }, context)),
  'another certificate': () =>
    refusal(
      runTask(
        issueCertificate,
        { of: 'object:S-b', number: 'C-2', type: '3.1', customer, specimen: false },
        by('p-qual'),
      ),
    ),
  'a shipment': () => refusal(runTask(shipObject, { object: 'S-b1', to: 'Customer C' }, by('p-cert'))),
  'trace of the piece': async () =>
    tracePage(await runTask(traceMetal, { subject: 'object:S-b1', direction: 'up' }, context)),
  'trace of the lot': async () =>
    rowOf(tracePage(await runTask(traceMetal, { subject: 'lot:L-S', direction: 'down' }, context)), 'S-b1'),
  'bundle of the piece': () => bundled('object:S-b1'),
};

test.each(Object.entries(ANSWERS))('E15: %s names the result that no verdict judged', async (_, answer) => {
  expect(JSON.stringify(await answer())).toMatch(
    /B2 of object S-b \(record \d+\)|analysis of object:S-b that no verdict/,
  );
});

test('E15: the heat page keeps the FAIL of one piece beside the suspension of the others', async () => {
  const page = await runTask(reportHeat, { heat: 'S' }, context);
  expect(page.verdict).toBe('FAIL');
  expect(JSON.stringify(page)).toMatch(/Suspended until it is decided anew: analysis B2 of object S-b/);
});

test('E15: the certificate has the stamp SUSPENDED', async () => {
  const standing = await runTask(certificateStanding, { of: 'object:S-b', number: 'C-1' }, context);
  expect(certificatePage(paper, standing)).toMatchObject({ stamp: 'SUSPENDED' });
});

test.each(['object:S-b', 'object:S-b2'])(
  'E15: the public page of %s and its EPCIS say so by the record alone',
  async (of) => {
    const { seq } = (await context.store.object('S-b')).analyses.at(-1)!;
    expect(JSON.stringify(await passportOf(of))).toContain(
      `SUSPENDED","by record ${seq}: the verdict does not count until the maker decides anew`,
    );
    const order = { subject: of as 'object:S-b', base: 'https://plant.example' };
    const { epcisBody } = await runTask(exportEpcis, order, context);
    expect(epcisBody.eventList).toContainEqual(
      expect.objectContaining({
        bizStep: 'holding',
        disposition: 'non_sellable_other',
        'remelt:suspendedBy': String(seq),
      }),
    );
  },
);

test('E15: metal that was never released is not suspended', async () => {
  const { pieces: all } = await runTask(listPieces, { of: 'heat:S' }, context);
  expect(all.filter(({ suspended }) => suspended !== undefined).map(({ id }) => id)).toEqual([
    'S-b',
    'S-b1',
    'S-b2',
  ]);
});
