import { InputError, RemeltError } from '../../foundation/errors.ts';
import { ownValue } from '../../foundation/quantity/own-value.ts';
import { checkRecord, isKind, openBody } from '../records/kinds.ts';
import { checkEnvelope, type LedgerRecord } from '../records/record.ts';
import type { Bundle, BundleEntry, BundleVerdict, Finding, ProvenRecord } from './bundle-format.ts';
import { toHex } from './bytes.ts';
import { isMissing, judgeClaims } from './claims/claims.ts';
import { contradictionsIn } from './claims/contradictions.ts';
import { Proven } from './claims/melted.ts';
import { notClaimedIn } from './claims/not-claimed.ts';
import {
  failedBefore,
  failedIn,
  metalClaimed,
  otherCertificates,
  recalledIn,
  recallsNotShown,
  withoutCompleteness,
} from './claims/shown-metal.ts';
import { openDisclosures } from './disclosure.ts';
import { KnownTree } from './known-tree.ts';
import { readCanonical, recordLeaf } from './leaf.ts';
import { type Checkpoint, isSignedBy, type Note, parseCheckpoint, parseNote } from './note.ts';
import type { Recompute } from './recompute.ts';
import { parseTlogProof } from './tlog-proof.ts';
import { type AnyTrust, type Trusted, trustedBy } from './trust.ts';

/** What a verifier brings along beside the trust document. */
export interface VerifierMeans {
  /** Calculations; without them a claim that needs one is incomplete. */
  readonly recompute?: Recompute;
}

/**
 * Checks a bundle against the keys one trusts. Each record: canonical, at its place in a tree whose checkpoint the log
 * and enough witnesses signed, the same checkpoint for all, disclosures that belong to it. Then the claims, in integer
 * arithmetic. Reports what is wrong; never throws for a bad bundle. Runs in a browser.
 * Compared with `remelt-bundle-vectors.json`: 1 valid, 8 tampered.
 */
export const verifyBundle = (bundle: Bundle, trust: AnyTrust, means: VerifierMeans = {}): BundleVerdict =>
  examineBundle(bundle, trust, means).verdict;

/** What a bundle was found to say. */
export interface Examined {
  readonly verdict: BundleVerdict;
  readonly proven: Proven;
  /** Null where the records stand under none, or under several. */
  readonly checkpoint: Checkpoint | null;
}

/** The verdict on a bundle with the records that it proves: what two bundles are compared by. */
export function examineBundle(bundle: Bundle, trust: AnyTrust, { recompute }: VerifierMeans = {}): Examined {
  const misshapen = shapeFault(bundle);
  if (misshapen !== null) return unread([{ code: 'format', words: misshapen }]);
  const read = readTrust(trust);
  if (!read.trusted) return unread([read.wrong]);
  const { trusted } = read;
  const findings: Finding[] = [];
  if (bundle.format !== 'remelt-bundle/1')
    findings.push({ code: 'format', words: 'the format is not "remelt-bundle/1"' });
  const checkpoints = new Checkpoints(trusted);
  const checked = bundle.entries.map((entry, i) => checkEntry(entry, `entries[${i}]`, checkpoints));
  for (const [i, { wrong }] of checked.entries()) if (wrong) findings.push({ ...wrong, entry: i });
  const under = checkpoints.only();
  const log = under && { origin: under.origin, size: under.size, seenBy: under.seenBy };
  if (checkpoints.differ)
    findings.push({
      code: 'checkpoint-differs',
      words: 'the records are proven against different checkpoints',
    });
  const proven = new Proven(checked.flatMap((one) => (one.proven ? [one.proven] : [])));
  for (const finding of contradictionsIn(proven)) findings.push(finding);
  const told = {
    proven,
    persons: trusted.persons,
    recompute: recompute ?? null,
    index: bundle.index ?? [],
    size: checkpoints.differ ? null : (under?.size ?? null),
  };
  const judged = judgeClaims(bundle.claims, told);
  // one by one: a list may be longer than a call takes arguments
  for (const finding of judged.findings) findings.push(finding);
  const metal = metalClaimed(bundle.claims, proven);
  findings.push(
    ...withoutCompleteness({ claims: bundle.claims, judged: judged.claims }, proven),
    ...recallsNotShown(proven),
  );
  const verdict: BundleVerdict = {
    verdict: findings.length === 0 ? 'proven' : findings.every(isMissing) ? 'incomplete' : 'contradicted',
    ok: findings.length === 0,
    claims: judged.claims,
    findings,
    log,
    trustDate: trusted.date,
    demonstration: isDemonstration(proven),
    checked: proven.all.length,
    undisclosed: proven.all.reduce((sum, { withheld }) => sum + withheld, 0),
    erased: erasedIn(proven),
    notClaimed: notClaimedIn(bundle.claims, proven),
    recalled: recalledIn(proven),
    failed: failedIn(metal, proven),
    failedBefore: failedBefore(metal, proven),
    otherCertificates: otherCertificates(bundle.claims, metal, proven),
    unproven: unprovenIn(bundle),
  };
  return { verdict, proven, checkpoint: checkpoints.differ ? null : under };
}

