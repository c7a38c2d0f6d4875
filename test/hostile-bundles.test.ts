import { truncateSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, describe, expect, test } from 'vitest';
import type { Bundle, Claim } from '../src/evidence/proof/bundle-format.ts';
import { toBase64, toHex } from '../src/evidence/proof/bytes.ts';
import { EMPTY_INDEX, indexed, indexProof, indexRoot } from '../src/evidence/proof/subject-index.ts';
import { FORGER, type ForgedRecord, forgedBundle } from '../src/evidence/proof/testing/forge.ts';
import { freshFolder, remelt } from './testing/remelt.ts';

/** What somebody may send who wants to be believed, or to bring the verifier down: each with its verdict. */
describe('hostile bundles', () => {
  const folder = freshFolder();
  afterAll(() => folder.remove());
  const at = (name: string): string => join(folder.path, name);
  writeFileSync(at('trust.json'), JSON.stringify(FORGER));

  const received: ForgedRecord = {
    kind: 'lot.received',
    subject: 'lot:S',
    open: { form: 'turnings', class: 'post-consumer' },
    hidden: [['massKg', '600.000']],
  };
  const drawn = (heat: string, kg: string): ForgedRecord => ({
    kind: 'lot.drawn',
    subject: 'lot:S',
    hidden: [
      ['heat', heat],
      ['kg', kg],
    ],
  });
  const melted: ForgedRecord = {
    kind: 'heat.melted',
    subject: 'heat:H',
    open: { process: 'VIM', nInputs: '1', inputKg: '600.000', outputKg: '590.000', lossKg: '10.000' },
    hidden: [['input/0', { lot: 'lot:S', kg: '600.000' }]],
  };
  const BALANCE: Claim = { type: 'balance', subject: 'heat:H', toleranceKg: '10.000' };
  const DRAWS: Claim = { type: 'draws', subject: 'lot:S' };

  /** Records with the root of their index behind them, and the list of the lot in it. */
  const withIndex = (
    records: readonly ForgedRecord[],
    {
      covers = records.length,
      list,
      claims = [DRAWS],
      of = 'lot:S',
    }: {
      readonly covers?: number;
      readonly list?: readonly number[];
      readonly claims?: readonly Claim[];
      readonly of?: string;
    } = {},
  ): Bundle => {
    const index = records.slice(0, covers).reduce((so, { subject }) => indexed(so, subject), EMPTY_INDEX);
    const rooted: ForgedRecord = {
      kind: 'index.root',
      subject: 'index:ledger',
      open: { size: String(covers), root: toHex(indexRoot(index)) },
    };
    const own = records.flatMap(({ subject }, i) => (subject === of ? [i] : []));
    return {
      ...forgedBundle([...records, rooted], claims),
      index: [{ subject: of, positions: list ?? own, proof: indexProof(index, of).map(toBase64) }],
    };
  };
  const verified = async (text: string, ...more: readonly string[]) => {
    writeFileSync(at('bundle.json'), text);
    const { code, out, err } = await remelt(folder.path, [
      ...['verify', 'bundle.json', ...more, '--trust', 'trust.json', '--json'],
    ]);
    expect(err).toBe('');
    return { code, out };
  };

  const twice = [received, drawn('H', '400.000'), drawn('G', '300.000'), melted];
  test.each<[string, Bundle, number, string]>([
    ['an honest one', withIndex([received, drawn('H', '600.000'), melted]), 0, 'proven'],
    ['a lot spent twice', withIndex(twice), 1, '700.000 kg were drawn of lot:S, which weighed 600.000 kg'],
    ['a position left out', withIndex(twice, { list: [0, 1] }), 1, 'is not that of the index'],
    ['the index root of an older size', withIndex(twice, { covers: 3 }), 1, 'covers 3 records'],
    [
      'half a surrogate pair in a claim',
      { ...forgedBundle([received, melted], [BALANCE, { ...BALANCE, subject: '\ud800' }]) },
      2,
      'proves no melting',
    ],
    [
      'half a surrogate pair in a certificate',
      forgedBundle([received], [{ type: 'certificate', subject: 'heat:H', certificate: '\udc00' }]),
      2,
      'no certificate',
    ],
  ])('%s', async (_, bundle, code, words) => {
    const verdict = await verified(JSON.stringify(bundle));
    expect(verdict.out).toContain(words);
    expect(verdict.code).toBe(code);
  });

  const locked: ForgedRecord = {
    kind: 'programme.locked',
    subject: 'programme:P',
    open: { documentSha256: 'a'.repeat(64) },
  };
  const evaluated: ForgedRecord = {
    kind: 'programme.evaluated',
    subject: 'programme:P',
    open: { gate: '2', verdict: 'PASS', documentSha256: 'b'.repeat(64) },
  };
  const suspended: ForgedRecord = {
    kind: 'programme.suspended',
    subject: 'programme:P',
    hidden: [['reason', 'x']],
  };
  const CLAIM: Claim = { type: 'qualification', subject: 'programme:P', stage: 'gate 2 evaluated: PASS' };
  test.each<[string, readonly ForgedRecord[], readonly number[], number, string]>([
    ['the stage of a programme', [locked, evaluated], [0, 1], 0, '"basis":"signed"'],
    [
      'a stage before a suspension',
      [locked, evaluated, suspended],
      [0, 1, 2],
      1,
      'and \\"suspended\\" in the records',
    ],
    ['a suspension that is kept back', [locked, evaluated, suspended], [0, 1], 1, 'is not that of the index'],
  ])('%s is the word of the plant, and nothing later is kept back', async (_, records, list, code, words) => {
    const verdict = await verified(
      JSON.stringify(withIndex(records, { claims: [CLAIM], of: 'programme:P', list })),
    );
    expect([verdict.out, verdict.code]).toEqual([expect.stringContaining(words), code]);
  });

  const honest = JSON.stringify(forgedBundle([received, melted], [BALANCE]));
  test.each<[string, string, string]>([
    ['a key twice', honest.replace('"purpose"', '"claims":[],"purpose"'), 'contains claims twice'],
    ['a depth bomb', honest.replace('"recycled content"', '['.repeat(1e5) + ']'.repeat(1e5)), 'levels'],
    ['half a surrogate pair as bytes', honest.replace('recycled', '\u00ff'), 'is not UTF-8'],
    ['nothing', '', 'is empty'],
  ])('%s is refused before anything of it is believed', async (_, text, words) => {
    writeFileSync(at('bundle.json'), text, words.includes('UTF-8') ? 'latin1' : 'utf8');
    const { code, err } = await remelt(folder.path, ['verify', 'bundle.json', '--trust', 'trust.json']);
    expect(code).toBe(2);
    expect(err).toContain(words);
  });

  test.each<[string, string, RegExp]>([
    [
      'another JSON document',
      '{"lots":[]}',
      /is not a bundle: it seems to be a JSON document without a format/,
    ],
    ['a list', '[1]', /is not a bundle: it seems to be a JSON document without a format/],
    [
      'a certificate',
      '{"format":"remelt-certificate/1","results":[]}',
      /seems to be a certificate[\s\S]*PDF/,
    ],
    ['another answer', '{"format":"remelt-plan/1"}', /seems to be a document remelt-plan\/1/],
    ['a text', 'see attached', /seems to be a text[\s\S]*ask the plant for the bundle/],
    ['a PDF', '%PDF-1.7 \u00e9', /seems to be a PDF[\s\S]*save it from there/],
    [
      'its trust document',
      '{"format":"remelt-trust/1"}',
      /seems to be a trust document[\s\S]*give it as --trust/,
    ],
    ['a policy', 'log a+01234567+AAAA\nquorum none\n', /seems to be a trust document/],
    ['a check analysis', '{"results":[]}', /seems to be a check analysis[\s\S]*--check-analysis/],
  ])('%s given as the bundle is bad input, not a contradicted bundle', async (_, text, words) => {
    writeFileSync(at('bundle.json'), text);
    const { code, err } = await remelt(folder.path, ['verify', 'bundle.json', '--trust', 'trust.json']);
    expect([code, err]).toEqual([2, expect.stringMatching(words)]);
    expect(err).not.toContain('contradicted');
  });

  test('what has the format, entries or claims of a bundle is judged, however damaged', async () => {
    for (const text of ['{"format":"remelt-bundle/1"}', '{"entries":[]}', '{"claims":[]}'])
      expect(await verified(text)).toMatchObject({ code: 1, out: expect.stringContaining('contradicted') });
  });

  test('a program tells a file that is not there from an incomplete bundle by error or verdict: both exit 2', async () => {
    const missing = await remelt(folder.path, ['verify', 'gone.json', '--trust', 'trust.json', '--json']);
    const { error, ...beside } = JSON.parse(missing.out);
    expect([missing.code, Object.keys(beside)]).toEqual([2, []]);
    expect(error).toMatchObject({ code: 'input', details: [{ where: 'gone.json' }] });
    const incomplete = await verified(JSON.stringify(forgedBundle([received], [BALANCE])));
    expect([incomplete.code, JSON.parse(incomplete.out).verdict]).toEqual([2, 'incomplete']);
  });

  test('100 MB are refused by their size', async () => {
    writeFileSync(at('large.json'), '');
    truncateSync(at('large.json'), 100e6);
    const { code, err } = await remelt(folder.path, ['verify', 'large.json', '--trust', 'trust.json']);
    expect([code, err]).toEqual([2, expect.stringContaining('large.json has 96 MiB')]);
  });

  test('a rolled back log shows beside what was seen of it before', async () => {
    writeFileSync(at('before.json'), JSON.stringify(forgedBundle([received, melted], [BALANCE])));
    const rolledBack = forgedBundle(
      [received, { ...melted, subject: 'heat:G' }],
      [{ ...BALANCE, subject: 'heat:G' }],
    );
    expect(await verified(JSON.stringify(rolledBack))).toMatchObject({ code: 0 });
    const pair = await verified(JSON.stringify(rolledBack), 'before.json', '--pair');
    expect(pair.code).toBe(1);
    expect(pair.out).toContain('fork');
  });

  test('a quorum of a group that nobody knows is no trust', async () => {
    writeFileSync(at('trust.json'), `log ${FORGER.log}\nquorum customers\n`);
    const { code, out } = await verified(honest);
    expect(code).toBe(2);
    expect(out).toContain('\\"customers\\" is no witness and no group above this line');
    writeFileSync(at('trust.json'), JSON.stringify(FORGER));
  });
});
