import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { actingAs, type TaskContext } from '../src/desk/context.ts';
import type { EpcisDocument } from '../src/documents/proof/epcis.ts';
import type { Passport } from '../src/documents/proof/passport.ts';
import type { Released } from '../src/documents/proof/release.ts';
import type { ReleaseQueue } from '../src/documents/proof/release-queue.ts';
import type { Bundle } from '../src/evidence/proof/bundle-format.ts';
import type { VerifierFacts } from '../src/faces/verify/verifier-facts.ts';
import { verify } from '../src/faces/verify/verify.ts';
import { passportPage } from '../src/pages/blocks/proof/passport-page.ts';
import { cutObject } from '../src/tasks/heats/cut-object/cut-object.ts';
import { exportEpcis } from '../src/tasks/proof/export-epcis/export-epcis.ts';
import { initLedger } from '../src/tasks/proof/init-ledger/init-ledger.ts';
import { makeBundle } from '../src/tasks/proof/make-bundle/make-bundle.ts';
import { makeKey } from '../src/tasks/proof/make-key/make-key.ts';
import { passports } from '../src/tasks/proof/passports.ts';
import { recallLetter } from '../src/tasks/proof/recall-letter/recall-letter.ts';
import { recallMetal } from '../src/tasks/proof/recall-metal/recall-metal.ts';
import { trustDocument } from '../src/tasks/proof/trust-document/trust-document.ts';
import { issueCertificate } from '../src/tasks/release/issue-certificate/issue-certificate.ts';
import { releaseMeasured } from '../src/tasks/release/release-measured/release-measured.ts';
import { releaseQueue } from '../src/tasks/release/release-queue/release-queue.ts';
import { shipObject } from '../src/tasks/release/ship-object/ship-object.ts';
import { runTask } from '../src/tasks/task.ts';
import { analysed, castHeat, GOOD, SPEC } from '../src/tasks/testing/cast-heat.ts';
import { memoryContext } from '../src/tasks/testing/memory-context.ts';
import { readEpcis } from '../src/tasks/yard/read-epcis/read-epcis.ts';
import { ORIGIN } from './testing/certified-heat.ts';
import { memoryKeys } from './testing/memory-keys.ts';

const VERIFIER = join(import.meta.dirname, '../examples/second-verifier/verify.py');
const hasPython = spawnSync('python3', ['--version']).status === 0;
const BASE = 'https://id.plant.example';

const eventsIn = ({ epcisBody }: EpcisDocument): readonly Record<string, unknown>[] => epcisBody.eventList;

/**
 * An ingot of 250 kg is released, and cut to a bar and a billet; the bar is cut once more to a disk. The disk is measured,
 * released and certified by itself; the billet goes with the certificate of the ingot.
 */
