import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import type { ZodType } from 'zod';
import { verifyBundle } from '../src/evidence/proof/bundle.ts';
import type { Bundle, BundleVerdict } from '../src/evidence/proof/bundle-format.ts';
import { certificateNote } from '../src/evidence/proof/certificate-note.ts';
import { digestOf } from '../src/evidence/proof/disclosure.ts';
import { ML_DSA_44 } from '../src/evidence/proof/note.ts';
import { type NoteSigner, privateKeyText, signerOfKey } from '../src/evidence/proof/sign.ts';
import { FORGER, type ForgedRecord, forgedBundle, wholeBundle } from '../src/evidence/proof/testing/forge.ts';
import {
  ABOVE_CASES,
  aboveBundle,
  CERTIFIED_CASES,
  certifiedBundle,
  LATE_CASES,
  lateBundle,
} from '../src/evidence/proof/testing/late.ts';
import { PIECE_CASES, pieceBundle } from '../src/evidence/proof/testing/pieces.ts';
import type { AnyTrust } from '../src/evidence/proof/trust.ts';
import { KINDS } from '../src/evidence/records/kinds.ts';
import { hashOf } from '../src/foundation/quantity/canonical.ts';
import { bundleTrial } from './fuzz/bundle-trial.ts';

/** The verifier of another language, written beside docs/formats with no code of ours, and ours: the same verdict on everything. */

interface Asked {
  readonly name: string;
  readonly bundle: Bundle;
  readonly trust: AnyTrust;
}
interface Case extends Partial<Asked> {
  readonly name: string;
  readonly patchedEntries?: readonly { readonly i: number; readonly entry: Bundle['entries'][number] }[];
  readonly replaceAllEntries?: boolean;
  readonly claims?: Bundle['claims'];
}

const read = <T>(path: string): T =>
  JSON.parse(readFileSync(join(import.meta.dirname, '../src/evidence', path), 'utf8')) as T;

function vectors(): Asked[] {
  const { keys, cases } = read<{ keys: { trust: AnyTrust }; cases: readonly [Case, ...Case[]] }>(
    'records/__fixtures__/remelt-bundle-vectors.json',
  );
  const valid = cases[0].bundle!;
  return cases.map(
    ({ name, patchedEntries = [], replaceAllEntries, claims = valid.claims, trust = keys.trust }) => {
      const entries = replaceAllEntries
        ? patchedEntries.map(({ entry }) => entry)
        : valid.entries.map((entry, i) => patchedEntries.find((patch) => patch.i === i)?.entry ?? entry);
      return { name, bundle: { ...valid, entries, claims }, trust };
    },
  );
}

function attacks(): Asked[] {
  const { trust, cases } = read<{ trust: AnyTrust; cases: readonly Asked[] }>(
    'proof/__fixtures__/bundle-attacks.json',
  );
  return cases.map(({ name, bundle }) => ({ name, bundle, trust }));
}

/** A bundle with every claim, honest, with each claim dropped but one, and changed at random. */
async function changed(): Promise<Asked[]> {
  const trial = await bundleTrial(7);
  const { bundle, trust } = trial.honest as Asked;
  return [
    { name: 'honest', bundle, trust },
    { name: 'listed twice', bundle: { ...bundle, index: [...bundle.index!, bundle.index![0]!] }, trust },
    ...bundle.claims.map((claim) => ({ name: claim.type, bundle: { ...bundle, claims: [claim] }, trust })),
    ...Array.from({ length: 150 }, (_, i) => ({ name: `case ${i}`, ...trial.forged(i) }) as Asked),
  ];
}

