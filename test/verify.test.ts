import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { TaskContext } from '../src/desk/context.ts';
import { actingAs } from '../src/desk/context.ts';
import { pageSchema } from '../src/documents/page.ts';
import type { TrustDocument } from '../src/documents/proof/bundle.ts';
import type { Released } from '../src/documents/proof/release.ts';
import type { Verified } from '../src/documents/proof/verify.ts';
import { verifiedSchema } from '../src/documents/proof/verify.ts';
import type { Bundle } from '../src/evidence/proof/bundle-format.ts';
import { certificateNote } from '../src/evidence/proof/certificate-note.ts';
import { readDisclosure } from '../src/evidence/proof/disclosure.ts';
import { type NoteSigner, privateKeyText, signerOfKey } from '../src/evidence/proof/sign.ts';
import type { VerifierFacts } from '../src/faces/verify/verifier-facts.ts';
import { requireTrust, verify, verifyBoth } from '../src/faces/verify/verify.ts';
import { hashOf } from '../src/foundation/quantity/canonical.ts';
import { disclosurePreviewPage } from '../src/pages/blocks/proof/disclosure-page.ts';
import { bundlePage, keysPage, trustPage } from '../src/pages/blocks/proof/keys-page.ts';
import { verifyPage, verifyPairPage } from '../src/pages/blocks/proof/verify-page.ts';
import { certificatePage } from '../src/pages/blocks/release/certificate-page.ts';
import { renderTerminal } from '../src/pages/render/terminal.ts';
import { listDisclosures } from '../src/tasks/proof/list-disclosures/list-disclosures.ts';
import { makeBundle } from '../src/tasks/proof/make-bundle/make-bundle.ts';
import { makeKey } from '../src/tasks/proof/make-key/make-key.ts';
import { previewBundle } from '../src/tasks/proof/preview-bundle/preview-bundle.ts';
import { revokeKey } from '../src/tasks/proof/revoke-key/revoke-key.ts';
import { setDisclosure } from '../src/tasks/proof/set-disclosure/set-disclosure.ts';
import { trustDocument } from '../src/tasks/proof/trust-document/trust-document.ts';
import { certificateStanding } from '../src/tasks/release/certificate-standing/certificate-standing.ts';
import { page as standingPage } from '../src/tasks/release/certificate-standing/page.ts';
import { countersignCertificate } from '../src/tasks/release/countersign-certificate/countersign-certificate.ts';
import { issueCertificate } from '../src/tasks/release/issue-certificate/issue-certificate.ts';
import { runTask } from '../src/tasks/task.ts';
import { certifiedHeat, ORIGIN } from './testing/certified-heat.ts';

type Fields = Readonly<Record<string, unknown>>;