describe('a piece that was cut of an ingot', () => {
  let context: TaskContext;
  let facts: VerifierFacts;
  let trust: unknown;
  let ofIngot: Released;
  let ofDisk: Released;
  let waiting: ReleaseQueue['waiting'];
  const by = (person: string): TaskContext => actingAs(person, context);
  const bundleOf = async (order: object): Promise<Bundle> =>
    (await runTask(makeBundle, { customer: 'Customer C', ...order } as never, context)) as Bundle;
  const judged = (bundle: Bundle) => verify({ bundle, trust }, facts);

  beforeAll(async () => {
    context = { ...memoryContext(), keys: memoryKeys() };
    await runTask(initLedger, {}, context);
    await runTask(makeKey, { origin: ORIGIN }, by('p-qual'));
    await runTask(makeKey, { person: 'p-qual' }, by('p-qual'));
    await castHeat('P-1', context);
    ofIngot = await runTask(releaseMeasured, { of: 'object:P-1-a', spec: SPEC }, by('p-cert'));
    const cut = (object: string, pieces: readonly (readonly [string, number])[], crop_g: number) =>
      runTask(
        cutObject,
        {
          object,
          pieces: pieces.map(([id, mass_g]) => ({ object: id, form: 'bar', mass_g })),
          reverts: [{ lot: `CROP-${object}`, form: 'crop', mass_g: crop_g }],
          losses: [{ to: 'kerf', mass_g: 2_000 }],
        },
        by('p-melt'),
      );
    await cut(
      'P-1-a',
      [
        ['BAR-1', 130_000],
        ['BILLET-1', 90_000],
      ],
      28_000,
    );
    await cut('BAR-1', [['DISK-1', 118_000]], 10_000);
    await context.store.execute(analysed('object:DISK-1', 'D1', GOOD));
    ofDisk = await runTask(releaseMeasured, { of: 'object:DISK-1', spec: SPEC }, by('p-cert'));
    const issued = { type: '3.1' as const, customer: { name: 'Customer C' }, specimen: false };
    await runTask(issueCertificate, { of: 'object:DISK-1', number: 'C-D', ...issued }, by('p-qual'));
    await runTask(issueCertificate, { of: 'object:P-1-a', number: 'C-I', ...issued }, by('p-qual'));
    waiting = (await runTask(releaseQueue, {}, context)).waiting;
    for (const [object, certificate] of [
      ['DISK-1', 'C-D'],
      ['BILLET-1', 'C-I'],
    ] as const)
      await runTask(shipObject, { object, to: 'Customer C', certificate }, by('p-cert'));
    trust = await runTask(trustDocument, {}, context);
    const { elements, analysisMethods, releaseProcedures, version, traceLimits } = context.compute.facts();
    facts = {
      elements,
      analysisMethods,
      releaseProcedures,
      version,
      checkAnalysis: traceLimits.checkAnalysis,
    };
  });
  afterAll(async () => {
    await context.store.close();
    await context.compute.close();
  });

  test('comes with a bundle that proves its way from the heat, cut by cut, its release and its certificate', async () => {
    const answer = judged(await bundleOf({ subject: 'object:DISK-1', released: ofDisk }));
    expect(answer).toMatchObject({ verdict: 'proven', findings: [] });
    const claims = answer.claims.map(({ type, subject, basis }) => `${type} ${subject} ${basis}`);
    for (const claim of [
      'genealogy object:DISK-1 recomputed',
      'complete object:P-1-a recomputed',
      'complete heat:P-1 recomputed',
      'certificate object:DISK-1 signed',
      'signature object:DISK-1 signed',
      'specification object:DISK-1 recomputed',
    ])
      expect(claims).toContain(claim);
    expect(answer.claims.find(({ type }) => type === 'genealogy')?.words).toMatch(
      /^object:DISK-1 \(118\.000 kg\) was cut from object:BAR-1, object:BAR-1 \(130\.000 kg\) was cut from object:P-1-a, object:P-1-a \(250\.000 kg\) was cast from heat:P-1; at each step .* The plant decided PASS on object:DISK-1 in record \d+$/,
    );
    expect(answer.notClaimed.map(({ type }) => type)).not.toContain('genealogy');
  });

  test('of a piece that nobody judged by itself, the release and certificate of its ingot are proven', async () => {
    const bundle = await bundleOf({ subject: 'object:BILLET-1', released: ofIngot });
    const answer = judged(bundle);
    expect(answer.verdict).toBe('proven');
    const claims = answer.claims.map(({ type, subject }) => `${type} ${subject}`);
    expect(claims).toContain('specification object:P-1-a');
    expect(claims).toContain('certificate object:P-1-a');
    expect(answer.claims.find(({ type }) => type === 'genealogy')?.words).toContain(
      'The plant decided PASS on object:P-1-a',
    );
    // the bar that is no part of its way is named among what came out of the ingot, and nothing more is told of it
    expect(bundle.entries.map(({ record }) => JSON.parse(record).subject)).not.toContain('object:BAR-1');
    await expect(bundleOf({ subject: 'object:BILLET-1', released: ofDisk })).rejects.toThrow(
      'the release is of DISK-1, and the bundle of object:BILLET-1',
    );
  });

  test('waits for its shipment with the certificate of its ingot, where nobody judged it by itself', () => {
    expect(waiting.find(({ of }) => of === 'object:BILLET-1')).toMatchObject({
      verdict: null,
      certificates: [],
      covered: { of: 'object:P-1-a', specification: SPEC, certificates: ['C-I'] },
      waits: { for: 'shipment with the release of P-1-a' },
    });
    const judgedItself = waiting.find(({ of }) => of === 'object:DISK-1')!;
    expect(judgedItself).not.toHaveProperty('covered');
    expect(judgedItself).toMatchObject({ certificates: ['C-D'], waits: { for: 'shipment' } });
    // nothing that it could go with was decided
    expect(waiting.find(({ of }) => of === 'object:P-1-b')).not.toHaveProperty('covered');
  });

  test('the record of a cut is missed when it is left out, and another heat is refused', async () => {
    const bundle = await bundleOf({ subject: 'object:DISK-1' });
    const without = (kind: string): Bundle => ({
      ...bundle,
      entries: bundle.entries.filter(({ record }) => JSON.parse(record).kind !== kind),
    });
    expect(judged(without('heat.cut'))).toMatchObject({ verdict: 'incomplete' });
    expect(judged(without('heat.cut')).words).toContain(
      'the bundle does not show the cutting of object:BAR-1',
    );
    const other = bundle.claims.map((one) => (one.type === 'genealogy' ? { ...one, heat: 'heat:P-2' } : one));
    expect(judged({ ...bundle, claims: other }).words).toMatch(
      /^contradicted: object:\S+ is booked as metal of heat:P-1, and heat:P-2 is claimed/,
    );
    const closed = await bundleOf({ subject: 'object:DISK-1', disclose: ['certificate'] });
    expect(closed.claims.map(({ type }) => type)).not.toContain('genealogy');
    expect(judged(closed).notClaimed).toContainEqual({ type: 'genealogy', subject: 'object:DISK-1' });
  });

  test.skipIf(!hasPython)(
    'a second verifier comes to the same of the piece (skipped where python3 is not)',
    async () => {
      const folder = mkdtempSync(join(tmpdir(), 'remelt-piece-'));
      const asked = [join(folder, 'bundle.json'), join(folder, 'trust.json')] as const;
      writeFileSync(asked[0], JSON.stringify(await bundleOf({ subject: 'object:DISK-1' })));
      writeFileSync(asked[1], JSON.stringify(trust));
      const { status, stdout } = spawnSync('python3', [VERIFIER, ...asked], { encoding: 'utf8' });
      rmSync(folder, { recursive: true });
      expect([status, JSON.parse(stdout)]).toMatchObject([0, { verdict: 'proven', findings: [] }]);
    },
  );

  test('has a public page of its own, which names what it was cut from and whose release and certificate go with it', async () => {
    const pages: Passport[] = [];
    for await (const one of passports({ checkpoint: 'c', showGrade: false }, context)) pages.push(one);
    const pageOf = (subject: string): string =>
      JSON.stringify(passportPage(pages.find((one) => one.subject === subject)!));
    const billet = pageOf('object:BILLET-1');
    expect(billet).toMatch(/"Cut from","object P-1-a"/);
    expect(billet).toMatch(/"PASS, \d{4}-\d\d-\d\d, on object P-1-a: nobody judged it by itself"/);
    expect(billet).toMatch(/of object P-1-a, which went with it, issued/);
    expect(pageOf('object:DISK-1')).toMatch(/"Cut from","object BAR-1, object P-1-a"/);
    expect(pageOf('object:P-1-a')).toMatch(/"Cut up","\d{4}-/);
    // the bar is neither released nor shipped: nobody scans it
    expect(pages.map(({ subject }) => subject)).not.toContain('object:BAR-1');
  });

  test('a recall of the lot finds the piece and who got it', async () => {
    const answer = await runTask(recallMetal, { of: 'lot:L-P-1' }, context);
    expect(JSON.stringify(answer.customers)).toMatch(/Customer C/);
    const letter = await runTask(recallLetter, { of: 'lot:L-P-1', customer: 'Customer C' } as never, context);
    for (const id of ['DISK-1', 'BILLET-1', 'C-D', 'C-I']) expect(JSON.stringify(letter)).toContain(id);
  });

  test('its events of EPCIS tell each cut with masses that add up, and no other piece', async () => {
    const told = async (subject: string): Promise<EpcisDocument> =>
      runTask(exportEpcis, { subject, base: BASE } as never, context);
    const document = await told('object:DISK-1');
    const [cast, bar, disk, shipped] = eventsIn(document);
    expect(cast).toMatchObject({ type: 'TransformationEvent', outputEPCList: [`${BASE}/object/P-1-a`] });
    expect(bar).toMatchObject({
      type: 'TransformationEvent',
      inputEPCList: [`${BASE}/object/P-1-a`],
      outputEPCList: [`${BASE}/object/BAR-1`],
      bizStep: 'commissioning',
    });
    expect(disk).toMatchObject({
      inputEPCList: [`${BASE}/object/BAR-1`],
      outputEPCList: [`${BASE}/object/DISK-1`],
      'remelt:masses': {
        'remelt:inputKg': '130.000',
        'remelt:lossKg': '2.000',
        'remelt:outputKg': '128.000',
        'remelt:pieces': [{ 'remelt:object': `${BASE}/object/DISK-1`, 'remelt:massKg': '118.000' }],
      },
    });
    expect(shipped).toMatchObject({ bizStep: 'shipping', epcList: [`${BASE}/object/DISK-1`] });
    expect(JSON.stringify(document)).not.toContain('BILLET-1');
    // the heat tells everything: pieces and crops are what was cut, less the kerf
    const [whole] = eventsIn(await told('heat:P-1')).filter(
      ({ inputEPCList }) => String(inputEPCList) === `${BASE}/object/P-1-a`,
    );
    expect(whole).toMatchObject({
      outputEPCList: [`${BASE}/object/BAR-1`, `${BASE}/object/BILLET-1`],
      outputQuantityList: [{ epcClass: `${BASE}/lot/CROP-P-1-a`, quantity: 28, uom: 'KGM' }],
      'remelt:masses': {
        'remelt:inputKg': '250.000',
        'remelt:outputKg': '248.000',
        'remelt:lossKg': '2.000',
        'remelt:pieces': [{ 'remelt:massKg': '130.000' }, { 'remelt:massKg': '90.000' }],
      },
    });
    // a crop says what it was cut from
    expect(eventsIn(await told('lot:CROP-BAR-1')).at(-1)).toMatchObject({
      inputEPCList: [`${BASE}/object/BAR-1`],
      outputQuantityList: [{ epcClass: `${BASE}/lot/CROP-BAR-1`, quantity: 10, uom: 'KGM' }],
    });
    const read = await runTask(
      readEpcis,
      { document, origin: 'pre-consumer-external', form: 'mill-solids' },
      context,
    );
    expect(read.lots).toMatchObject([{ lotId: 'DISK-1', mass_g: 118_000 }]);
  });
});