/** A certificate of type 3.2 with both signatures, without one, with one key for both, and with a key that nobody trusts. */
function twoParties(): Asked[] {
  const subject = 'heat:H';
  const certificate = { number: 'C', secondSignature: true };
  const payloadSha256 = hashOf(certificate);
  const signerOf = (name: string, seed: number) =>
    signerOfKey(privateKeyText(name, new Uint8Array(32).fill(seed)));
  const [maker, second] = [signerOf('maker', 1), signerOf('second', 2)];
  const signedBy = (kind: string, { sign, verifierKey }: NoteSigner): ForgedRecord => {
    const signature = sign(certificateNote(subject, payloadSha256)).trimEnd();
    return { kind, subject, open: { payloadSha256, signature, verifierKey } };
  };
  const issued = {
    kind: 'cert.issued',
    subject,
    open: { heat: subject, payloadSha256, type: 'EN 10204 3.2' },
  };
  const own = signedBy('cert.signed', maker);
  const cases: Readonly<Record<string, readonly ForgedRecord[]>> = {
    'two parties': [issued, own, signedBy('cert.countersigned', second)],
    'no second party': [issued, own],
    'one key for both': [issued, own, signedBy('cert.countersigned', signerOf('second', 1))],
    'a key that nobody trusts': [issued, own, signedBy('cert.countersigned', signerOf('second', 3))],
  };
  const persons = [maker, second, signerOf('second', 1)].map(({ verifierKey }) => ({
    name: verifierKey.split('+', 1)[0]!,
    key: verifierKey,
  }));
  const trust: AnyTrust = {
    format: 'remelt-trust/1',
    date: '2026-03-02',
    policy: `log ${FORGER.log}\nquorum none\n`,
    persons,
  };
  return Object.entries(cases).map(([name, records]) => ({
    name,
    bundle: wholeBundle(records, [{ type: 'certificate', subject, certificate }]),
    trust,
  }));
}

/** Balances of a heat that booked a loss: as booked, another loss, more than the scales are off by, more than the plant says they are. */
function balances(): Asked[] {
  const melted = (told: object): ForgedRecord => ({
    kind: 'heat.melted',
    subject: 'heat:H',
    open: { process: 'VIM', nInputs: '1', inputKg: '100.100', outputKg: '89.599', lossKg: '10.000', ...told },
    hidden: [['input/0', { lot: 'lot:A', kg: '100.100' }]],
  });
  const cases: Readonly<Record<string, readonly [told: object, claim: Partial<Bundle['claims'][number]>]>> = {
    'the booked loss': [{}, { lossKg: '10.000', toleranceKg: '0.501' }],
    'less than is missing': [{}, { lossKg: '10.000', toleranceKg: '0.500' }],
    'another loss': [{}, { lossKg: '10.500', toleranceKg: '0.501' }],
    'more than two weighings are off by': [{}, { lossKg: '10.000', toleranceKg: '0.502' }],
    'as the plant says of its scales': [{ toleranceKg: '1.000' }, { lossKg: '10.000', toleranceKg: '1.000' }],
    'a loss that is no text': [{}, { lossKg: 10 as never, toleranceKg: '0.501' }],
    'no loss booked': [{ lossKg: undefined }, { lossKg: '0', toleranceKg: '0.501' }],
  };
  return Object.entries(cases).map(([name, [told, claim]]) => ({
    name: `balance, ${name}`,
    bundle: forgedBundle(
      [melted(told)],
      [{ type: 'balance', subject: 'heat:H', ...claim } as Bundle['claims'][number]],
    ),
    trust: FORGER,
  }));
}

/** What both verifiers say of a bundle beside the words. */
type Shown = Pick<
  BundleVerdict,
  | 'verdict'
  | 'notClaimed'
  | 'recalled'
  | 'failed'
  | 'failedBefore'
  | 'otherCertificates'
  | 'withdrawnCertificates'
>;