/** A verdict on what could not be looked at. */
const unread = (findings: readonly Finding[]): Examined => ({
  proven: new Proven([]),
  checkpoint: null,
  verdict: {
    verdict: 'contradicted',
    ok: false,
    claims: [],
    findings,
    log: null,
    trustDate: null,
    demonstration: null,
    checked: 0,
    undisclosed: 0,
    erased: [],
    notClaimed: [],
    recalled: [],
    failed: [],
    failedBefore: [],
    otherCertificates: [],
    unproven: [],
  },
});

/** Fields of proven records that nobody can open any more, as the plant has recorded it. */
const erasedIn = (proven: Proven): string[] =>
  proven.all.flatMap(({ record: { kind, seq, at, body } }) =>
    kind === 'salt.erased'
      ? [`${body.field} of record ${body.erasesSeq} was erased on ${at.slice(0, 10)} by record ${seq}`]
      : [],
  );

/** What the first record of the ledger says; a lot that was booked as a demonstration makes all of it one. */
function isDemonstration(proven: Proven): boolean | null {
  if (proven.of('lot.received').some(({ body }) => body.specimen === true)) return true;
  const [plant] = proven.of('plant.founded');
  return plant === undefined ? null : plant.body.demonstration === true;
}

/** What each claim is judged by; anything else that it says is only said. */
const JUDGED: readonly string[] = [
  'type',
  'subject',
  'class',
  'value',
  'toleranceKg',
  'lossKg',
  'heat',
  'certificate',
  'element',
  'place',
  'stage',
  'total',
  'unit',
  'method',
  'verdict',
  'released',
  'grade',
];

/** Paths of what a bundle says beside records and claims. */
const unprovenIn = ({
  format: _f,
  entries: _e,
  consistency: _c,
  index: _i,
  claims,
  ...others
}: Bundle): string[] => [
  ...Object.keys(others),
  ...claims.flatMap((claim, i) =>
    Object.keys(claim)
      .filter((name) => !JUDGED.includes(name))
      .map((name) => `claims[${i}].${name}`),
  ),
];

/** What keeps a document from being read as a bundle at all; null when it can be. */
function shapeFault(bundle: unknown): string | null {
  if (!isObject(bundle)) return 'the bundle is not a JSON object';
  const { entries, claims } = bundle;
  if (!Array.isArray(entries) || entries.length === 0) return 'the bundle holds no records';
  if (!Array.isArray(claims)) return 'the bundle has no list of claims';
  const entry = entries.findIndex(
    (one: unknown) =>
      !isObject(one) ||
      !areTexts(one.record, one.proof) ||
      !Array.isArray(one.disclosures) ||
      !one.disclosures.every(isText),
  );
  if (entry >= 0) return `entry ${entry} does not have the texts record, proof and disclosures`;
  const { index } = bundle;
  if (index !== undefined && !(Array.isArray(index) && index.every(isListed)))
    return 'the index of the bundle is not a list of subject, positions and proof';
  for (const [i, claim] of (claims as readonly unknown[]).entries()) {
    const field = isObject(claim) ? claimTexts(claim).find((name) => !isText(ownValue(claim, name))) : 'type';
    if (field !== undefined) return `claims[${i}].${field} is not there, or is not text`;
  }
  return null;
}

