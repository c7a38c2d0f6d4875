import { InputError, RemeltError } from '../../foundation/errors.ts';
import { openBody, parseRecord } from '../records/kinds.ts';
import type { LedgerRecord } from '../records/record.ts';
import type { Bundle, BundleEntry, BundleVerdict, Finding, ProvenRecord, Trust } from './bundle-format.ts';
import { checkClaims } from './claims.ts';
import { contradictionsIn } from './contradictions.ts';
import { openDisclosures } from './disclosure.ts';
import { isCanonical, recordLeaf } from './leaf.ts';
import { verifyInclusion } from './merkle.ts';
import { isSignedBy, type Note, parseCheckpoint, parseVerifierKey, type VerifierKey } from './note.ts';
import { parseTlogProof } from './tlog-proof.ts';

/** What only says that something is missing, not that something is wrong. */
const MISSING: readonly Finding['code'][] = [
  'claim-none',
  'claim-no-heat',
  'claim-inputs-incomplete',
  'claim-lot-missing',
  'claim-no-certificate',
];

/**
 * Checks a bundle against the keys one trusts. Each record: canonical, at its place in a tree whose checkpoint the log
 * and enough witnesses signed, the same checkpoint for all, disclosures that belong to it. Then the claims, in integer
 * arithmetic. Reports what is wrong; never throws for a bad bundle. Runs in a browser.
 * Compared with `remelt-bundle-vectors.json`: 1 valid, 8 tampered.
 */
export function verifyBundle(bundle: Bundle, trust: Trust): BundleVerdict {
  const misshapen = shapeFault(bundle);
  if (misshapen)
    return {
      verdict: 'contradicted',
      ok: false,
      findings: [{ code: 'format', words: misshapen }],
      checked: 0,
      undisclosed: 0,
      unproven: [],
    };
  const findings: Finding[] = [];
  const keys = keysOf(trust, findings);
  const proven: ProvenRecord[] = [];
  const checkpoints = new Set<string>();
  if (bundle.format !== 'remelt-bundle/1')
    findings.push({
      code: 'format',
      words: 'the format is not "remelt-bundle/1"',
    });
  for (const [i, entry] of bundle.entries.entries()) {
    const result = keys && checkEntry(entry, keys, checkpoints);
    if (!result) continue;
    if (result.proven) proven.push(result.proven);
    if (result.wrong) findings.push({ ...result.wrong, entry: i });
  }
  if (checkpoints.size > 1) {
    findings.push({
      code: 'checkpoint-differs',
      words: 'the records are proven against different checkpoints',
    });
  }
  for (const finding of contradictionsIn(proven)) findings.push(finding);
  for (const finding of checkClaims(bundle.claims, proven)) findings.push(finding);
  const wrong = findings.some(({ code }) => !MISSING.includes(code));
  return {
    verdict: findings.length === 0 ? 'proven' : wrong ? 'contradicted' : 'incomplete',
    ok: findings.length === 0,
    findings,
    checked: proven.length,
    undisclosed: proven.reduce((sum, { withheld }) => sum + withheld, 0),
    unproven: unprovenIn(bundle),
  };
}

/** What each claim is judged by; anything else that it says is only said. */
const JUDGED: readonly string[] = ['type', 'subject', 'class', 'value', 'toleranceKg', 'certificate'];

/** Paths of what a bundle says beside records and claims. */
const unprovenIn = ({ format: _format, entries: _entries, claims, ...others }: Bundle): string[] => [
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
  const claim = claims.findIndex((one: unknown) => !isObject(one) || !areTexts(...claimTexts(one)));
  return claim >= 0 ? `claim ${claim} has a field that is not text` : null;
}

type Fields = Readonly<Record<string, unknown>>;

const isObject = (value: unknown): value is Fields => typeof value === 'object' && value !== null;
const isText = (value: unknown): boolean => typeof value === 'string';
const areTexts = (...values: readonly unknown[]): boolean => values.every(isText);

const claimTexts = ({ type, subject, class: origin, value, toleranceKg }: Fields): readonly unknown[] => [
  type,
  subject,
  ...(type === 'massFraction' ? [origin, value] : []),
  ...(type === 'balance' ? [toleranceKg] : []),
];

interface Keys {
  readonly log: VerifierKey;
  readonly witnesses: readonly VerifierKey[];
  readonly minWitnesses: number;
}

function keysOf(trust: Trust, findings: Finding[]): Keys | null {
  try {
    return {
      log: parseVerifierKey(trust.log),
      witnesses: trust.witnesses.map(parseVerifierKey),
      minWitnesses: trust.minWitnesses,
    };
  } catch (error) {
    findings.push({ code: 'checkpoint-signature', words: `trust: ${wordsOf(error)}` });
    return null;
  }
}

interface Checked {
  readonly proven?: ProvenRecord;
  readonly wrong?: Finding;
}

/** The record when it is proven, and the first thing that is wrong with it or what was disclosed of it. */
function checkEntry(entry: BundleEntry, keys: Keys, checkpoints: Set<string>): Checked {
  const wrong = (code: Finding['code'], words: string): Checked => ({ wrong: { code, words } });
  if (!isCanonical(entry.record)) return wrong('record-not-canonical', 'the record is not canonical JSON');
  try {
    const record = parseRecord(entry.record);
    const { index, hashes, checkpoint } = parseTlogProof(entry.proof);
    if (!isTrusted(checkpoint, keys)) {
      return wrong(
        'checkpoint-signature',
        'the checkpoint lacks the signature of the log or of enough witnesses',
      );
    }
    const { origin, size, root } = parseCheckpoint(checkpoint.text);
    if (origin !== keys.log.name)
      return wrong('checkpoint-signature', `the checkpoint comes from another log (${origin})`);
    const leaf = recordLeaf(entry.record);
    if (!verifyInclusion({ leaf, index, size, proof: hashes, root }))
      return wrong('inclusion', `record ${record.seq} is not in the log at ${index}`);
    if (record.seq !== String(index))
      return wrong('index', `record ${record.seq} is at index ${index} of the log`);
    checkpoints.add(checkpoint.text);
    return opened(record, entry.disclosures);
  } catch (error) {
    return wrong('proof', wordsOf(error));
  }
}

/** A bad disclosure does not make the record less proven, but nothing of it is believed. */
function opened(record: LedgerRecord, disclosures: readonly string[]): Checked {
  try {
    return { proven: believed(record, disclosures) };
  } catch (error) {
    return {
      proven: believed(record, []),
      wrong: { code: 'disclosure', words: `record ${record.seq}: ${wordsOf(error)}` },
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

function isTrusted(checkpoint: Note, { log, witnesses, minWitnesses }: Keys): boolean {
  if (!isSignedBy(checkpoint, log)) return false;
  const signed = witnesses.filter((witness) => isSignedBy(checkpoint, witness));
  return new Set(signed.map(({ name }) => name)).size >= minWitnesses;
}

/** Message of an error of the closed set; anything else is a fault and goes on. */
function wordsOf(error: unknown): string {
  if (error instanceof RemeltError) return error.message;
  throw error;
}