/** What one language takes for a digit, a blank or a day, and another does not; numbers of JSON that are written otherwise. */
function spelled(): Asked[] {
  const bundle = forgedBundle(
    [
      {
        kind: 'heat.melted',
        subject: 'heat:H',
        open: { process: 'VIM', nInputs: '1', inputKg: '1.000', outputKg: '1.000' },
        hidden: [['input/0', { lot: 'lot:A', kg: '1.000' }]],
      },
    ],
    [{ type: 'balance', subject: 'heat:H', toleranceKg: '0.000' }],
  );
  const allowing = (toleranceKg: string): Bundle => ({
    ...bundle,
    claims: [{ type: 'balance', subject: 'heat:H', toleranceKg }],
  });
  const proof = (from: string | RegExp, to: string): Bundle => ({
    ...bundle,
    entries: bundle.entries.map((one) => ({ ...one, proof: one.proof.replace(from, to) })),
  });
  const policy = `log ${FORGER.log}\nquorum none\n`;
  const document = { format: 'remelt-trust/1', date: '2026-03-02', policy } as const;
  const ann = { name: 'Ann', key: FORGER.log };
  const cases: Readonly<Record<string, readonly [bundle: Bundle, trust: unknown]>> = {
    'as it is written': [bundle, FORGER],
    'Arabic digits in a tolerance': [allowing('\u0660.\u0660\u0660\u0660'), FORGER],
    'full-width digits in a tolerance': [allowing('\uff10.\uff10\uff10\uff10'), FORGER],
    'Arabic digits in a loss': [
      { ...bundle, claims: [{ ...allowing('0.000').claims[0]!, lossKg: '\u0660' } as Bundle['claims'][0]] },
      FORGER,
    ],
    'an Arabic index': [proof('index 0', 'index \u0660'), FORGER],
    'a blank of Unicode in a signature': [proof(/\u2014 (\S+) /, '\u2014 $1\u00a0'), FORGER],
    'a separator of ASCII in a name': [proof(/\u2014 (\S+) /, '\u2014 $1\u001c '), FORGER],
    'one witness too many, as true': [bundle, { ...FORGER, minWitnesses: true }],
    'no witness, as false': [bundle, { ...FORGER, minWitnesses: false }],
    'half a witness': [bundle, { ...FORGER, minWitnesses: 0.5 }],
    'a blank of Unicode in a policy': [bundle, policy.replace('log ', 'log\u00a0')],
    'a blank of Unicode around a line': [bundle, policy.replace('log ', '\u00a0log ')],
    'Arabic digits in a group': [bundle, `${policy}group g \u0661 x\n`],
    'a document of a day': [bundle, document],
    'a document of 30 February': [bundle, { ...document, date: '2027-02-30' }],
    'a document of Arabic days': [bundle, { ...document, date: '\u0662\u0660\u0662\u0667-01-01' }],
    'a key until 30 February': [bundle, { ...document, persons: [{ ...ann, until: '2027-02-30' }] }],
    'a key until 28 February': [bundle, { ...document, persons: [{ ...ann, until: '2027-02-28' }] }],
    'a key from the year 0': [bundle, { ...document, persons: [{ ...ann, from: '0000-01-01' }] }],
  };
  return Object.entries(cases).map(([name, [one, trust]]) => ({
    name: `spelled, ${name}`,
    bundle: one,
    trust: trust as AnyTrust,
  }));
}

/** Bundles for somebody who asks for an ML-DSA-44 cosignature: it is there, is missing, is of another log, and of another name. */
function cosigned(): Asked[] {
  const bare = forgedBundle(
    [
      {
        kind: 'heat.melted',
        subject: 'heat:H',
        open: { process: 'VIM', nInputs: '1', inputKg: '1.000', outputKg: '1.000' },
        hidden: [['input/0', { lot: 'lot:A', kg: '1.000' }]],
      },
    ],
    [{ type: 'balance', subject: 'heat:H', toleranceKg: '0.000' }],
  );
  const note = bare.entries[0]!.proof.split('\n\n').slice(1).join('\n\n');
  const text = note.slice(0, note.indexOf('\n\n') + 1);
  const witness = (name: string) =>
    signerOfKey(privateKeyText(name, new Uint8Array(32).fill(7), ML_DSA_44), () => 1_800_000_000);
  const own = witness('witness.example');
  const trust = `log ${FORGER.log}\nwitness w ${own.verifierKey}\nquorum w\n`;
  const lines: Readonly<Record<string, string>> = {
    'ML-DSA-44 of this checkpoint': own.sign(text),
    'no ML-DSA-44': '',
    'ML-DSA-44 of another origin': own.sign(text.replace(/^.*\n/, 'ledger.remelt.example/other\n')),
    'a bad line beside the good one': own.sign(text) + own.sign(text.replace('\n1\n', '\n2\n')),
    'ML-DSA-44 of another witness': witness('witness.example/2').sign(text),
  };
  return Object.entries(lines).map(([name, line]) => ({
    name,
    bundle: { ...bare, entries: bare.entries.map((one) => ({ ...one, proof: one.proof + line })) },
    trust,
  }));
}