const isListed = (one: unknown): boolean =>
  isObject(one) &&
  isText(one.subject) &&
  Array.isArray(one.positions) &&
  one.positions.every((position) => typeof position === 'number') &&
  Array.isArray(one.proof) &&
  one.proof.every(isText);

type Fields = Readonly<Record<string, unknown>>;

const isObject = (value: unknown): value is Fields => typeof value === 'object' && value !== null;
const isText = (value: unknown): boolean => typeof value === 'string';
const areTexts = (...values: readonly unknown[]): boolean => values.every(isText);

/** Fields of a claim that are text. */
const TEXTS: Readonly<Record<string, readonly string[]>> = {
  massFraction: ['class', 'value'],
  recycledContent: ['value'],
  balance: ['toleranceKg'],
  elementBalance: ['element', 'toleranceKg'],
  origin: ['place'],
  genealogy: ['heat'],
  specification: ['verdict'],
  qualification: ['stage'],
  footprint: ['total', 'unit'],
  footprintFactors: ['method'],
};

/** Names of the fields of a claim that must be text. */
const claimTexts = (claim: Fields): readonly string[] => [
  'type',
  'subject',
  ...(typeof claim.type === 'string' ? (ownValue(TEXTS, claim.type) ?? []) : []),
  ...(claim.type === 'balance' && Object.hasOwn(claim, 'lossKg') ? ['lossKg'] : []),
];

function readTrust(
  trust: AnyTrust,
): { readonly trusted: Trusted } | { readonly trusted: null; readonly wrong: Finding } {
  try {
    return { trusted: trustedBy(trust) };
  } catch (error) {
    const words = wordsOf(error);
    return {
      trusted: null,
      wrong: { code: 'checkpoint-signature', words: words.startsWith('trust: ') ? words : `trust: ${words}` },
    };
  }
}

/** Most different checkpoints whose signatures are checked; one alone proves a bundle. */
const MOST_CHECKPOINTS = 16;

/** A checkpoint that counts, or why it does not. */
type JudgedCheckpoint = Checkpoint & { readonly seenBy: readonly string[]; readonly tree: KnownTree };

/** The checkpoints of a bundle: each signature is checked once, however many records stand under it. */
class Checkpoints {
  readonly #trusted: Trusted;
  readonly #judged = new Map<string, JudgedCheckpoint | string>();
  readonly #good = new Map<string, JudgedCheckpoint>();
  readonly #notes = new Map<string, Note>();

  constructor(trusted: Trusted) {
    this.#trusted = trusted;
  }

  /** True when records stand under different ones. */
  get differ(): boolean {
    return this.#good.size > 1;
  }

  /** The checkpoint under which records stand; null for none. */
  only(): JudgedCheckpoint | null {
    const [first] = this.#good.values();
    return first ?? null;
  }

  /** The checkpoint, or what keeps it from counting, in words. Throws InputError for a text that is not one. */
  judge(note: string): JudgedCheckpoint | string {
    const known = this.#judged.get(note);
    if (known !== undefined) return known;
    if (this.#judged.size >= MOST_CHECKPOINTS)
      return `there are more than ${MOST_CHECKPOINTS} different checkpoints`;
    const judged = this.#judge(parseNote(note));
    this.#judged.set(note, judged);
    return judged;
  }

  /** A record was proven to stand under it. */
  use(note: string, checkpoint: JudgedCheckpoint): void {
    const parsed = this.#notes.get(note) ?? parseNote(note);
    this.#notes.set(note, parsed);
    this.#good.set(parsed.text, checkpoint);
  }

  #judge(note: Note): JudgedCheckpoint | string {
    const { logs, witnessed } = this.#trusted;
    const signed = logs.filter((log) => isSignedBy(note, log));
    const { by, enough } = witnessed(note);
    if (signed.length === 0) return unsigned(note, logs);
    if (!enough)
      return `the checkpoint lacks the signature of enough witnesses (it was seen by ${by.join(', ') || 'none that counts'})`;
    const checkpoint = parseCheckpoint(note.text);
    if (!signed.some(({ name }) => name === checkpoint.origin))
      return `the checkpoint comes from another log (${checkpoint.origin})`;
    return { ...checkpoint, seenBy: by, tree: new KnownTree(checkpoint.size, checkpoint.root) };
  }
}