/** One heat on its way to a customer: what a bundle proves, and what each change of it is told apart as. */
describe('a bundle for a customer', () => {
  let context: TaskContext;
  let released: Released;
  let trust: unknown;
  let bundle: Bundle;
  let facts: VerifierFacts;
  const ALL = ['inputs', 'results', 'certificate', 'analyses', 'draws'];
  const bundleOf = async (order: object): Promise<Bundle> =>
    (await runTask(makeBundle, { subject: 'heat:H-1', customer: 'X', ...order }, context)) as Bundle;

  beforeAll(async () => {
    ({ context, released } = await certifiedHeat());
    trust = await runTask(trustDocument, {}, context);
    const { elements, analysisMethods, releaseProcedures, version, traceLimits } = context.compute.facts();
    facts = {
      elements,
      analysisMethods,
      releaseProcedures,
      version,
      checkAnalysis: traceLimits.checkAnalysis,
    };
    bundle = await bundleOf({ released, disclose: ALL });
  });
  afterAll(async () => {
    await context.store.close();
    await context.compute.close();
  });

  const judged = (changed: unknown = bundle, own?: unknown): Verified => {
    const answer = verify(
      { bundle: changed, trust, ...(own === undefined ? {} : { checkAnalysis: own }) },
      facts,
    );
    expect(verifiedSchema.parse(JSON.parse(JSON.stringify(answer)))).toEqual(answer);
    expect(pageSchema.safeParse(verifyPage(answer)).error).toBeUndefined();
    return answer;
  };
  /** The bundle with one claim changed. */
  const claiming = (type: string, change: object): Bundle => ({
    ...bundle,
    claims: bundle.claims.map((claim) => (claim.type === type ? ({ ...claim, ...change } as never) : claim)),
  });

  test('proves mass and element balance, origin, verdict, certificate and signature; each says how it is known', () => {
    const answer = judged();
    expect(answer).toMatchObject({
      verdict: 'proven',
      demonstration: true,
      log: { origin: ORIGIN },
      findings: [],
    });
    expect(answer.claims.map(({ type, verdict, basis }) => [type, verdict, basis])).toEqual([
      ['balance', 'holds', 'recomputed'],
      ['recycledContent', 'holds', 'recomputed'],
      ['massFraction', 'holds', 'recomputed'],
      ['elementBalance', 'holds', 'recomputed'],
      ['elementBalance', 'holds', 'recomputed'],
      ['certificate', 'holds', 'signed'],
      ['origin', 'holds', 'signed'],
      ['signature', 'holds', 'signed'],
      ['specification', 'holds', 'recomputed'],
      ['draws', 'holds', 'recomputed'],
      ['draws', 'holds', 'recomputed'],
      ['complete', 'holds', 'recomputed'],
    ]);
    expect(answer.claims[0]).toMatchObject({
      claimed: '2.500 kg at most',
      found: '0.000 kg',
      words: expect.stringMatching(
        /^mass balance: 500.000 kg in, 495.000 kg out, 5.000 kg booked as lost \(the word of the plant\), 0.000 kg missing; 2.500 kg may be missing \(0.5 % of the charge for the scales, an assumption\)$/,
      ),
    });
    // what an element may be out by when its balance is claimed is 2 % of what was charged of it
    expect(bundle.claims.filter(({ type }) => type === 'elementBalance')).toMatchObject([
      { element: 'Ni', toleranceKg: '5.820' },
      { element: 'Cr', toleranceKg: '2.210' },
    ]);
    expect(answer.claims[1]).toMatchObject({ claimed: '0.6000', found: '0.6000' });
    expect(answer.trustDate).toBe((trust as { date: string }).date);
    expect(JSON.stringify(verifyPage(answer))).toContain('DEMONSTRATION, NOT A CERTIFICATE');
    expect(JSON.stringify(bundle)).not.toContain('Example Scrap');
  });

  test.each<[string, string, object, RegExp]>([
    ['more recycled content', 'recycledContent', { value: '0.6001' }, /0.6001 is claimed.*0.6000/],
    [
      'internal revert as recycled',
      'massFraction',
      { class: 'internal-revert', value: '0.6000' },
      /records give 0.4000/,
    ],
    ['less lost', 'balance', { lossKg: '4.999' }, /a loss of 4.999 kg is claimed, and 5.000 kg were booked/],
    [
      'more that may be missing than the scales are off by',
      'balance',
      { toleranceKg: '2.501' },
      /allows 2.501 kg to be missing; the scales may be off by 2.500 kg \(0.5 % of the charge/,
    ],
    ['another country', 'origin', { place: 'DE' }, /melted in DE is claimed, but the certificate says/],
    [
      'an element out of balance',
      'elementBalance',
      { toleranceKg: '0.001' },
      /kg charged.*allows a difference of 0.001 kg/,
    ],
    [
      'another verdict',
      'specification',
      { verdict: 'FAIL' },
      /the verdict is FAIL in the claim, and PASS in the record/,
    ],
  ])('%s is contradicted, with both sides', (_, type, change, words) => {
    const answer = judged(claiming(type, change));
    expect(answer.verdict).toBe('contradicted');
    expect(answer.findings[0]?.words).toMatch(words);
    expect(answer.claims.find((one) => one.verdict === 'contradicted')?.words).toMatch(words);
  });

  test('a result that was edited before it was judged is found in the records', () => {
    const edited = structuredClone(released);
    edited.document.results[1]!.text = '22.50';
    const answer = judged(claiming('specification', { released: edited }));
    expect(answer.findings[0]?.words).toMatch(/the document that was judged is [0-9a-f]{64} in the claim/);
  });

  test('what stands beside document and answer of a release is refused: no hash covers it', () => {
    const answer = judged(claiming('specification', { released: { ...released, Cr: '25' } }));
    expect(answer.verdict).toBe('contradicted');
    expect(answer.findings[0]?.words).toMatch(/holds "Cr" too, which no record covers/);
  });

  test('without calculations the verdict is incomplete and never ticked; without a trusted person the signature too', () => {
    const policy = (trust as { policy: string }).policy;
    const answer = verify({ bundle, trust: policy }, facts);
    expect(answer).toMatchObject({
      verdict: 'incomplete',
      findings: [{ code: 'claim-not-trusted', words: expect.stringContaining('does not name') }],
    });
  });

  /** The bundle with one entry changed, that of the first record of a kind. */
  const withEntry = (kind: string, change: (entry: Bundle['entries'][number]) => object): Bundle => {
    const at = bundle.entries.findIndex(({ record }) => JSON.parse(record).kind === kind);
    return {
      ...bundle,
      entries: bundle.entries.map((one, i) => (i === at ? { ...one, ...change(one) } : one)),
    };
  };
  const resigned = (change: (note: string) => string): Bundle => ({
    ...bundle,
    entries: bundle.entries.map((one) => ({ ...one, proof: change(one.proof) })),
  });

  test.each<[string, () => unknown, RegExp]>([
    [
      'a digit of a record',
      () => withEntry('heat.melted', ({ record }) => ({ record: record.replace('495.000', '496.000') })),
      /^contradicted: record \d+ \(heat\.melted of heat:H-1\) is not in the log at \d+: the record or its proof was changed/,
    ],
    [
      'a blank in a record',
      () => withEntry('heat.melted', ({ record }) => ({ record: record.replace(',', ', ') })),
      /^contradicted: entries\[\d+\]: the record is not canonical JSON, so it is not as the ledger wrote it/,
    ],
    [
      'a disclosed value',
      () =>
        withEntry('heat.melted', ({ disclosures }) => ({
          disclosures: disclosures.map((text) =>
            Buffer.from(Buffer.from(text, 'base64url').toString().replace('300.000', '310.000')).toString(
              'base64url',
            ),
          ),
        })),
      /^contradicted: record \d+ \(heat\.melted of heat:H-1\): the disclosure of "input\/0" does not belong to this record/,
    ],
    [
      'a letter of the signature',
      () => resigned((proof) => proof.replace(/.(?=.{8}\n$)/, (letter) => (letter === 'A' ? 'B' : 'A'))),
      /^contradicted: the checkpoint lacks the signature of the log: that of \S+ is not good, so the checkpoint or the signature was changed/,
    ],
    [
      'the name of the log',
      () => resigned((proof) => proof.replaceAll(ORIGIN, 'ledger.remelt.example/other')),
      /the trust document names ledger\.remelt\.example\/works, and it was signed by ledger\.remelt\.example\/other/,
    ],
    [
      'a list of records',
      () => ({
        ...bundle,
        index: bundle.index!.map((one) => ({ ...one, positions: one.positions.slice(1) })),
      }),
      /is not that of the index: records were left out of it or added, or its proof was changed/,
    ],
    [
      'a claim that nobody knows',
      () => ({ ...bundle, claims: [...bundle.claims, { type: 'airworthy', subject: 'heat:H-1' }] }),
      /^contradicted: the claim "airworthy" has an unknown type/,
    ],
    [
      'a number for a text',
      () => claiming('origin', { place: 7 }),
      /^contradicted: claims\[\d+\]\.place is not there, or is not text; nothing else was looked at$/,
    ],
  ])('what was changed is named: %s', (_, changed, words) => {
    const answer = judged(changed());
    expect(answer.verdict).toBe('contradicted');
    expect(answer.words).toMatch(words);
  });

  test('what is wrong with every record is said once', () => {
    const page = JSON.stringify(verifyPage(judged(resigned((proof) => proof.replaceAll(ORIGIN, 'other')))));
    expect(page.split('checkpoint-signature: ')).toHaveLength(2);
    expect(page).toContain(`(${bundle.entries.length} times)`);
  });

  test('a bundle from which whose ledger it is was left out says that this is not shown', () => {
    const without = bundle.entries.filter(({ record }) => JSON.parse(record).kind !== 'plant.founded');
    const answer = judged({ ...bundle, entries: without });
    expect(answer).toMatchObject({ verdict: 'proven', demonstration: null });
    expect(answer.words).toContain('not shown: whether it is a demonstration');
    expect(judged().words).not.toContain('demonstration');
  });

  test('what is not disclosed is incomplete, or is not claimed', async () => {
    const little = await bundleOf({ disclose: ['certificate'] });
    expect(little.claims.map(({ type }) => type)).toEqual(['certificate', 'origin', 'signature', 'complete']);
    expect(judged(little).verdict).toBe('proven');
    expect(judged({ ...little, claims: bundle.claims }).verdict).toBe('incomplete');
    const forAnother = await bundleOf({ customer: 'Y' });
    expect(forAnother.claims.map(({ type }) => type)).not.toContain('certificate');
    expect(JSON.stringify(forAnother)).not.toContain(btoa('"certificate"').slice(2, 12));
  });

  test('a release of other metal is refused when the bundle is made, and one whose results stay closed is not claimed', async () => {
    const other = structuredClone(released);
    other.document.object.id = 'H-2';
    await expect(bundleOf({ released: other })).rejects.toThrow(
      'the release is of H-2, and the bundle of heat:H-1',
    );
    await expect(bundleOf({ since: [9999] })).rejects.toThrow(
      /an earlier checkpoint of 9999 records is asked for, and the ledger has \d+/,
    );
    const closed = await bundleOf({ released, disclose: ['certificate'] });
    expect(closed.claims.map(({ type }) => type)).not.toContain('specification');
    expect(judged(closed)).toMatchObject({ verdict: 'proven' });
    expect(JSON.stringify(bundlePage(closed))).toMatch(/not claimed: .*verdict on the specification/);
  });

  test('P13: a bundle of which claims were dropped says what it does not claim, and is incomplete without all records', () => {
    const types = (answer: Verified): string[] => answer.notClaimed.map(({ type }) => type);
    expect(types(judged())).toEqual(['footprint', 'footprintFactors', 'qualification']);
    const { index: _, ...dropped } = {
      ...bundle,
      claims: bundle.claims.filter(({ type }) => !['complete', 'draws', 'balance'].includes(type)),
    };
    const answer = judged(dropped);
    expect(answer.verdict).toBe('incomplete');
    expect(answer.findings).toMatchObject([{ code: 'claim-not-complete' }]);
    expect(types(answer).slice(0, 3)).toEqual(['complete', 'draws', 'balance']);
    expect(answer.words).toMatch(
      /^incomplete: the bundle does not claim that all records of heat:H-1 are here.*\. So far 8 of 8 claims hold; not claimed: completeness of the records, all draws of the lots, mass balance, footprint/,
    );
    expect(JSON.stringify(verifyPage(answer))).toMatch(
      /a later record may contradict what is shown here\. .*booked into another heat too/,
    );
    const drawn = { ...bundle, claims: bundle.claims.filter(({ type }) => type !== 'draws') };
    expect(judged(drawn).verdict).toBe('proven');
    const less = { ...bundle, claims: bundle.claims.filter(({ subject }) => subject !== 'lot:R-2') };
    expect(judged(less).notClaimed).toContainEqual({ type: 'draws', subject: 'lot:R-2' });
    expect(judged(less).words).toContain('not claimed: all draws of the lots (lot R-2), footprint');
    expect(JSON.stringify(bundlePage(dropped))).toMatch(
      /not claimed: completeness of the records, all draws/,
    );
  });

  test('bad trust, another log and no witness are three sentences', () => {
    const words = (other: unknown) => verify({ bundle, trust: other }, facts).words;
    const { policy } = trust as { policy: string };
    expect(words('quorum none')).toMatch(/trust: line 1: the policy names no log/);
    expect(words(policy.replace(ORIGIN, 'ledger.remelt.example/other'))).toMatch(/trust: line 2/);
    const witness =
      'witness w witness.remelt.example/auditor-1+fbd116aa+BIE5dw6ofRdfVqNUZsNMfszLjYqRtO43ol32D1uPybOU';
    expect(words(policy.replace('quorum none', `${witness}\nquorum w`))).toMatch(
      /lacks the signature of enough witnesses \(it was seen by none/,
    );
    expect(verify({ bundle, trust: policy }, facts).words).toMatch(/^incomplete: .*seen by no witness/);
    expect(() => requireTrust('quorum none')).toThrow('line 1: the policy names no log');
  });

  test('the metal itself: an own check analysis agrees, disagrees or cannot tell', () => {
    const own = (...results: readonly (readonly [string, string, string])[]) => ({
      results: results.map(([element, text, method]) => ({ element, text, unit: 'wt%', method })),
    });
    expect(judged(bundle, own(['Cr', '22.15', 'OES'], ['Ni', '58.1', 'OES']))).toMatchObject({
      verdict: 'proven',
      metal: { verdict: 'agrees' },
    });
    const other = judged(bundle, own(['Cr', '16.1', 'OES'], ['Ni', '58.1', 'OES']));
    expect(other).toMatchObject({
      verdict: 'contradicted',
      words: expect.stringMatching(/^contradicted: /),
      metal: { verdict: 'disagrees' },
    });
    // the difference is said at the head and in the list of elements, and nowhere else
    const page = renderTerminal(verifyPage(other), { columns: 1000 });
    expect(page.split('certificate 22.10 wt%, check analysis 16.1 wt%')).toHaveLength(3);
    expect(page).toContain('1 of 2 elements disagrees with the certificate');
    expect(other.claims.at(-1)).toMatchObject({
      type: 'metal',
      words: expect.stringMatching(/certificate 22.10 wt%, check analysis 16.1 wt%/),
    });
    expect(judged(bundle, own(['S', '<0.01', 'OES']))).toMatchObject({
      verdict: 'incomplete',
      metal: { verdict: 'cannot tell' },
    });
    expect(() => judged(bundle, own(['Cr', 'much', 'OES']))).toThrow('"much" is not a decimal');
    expect(judged({ ...bundle, claims: bundle.claims.slice(0, 1) }, own(['Cr', '22', 'OES'])).verdict).toBe(
      'incomplete',
    );
  });

  test('two bundles of one ledger agree; a second ledger under the same name is a fork', async () => {
    const earlier = bundle;
    const size = (await context.store.head()).size;
    await context.store.execute({ type: 'holdLot', lot: 'R-1', reason: 'recount', by: 'p-qual' });
    const later = await bundleOf({ released, since: [size] });
    const both = (a: unknown, b: unknown) => {
      const answer = verifyBoth({ bundles: [a, b], trust }, facts);
      expect(pageSchema.safeParse(verifyPairPage(answer)).error).toBeUndefined();
      return answer;
    };
    expect(both(earlier, later)).toMatchObject({ verdict: 'proven', findings: [] });
    expect(both(later, earlier).verdict).toBe('proven');
    const { consistency: _, ...without } = later;
    expect(both(earlier, without)).toMatchObject({
      verdict: 'incomplete',
      findings: [{ code: 'pair-not-shown' }],
    });
    const wrong = {
      ...later,
      consistency: [{ size, hashes: later.consistency?.[0]?.hashes.slice(1) ?? [] }],
    };
    expect(both(earlier, wrong)).toMatchObject({ verdict: 'contradicted', findings: [{ code: 'fork' }] });
  });

  test('the stage of a programme is claimed as the word of the plant, where that is opened', async () => {
    const { store } = context;
    const documentSha256 = 'c'.repeat(64);
    const plan = '{"programme":{"id":"P","properties":[{"id":"UTS"}]}}';
    await store.execute({ type: 'lockProgramme', programme: 'P', documentSha256, plan, by: 'p-plan' });
    await store.execute({
      type: 'addEvidence',
      programme: 'P',
      report: 'T-1',
      evidenceType: 'tensile',
      documentSha256,
      rows: [{ item: 'UTS', heat: 'H-1', specimen: 'B1', value: '900', unit: 'MPa', on: '2026-01-10' }],
      by: 'p-lab',
    });
    const told = await bundleOf({ disclose: ['certificate', 'qualification'] });
    expect(judged(told)).toMatchObject({ verdict: 'proven' });
    expect(judged(told).claims).toContainEqual(
      expect.objectContaining({ type: 'qualification', basis: 'signed', found: 'locked' }),
    );
    expect(JSON.stringify(await bundleOf({}))).not.toContain('programme:P');
  });

  test('a booked footprint is added up again, its factors are the word of the plant, and one digit is told', async () => {
    const told = await bundleOf({});
    const claims = (answer: Verified) => answer.claims.filter(({ type }) => type.startsWith('footprint'));
    const answer = judged(told);
    expect(answer.verdict).toBe('proven');
    expect(claims(answer)).toMatchObject([
      {
        type: 'footprint',
        basis: 'recomputed',
        words: expect.stringMatching(
          /^footprint [\d.]{1,6} kg CO2e\/kg of metal: [\d.]{1,6} kg CO2e for 495.000 kg, the sum of 2 parts.*no range/,
        ),
      },
      { type: 'footprintFactors', basis: 'signed', words: expect.stringMatching(/the plant says so/) },
    ]);
    const { total, unit } = told.claims.find(({ type }) => type === 'footprint') as {
      total: string;
    } & Fields;
    const lower = { ...told, claims: [{ type: 'footprint', subject: 'heat:H-1', unit, total: `1${total}` }] };
    expect(judged(lower)).toMatchObject({ verdict: 'contradicted', findings: [{ code: 'claim-footprint' }] });
    const other = { type: 'footprintFactors', subject: 'heat:H-1', method: 'system expansion' };
    expect(judged({ ...told, claims: [other] })).toMatchObject({
      verdict: 'contradicted',
      findings: [{ code: 'claim-footprint' }],
    });
    const closed = {
      ...told,
      entries: told.entries.map((entry) => ({
        ...entry,
        disclosures: entry.disclosures.filter((text) => readDisclosure(text).name !== 'part/1'),
      })),
    };
    expect(claims(judged(closed)).map(({ verdict }) => verdict)).toEqual(['incomplete', 'incomplete']);
    const open = await bundleOf({ disclose: ['certificate'] });
    expect(open.claims.some(({ type }) => type.startsWith('footprint'))).toBe(false);
  });

  test('the plant cosigns by ML-DSA-44: a policy may ask for it, verify names it, and a revoked key signs no more', async () => {
    const { context: own, by } = await certifiedHeat();
    try {
      const told = (order: object = {}) => runTask(trustDocument, order, own);
      const made = async () => (await runTask(makeBundle, { subject: 'H-1', customer: 'X' }, own)) as Bundle;
      const verdict = async (one: Bundle) =>
        verify({ bundle: one, trust: await told({ askCosigner: true }) }, facts);
      const before = await made();
      await expect(told({ askCosigner: true })).rejects.toThrow('no cosigner by ML-DSA-44');
      await expect(runTask(makeKey, { cosigner: true, person: 'p-qual' }, by('p-qual'))).rejects.toThrow(
        'persons sign with Ed25519',
      );
      await expect(runTask(makeKey, { cosigner: true }, by('p-melt'))).rejects.toThrow(
        'may not keep a log key',
      );
      const answer = await runTask(makeKey, { cosigner: true }, by('p-qual'));
      const { keys } = answer;
      const cosigner = keys[1]!.verifierKey;
      const [shown] = JSON.stringify(keysPage(answer)).match(/cosigner: [^"]+/)!;
      expect(shown).toMatch(/^cosigner: \S+\+[0-9a-f]{8}\+\S{16}\.\.\. \(\d{4} characters; whole in /);
      expect([shown.includes(`${cosigner.length} characters`), shown.length]).toEqual([
        true,
        expect.toSatisfy((length: number) => length < 200),
      ]);
      expect(JSON.stringify(keysPage(answer))).toContain(`log: ${keys[0]!.verifierKey} (private key here)`);
      const asked = (await told({ askCosigner: true })) as TrustDocument;
      expect(asked.policy).toContain(cosigner);
      expect(
        Math.max(
          ...JSON.stringify(trustPage(asked))
            .split('"')
            .map(({ length }) => length),
        ),
      ).toBeLessThan(300);
      expect(keys.map(({ owner }) => owner)).toEqual(['log', 'cosigner', 'p-qual']);
      const after = await made();
      expect((await verdict(after)).verdict).toBe('proven');
      expect((await verdict(after)).log?.seenBy).toEqual(['plant-ml-dsa']);
      expect((await verdict(before)).findings[0]?.words).toMatch(/signature of enough witnesses/);
      const { keys: _, ...elsewhere } = own;
      const there = {
        ...elsewhere,
        keys: {
          ...own.keys!,
          signer: (key: string) => (key.includes('cosigner') ? null : own.keys!.signer(key)),
        },
      };
      await expect(runTask(makeBundle, { subject: 'heat:H-1', customer: 'X' }, there)).rejects.toThrow(
        'cosigner (ML-DSA-44) is not here',
      );
      await runTask(makeKey, { cosigner: true }, by('p-qual'));
      expect((await verdict(await made())).log?.seenBy).toEqual(['plant-ml-dsa-2']);
      await runTask(revokeKey, { cosigner: true, ending: 'retired', reason: 'r' }, by('p-qual'));
      expect((await verdict(await made())).verdict).toBe('contradicted');
    } finally {
      await own.store.close();
      await own.compute.close();
    }
  });

  test('what goes to a customer is a policy of a record, shown before it is sent; --disclose adds to it', async () => {
    const fieldsFor = async (order: object): Promise<string[]> => {
      const { entries } = await bundleOf({ customer: 'Policy & Co', ...order });
      const texts = entries.flatMap(({ disclosures }) => disclosures);
      return [...new Set(texts.map((text) => readDisclosure(text).name.replace(/\/\d+$/, '')))].sort();
    };
    const set = (person: string, opens: string[]) =>
      runTask(setDisclosure, { customer: 'Policy & Co', opens }, actingAs(person, context));
    await expect(set('p-plan', [])).rejects.toThrow('may not set a disclosure');
    await set('p-qual', ['suppliers', 'draws']);
    await set('p-qual', ['draws']);
    const preview = await runTask(previewBundle, { subject: 'heat:H-1', customer: 'Policy & Co' }, context);
    expect(preview).toMatchObject({ opens: ['draws'] });
    expect(pageSchema.safeParse(disclosurePreviewPage(preview)).error).toBeUndefined();
    // one row for each record, not one for each field
    const { sections } = disclosurePreviewPage(preview);
    const [shown] = sections[0]!.blocks;
    expect(shown).toMatchObject({ kind: 'table' });
    expect(shown?.kind === 'table' && shown.rows.map(([seq]) => seq)).toEqual(
      preview.records.filter(({ opened }) => opened.length > 0).map(({ seq }) => String(seq)),
    );
    const told = preview.records.flatMap(({ opened }) => opened.map(({ name }) => name));
    expect(await fieldsFor({})).toEqual([...new Set(told)].sort());
    expect(told).toContain('massKg');
    expect(await fieldsFor({})).not.toContain('input');
    expect(await fieldsFor({ disclose: ['inputs'] })).toEqual(expect.arrayContaining(['input', 'massKg']));
    const { policies } = await runTask(listDisclosures, { customer: 'Policy & Co' }, context);
    expect(policies).toMatchObject([{ opens: ['draws'], by: 'p-qual' }]);
    await expect(runTask(listDisclosures, { customer: 'N' }, context)).rejects.toThrow(
      'no disclosure policy',
    );
    const texts = (await context.store.history('disclosure:ledger')).map(({ text }) => text);
    expect(texts.join()).not.toContain('Policy');
  });

  test('a certificate of type 3.2 counts as that once maker and second party have signed it, with two keys that are trusted', async () => {
    const of = 'heat:H-1' as const;
    const acting = actingAs('p-qual', context);
    const asked = {
      of,
      number: 'C-32',
      type: '3.2',
      customer: { name: 'Z' },
      released,
      accepted: 'X buys for Z',
      specimen: true,
    };
    const inspector = { name: 'Inspector Y', role: 'inspector', of: 'official' };
    const certificate = await runTask(issueCertificate, { ...asked, inspector }, acting);
    const standing = () => runTask(certificateStanding, { of, number: 'C-32' }, context);
    const title = async () => certificatePage(certificate, await standing()).title;
    const forZ = () => bundleOf({ customer: 'Z', disclose: ['certificate'] });
    const { policy, persons } = trust as { policy: string; persons: readonly object[] };
    const own = signerOfKey(privateKeyText('inspector.example/y', new Uint8Array(32).fill(9)));
    const both = {
      ...(trust as object),
      policy,
      persons: [...persons, { name: 'Inspector Y', key: own.verifierKey, from: '2020-01-01' }],
    };
    const claimed = async (trusted: unknown) =>
      verify({ bundle: await forZ(), trust: trusted }, facts).claims.find(
        ({ type }) => type === 'certificate',
      );

    expect(await standing()).toMatchObject({
      issuedAs: '3.2',
      countsAs: '3.1',
      maker: [{}],
      secondParty: [],
    });
    expect(await title()).toMatch(/EN 10204 - 3.1$/);
    expect(await claimed(both)).toMatchObject({
      verdict: 'incomplete',
      words: expect.stringContaining('none of the second party'),
    });

    const signed = (signer: NoteSigner, payloadSha256 = hashOf(certificate)) => ({
      format: 'remelt-countersignature/1',
      ...{ subject: of, number: 'C-32', payloadSha256, verifierKey: signer.verifierKey },
      signature: signer.sign(certificateNote(of, payloadSha256)).trimEnd(),
    });
    const record = (countersignature: object) =>
      runTask(countersignCertificate, { of, number: 'C-32', countersignature }, acting);
    await expect(record(signed(own, 'a'.repeat(64)))).rejects.toThrow(/has signed another document/);
    const other = signerOfKey(privateKeyText('inspector.example/y', new Uint8Array(32).fill(8)));
    await expect(record({ ...signed(own), signature: signed(other).signature })).rejects.toThrow(
      /is not that of/,
    );
    expect(await record(signed(own))).toMatchObject({
      countsAs: '3.2',
      secondParty: [{ name: 'Inspector Y', statedBy: 'p-qual' }],
    });
    // what the plant only states does not look proven
    const said =
      /key inspector\.example\/y\S+, stated by p-qual to be that of Inspector Y\. The plant cannot vouch/;
    for (const page of [standingPage(await standing()), certificatePage(certificate, await standing())])
      expect(JSON.stringify(page)).toMatch(said);
    await expect(record(signed(other))).rejects.toThrow(/is countersigned already/);

    expect(await title()).toMatch(/EN 10204 - 3.2$/);
    expect(certificatePage(certificate).title).toMatch(/EN 10204 - 3.1$/);
    expect(await claimed(both)).toMatchObject({ verdict: 'holds', basis: 'signed' });
    // the plant cannot vouch for the key of the inspector
    expect(await claimed(trust)).toMatchObject({
      verdict: 'incomplete',
      words: expect.stringContaining('does not name'),
    });
  });

  test('a certificate that was withdrawn is said first, or beside another one of the same metal that stands', async () => {
    const withdrawn = async (number: string) => {
      const order = {
        type: 'withdrawCertificate',
        of: 'heat:H-1',
        number,
        reason: 'wrong order',
        by: 'p-qual',
      };
      const { records } = await context.store.execute(order as never);
      return records[0]!.record.seq;
    };
    const one = await withdrawn('C-32');
    const beside = judged(await bundleOf({ disclose: ['certificate'] }));
    expect(beside.withdrawnCertificates).toEqual([{ subject: 'heat:H-1', record: one, replaced: true }]);
    expect(beside.words).toContain(`an earlier certificate of heat H-1 was withdrawn in record ${one}`);
    const other = await withdrawn('C-1');
    const left = judged(await bundleOf({ disclose: ['inputs'] }));
    expect(left.words).toMatch(
      new RegExp(
        `^CERTIFICATE WITHDRAWN by record ${one}: heat H-1\\. CERTIFICATE WITHDRAWN by record ${other}: heat H-1\\. `,
      ),
    );
  });

  test('what was left out is found: a record, a position, an older index, a lot spent twice', async () => {
    const indexWith = (
      subject: string,
      change: (positions: readonly number[]) => readonly number[],
    ): Bundle => ({
      ...bundle,
      index: bundle.index!.map((one) =>
        one.subject === subject ? { ...one, positions: change(one.positions) } : one,
      ),
    });
    const entryOf = (kind: string, subject: string) =>
      bundle.entries.findIndex(
        ({ record }) => record.includes(`"${kind}"`) && record.includes(`"${subject}"`),
      );
    const without = (at: number): Bundle => ({
      ...bundle,
      entries: bundle.entries.filter((_, i) => i !== at),
    });
    expect(judged(indexWith('lot:R-1', (positions) => positions.slice(0, -1)))).toMatchObject({
      verdict: 'contradicted',
      findings: [{ code: 'claim-complete', words: expect.stringMatching(/is not that of the index/) }],
    });
    expect(judged(without(entryOf('lot.drawn', 'lot:R-1')))).toMatchObject({
      verdict: 'incomplete',
      findings: [{ words: expect.stringMatching(/of lot:R-1 is not in the bundle/) }],
    });
    expect(judged(without(bundle.entries.length - 1)).verdict).toBe('incomplete');
    expect(judged({ ...bundle, index: {} as never }).findings[0]?.code).toBe('format');
    const closed = bundle.entries.map((entry, i) =>
      i === entryOf('lot.drawn', 'lot:R-2') ? { ...entry, disclosures: [] } : entry,
    );
    expect(judged({ ...bundle, entries: closed })).toMatchObject({
      verdict: 'incomplete',
      findings: [{ words: expect.stringMatching(/drew of lot:R-2 is not disclosed/) }],
    });
    const { size } = await context.store.head();
    await context.store.execute({ type: 'recordIndex', size, root: 'f'.repeat(64), by: 'p-qual' });
    await context.store.execute({ type: 'holdLot', lot: 'R-2', reason: 'recount', by: 'p-qual' });
    await expect(bundleOf({})).rejects.toThrow(`the index root in record ${size} is not that`);
  });
});