/** A record of a kind that nobody knows yet, beside one that proves the claim; and a disclosed object that says a key twice. */
function ofLater(): Asked[] {
  const melted: ForgedRecord = {
    kind: 'heat.melted',
    subject: 'heat:H',
    open: { process: 'VIM', nInputs: '1', inputKg: '1.000', outputKg: '1.000' },
    hidden: [['input/0', { lot: 'lot:A', kg: '1.000' }]],
  };
  const claims: Bundle['claims'] = [{ type: 'balance', subject: 'heat:H', toleranceKg: '0.000' }];
  const later = { kind: 'heat.photographed', subject: 'heat:H', open: { lens: '50' } };
  const bundle = forgedBundle([melted], claims);
  const salt = 'A'.repeat(22);
  const twice = Buffer.from(`["${salt}","input/0",{"kg":"1.000","kg":"1.000","lot":"lot:A"}]`).toString(
    'base64url',
  );
  const doubled = forgedBundle(
    [{ ...melted, hidden: [], open: { ...melted.open, _sd: [digestOf(twice)], _sd_alg: 'sha-256' } }],
    claims,
  );
  return [
    { name: 'a kind of later', bundle: forgedBundle([melted, later], claims), trust: FORGER },
    {
      name: 'a kind of later that is not in the log',
      bundle: {
        ...bundle,
        entries: [
          ...bundle.entries,
          forgedBundle([melted, { ...later, subject: 'heat:I' }, later], claims).entries[1]!,
        ],
      },
      trust: FORGER,
    },
    {
      name: 'a key twice in a disclosure',
      bundle: { ...doubled, entries: doubled.entries.map((one) => ({ ...one, disclosures: [twice] })) },
      trust: FORGER,
    },
  ];
}

/** Pieces that were cut of an ingot: honest, too heavy, of another heat, of a cut that is not shown. */
const pieces = (): Asked[] =>
  PIECE_CASES.flatMap(([name, , , records]) => {
    const bundle = pieceBundle(records);
    return [
      { name, bundle, trust: FORGER },
      { name: `${name}, not claimed`, bundle: { ...bundle, claims: [] }, trust: FORGER },
    ];
  });

/** Measurements beside a release that no verdict judged. */
const late = (): Asked[] => [
  ...LATE_CASES.map(([name, , , records]) => ({
    name: `late, ${name}`,
    bundle: lateBundle(records),
    trust: FORGER,
  })),
  ...ABOVE_CASES.map(([name, , later]) => ({
    name: `late, ${name}`,
    bundle: aboveBundle(later),
    trust: FORGER,
  })),
  ...CERTIFIED_CASES.map(([name, , records]) => ({
    name: `certified, ${name}`,
    bundle: certifiedBundle(records),
    trust: FORGER,
  })),
];

const SCRIPT = join(import.meta.dirname, '../examples/second-verifier/verify.py');
const hasPython = spawnSync('python3', ['--version']).status === 0;