/** Why no log that is trusted has signed a note: it is that of another, of another key, or was changed. */
function unsigned({ signatures }: Note, logs: Trusted['logs']): string {
  const lacks = 'the checkpoint lacks the signature of the log';
  const named = logs.find(({ name }) => signatures.some((one) => one.name === name));
  if (!named)
    return `${lacks}: the trust document names ${logs.map(({ name }) => name).join(', ')}, and it was signed by ${signatures.map(({ name }) => name).join(', ')}`;
  return signatures.some(({ name, keyId }) => name === named.name && toHex(keyId) === toHex(named.id))
    ? `${lacks}: that of ${named.name} is not good, so the checkpoint or the signature was changed`
    : `${lacks}: ${named.name} signed with another key than the trust document names`;
}

interface Checked {
  readonly proven?: ProvenRecord;
  readonly wrong?: Finding;
}

/** The record when it is proven, and the first thing that is wrong with it or what was disclosed of it. */
function checkEntry(entry: BundleEntry, place: string, checkpoints: Checkpoints): Checked {
  const wrong = (code: Finding['code'], words: string): Checked => ({ wrong: { code, words } });
  const value = readCanonical(entry.record);
  if (value === undefined)
    return wrong(
      'record-not-canonical',
      `${place}: the record is not canonical JSON, so it is not as the ledger wrote it`,
    );
  try {
    const envelope = checkEnvelope(value);
    const record = isKind(envelope.kind) ? checkRecord(value) : envelope;
    const { index, hashes, note } = parseTlogProof(entry.proof);
    const checkpoint = checkpoints.judge(note);
    if (typeof checkpoint === 'string') return wrong('checkpoint-signature', checkpoint);
    const leaf = recordLeaf(entry.record);
    if (!checkpoint.tree.includes(leaf, index, hashes))
      return wrong(
        'inclusion',
        `${nameOf(record)} is not in the log at ${index}: the record or its proof was changed`,
      );
    if (record.seq !== String(index))
      return wrong('index', `${nameOf(record)} is at index ${index} of the log`);
    if (!isKind(record.kind))
      return wrong(
        'kind-unknown',
        `record ${record.seq} is a ${record.kind}, which this version cannot read: verify with a newer one`,
      );
    checkpoints.use(note, checkpoint);
    return opened(record, entry.disclosures);
  } catch (error) {
    return wrong('proof', `${place}: ${wordsOf(error)}`);
  }
}

/** A record as people find it again. */
const nameOf = ({ seq, kind, subject }: LedgerRecord): string => `record ${seq} (${kind} of ${subject})`;

/** A bad disclosure does not make the record less proven, but nothing of it is believed. */
function opened(record: LedgerRecord, disclosures: readonly string[]): Checked {
  try {
    return { proven: believed(record, disclosures) };
  } catch (error) {
    return {
      proven: believed(record, []),
      wrong: { code: 'disclosure', words: `${nameOf(record)}: ${wordsOf(error)}` },
    };
  }
}

function believed(record: LedgerRecord, disclosures: readonly string[]): ProvenRecord {
  const { pairs, withheld } = openDisclosures(record.body, disclosures);
  const { body, others } = openBody(record, pairs);
  const [unknown] = others.find(([name]) => name.includes('/')) ?? [];
  if (unknown !== undefined)
    throw new InputError(`${unknown} is not a field of ${record.kind}`, { path: unknown });
  return { record, body, withheld, disclosed: disclosures.length };
}

/** Message of an error of the closed set; anything else is a fault and goes on. */
function wordsOf(error: unknown): string {
  // a TypeError: an object that cannot be written as text
  if (error instanceof RemeltError || error instanceof TypeError) return error.message;
  throw error;
}