test.skipIf(!hasPython)(
  'a second verifier in Python gives the verdict of ours on every vector and every changed bundle (skipped where python3 is not)',
  async () => {
    const asked = [
      ...vectors(),
      ...attacks(),
      ...twoParties(),
      ...balances(),
      ...spelled(),
      ...cosigned(),
      ...ofLater(),
      ...pieces(),
      ...late(),
      ...(await changed()),
    ].filter(({ bundle }) => typeof bundle === 'object');
    const answers = asked.map(({ bundle, trust }) => verifyBundle(bundle, trust));
    const own = answers.map(({ verdict }, i) => `${asked[i]!.name}: ${verdict}`);
    const folder = mkdtempSync(join(tmpdir(), 'remelt-second-'));
    const file = join(folder, 'asked.json');
    writeFileSync(file, JSON.stringify(asked));
    const { stdout, stderr } = spawnSync('python3', [SCRIPT, '--many', file], { encoding: 'utf8' });
    rmSync(folder, { recursive: true });
    expect(stderr).toBe('');
    const told = JSON.parse(stdout) as readonly (Shown & Pick<BundleVerdict, 'findings'>)[];
    expect(told.map(({ verdict }, i) => `${asked[i]!.name}: ${verdict}`)).toEqual(own);
    const named = (all: readonly Shown[]): string[] =>
      all.map(
        ({ notClaimed, recalled, failed, failedBefore, otherCertificates, withdrawnCertificates }, i) =>
          `${asked[i]!.name}: ${JSON.stringify({ notClaimed, recalled, failed, failedBefore, otherCertificates, withdrawnCertificates })}`,
      );
    expect(named(told)).toEqual(named(answers));
    expect(answers.some(({ failed }) => failed.length > 0)).toBe(true);
    // where neither computes the verdict again, the verdict alone does not tell the rule
    const codes = (all: readonly Pick<BundleVerdict, 'findings'>[]): string[] =>
      all.flatMap(({ findings }, i) =>
        /^(late|certified|release|certificate)[,:] /.test(asked[i]!.name)
          ? [`${asked[i]!.name}: ${findings.map(({ code }) => code).join()}`]
          : [],
      );
    expect(codes(told)).toEqual(codes(answers));
    expect(own.slice(0, 9)).toContain('valid: proven');
    expect(own).toContain('ML-DSA-44 of this checkpoint: proven');
    expect(own).toContain('a kind of later: incomplete');
    expect(own).toContain('a key twice in a disclosure: contradicted');
    for (const name of [
      'a bad line beside the good one',
      'no ML-DSA-44',
      'ML-DSA-44 of another origin',
      'ML-DSA-44 of another witness',
    ])
      expect(own).toContain(`${name}: contradicted`);
    expect(own.filter((words) => /^balance, .*proven/.test(words))).toEqual([
      'balance, the booked loss: proven',
      'balance, as the plant says of its scales: proven',
    ]);
    expect(own.filter((words) => /^late, .*contradicted/.test(words))).toHaveLength(
      [...LATE_CASES, ...ABOVE_CASES].filter(([, verdict]) => verdict === 'contradicted').length,
    );
    expect(own.filter((words) => /^spelled, .*: proven/.test(words))).toEqual([
      'spelled, as it is written: proven',
      'spelled, a blank of Unicode around a line: proven',
      'spelled, a document of a day: proven',
      'spelled, a key until 28 February: proven',
    ]);
    expect(own).toContain('listed twice: contradicted');
    expect(own).toContain('two parties: proven');
    expect(own).toContain('no second party: incomplete');
    expect(own).toContain('one key for both: contradicted');
    expect(own).toContain('a key that nobody trusts: incomplete');
    expect(new Set(own.map((words) => words.split(': ').at(-1)))).toEqual(
      new Set(['proven', 'contradicted', 'incomplete']),
    );
  },
);

/** Fields of each kind: those of everybody, and those that are confidential, sorted; lists and what every record may have are left out. Then: may it have any number? */
const fieldsOfKinds = (): Record<string, readonly [open: string, hidden: string, many: boolean]> =>
  Object.fromEntries(
    Object.entries(KINDS).map(([kind, { schema, hidden, lists }]) => {
      const own = Object.keys(schema.shape)
        .filter((name) => !(name in lists) && !['command', 'results'].includes(name))
        .sort();
      const told = (isHidden: boolean): string =>
        own.filter((name) => hidden.includes(name) === isHidden).join(' ');
      return [kind, [told(false), told(true), Object.keys(lists).length > 0 || hidden.includes('results')]];
    }),
  );

test.skipIf(!hasPython)('it knows every kind of record with its fields', () => {
  const ask =
    'import json, verify; print(json.dumps({k: [*(" ".join(sorted(f.split())) for f in (p, h)), many] for k, (p, h, many) in verify.KINDS.items()}))';
  const { stdout, stderr } = spawnSync('python3', ['-B', '-c', ask], {
    cwd: join(SCRIPT, '..'),
    encoding: 'utf8',
  });
  expect(stderr).toBe('');
  expect(JSON.parse(stdout)).toEqual(fieldsOfKinds());
});

test.skipIf(!hasPython)(
  'it refuses what is no bundle, or names a key twice, as bad input: exit 2 and no verdict',
  () => {
    const folder = mkdtempSync(join(tmpdir(), 'remelt-second-'));
    const asked = (bundle: string, trust: string) => {
      writeFileSync(join(folder, 'bundle.json'), bundle);
      writeFileSync(join(folder, 'trust.txt'), trust);
      const files = ['bundle.json', 'trust.txt'].map((name) => join(folder, name));
      const { status, stdout } = spawnSync('python3', [SCRIPT, ...files], { encoding: 'utf8' });
      return [status, Object.keys(JSON.parse(stdout) as object)[0]];
    };
    const policy = `log ${FORGER.log}\nquorum none\n`;
    const bundle = '{"format":"remelt-bundle/1","entries":[],"claims":[]}';
    expect(asked(bundle, policy)).toEqual([1, 'verdict']);
    expect(asked('{"format":', policy)).toEqual([2, 'error']);
    expect(asked(bundle.replace('{', '{"claims":[],'), policy)).toEqual([2, 'error']);
    expect(asked('{"format":"remelt-certificate/1"}', policy)).toEqual([2, 'error']);
    expect(asked(bundle, 'quorum none\n')).toEqual([2, 'error']);
    rmSync(folder, { recursive: true });
  },
);

/** Public fields that a record of a kind must have, with the words that they may say. */
const needed = (): Record<string, string> =>
  Object.fromEntries(
    Object.entries(KINDS).map(([kind, { schema, hidden, lists }]) => [
      kind,
      Object.entries(schema.shape as Record<string, ZodType & { readonly options?: readonly string[] }>)
        .filter(
          ([name, field]) =>
            !hidden.includes(name) && !(name in lists) && !field.safeParse(undefined).success,
        )
        .map(([name, { options }]) => `\`${name}\`${options ? ` (${options.join(', ')})` : ''}`)
        .join(', '),
    ]),
  );

test('docs/formats/records.md says which public fields every record of a kind must have', () => {
  const page = readFileSync(join(import.meta.dirname, '../docs/formats/records.md'), 'utf8');
  const [, part = ''] = /\n## Public fields that must be there\n(.*?)\n## /s.exec(page) ?? [];
  const told = [...part.matchAll(/^\| (`.*?`) \| (.*) \|$/gm)].flatMap(([, kinds, fields]) =>
    [...kinds!.matchAll(/`(.+?)`/g)].map(([, kind]) => [kind, fields]),
  );
  expect(Object.fromEntries(told)).toEqual(
    Object.fromEntries(Object.entries(needed()).filter(([, fields]) => fields !== '')),
  );
});

test('the second verifier knows every list that a record may open', () => {
  const source = readFileSync(join(import.meta.dirname, '../examples/second-verifier/verify.py'), 'utf8');
  const [, known = ''] = /LIST_ITEM = re\.compile\(r"\(([\w|]+)\)/.exec(source) ?? [];
  const lists = Object.values(KINDS).flatMap((kind) => Object.values(kind.lists));
  expect(lists.length).toBeGreaterThan(20);
  expect([...new Set(lists)].filter((name) => !known.split('|').includes(name))).toEqual([]);
});
