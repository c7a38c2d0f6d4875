import { ownValue } from '../../foundation/quantity/own-value.ts';
import { Checkpoints, checkEntry, type ReadRecords, wordsOf } from './bundle-entries.ts';
import type { Bundle, BundleVerdict, Finding } from './bundle-format.ts';
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
  withdrawnCertificates,
  withoutCompleteness,
} from './claims/shown-metal.ts';
import type { Checkpoint } from './note.ts';
import type { Recompute } from './recompute.ts';
import { type AnyTrust, type Trusted, trustedBy } from './trust.ts';

/** What a verifier brings along beside the trust document. */
export interface VerifierMeans {
  /** Calculations; without them a claim that needs one is incomplete. */
  readonly recompute?: Recompute;
  /** Of who makes a bundle: its own records. Their places, their signatures and what is disclosed of them are checked all the same. */
  readonly read?: ReadRecords;
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
export const examineBundle = (bundle: Bundle, trust: AnyTrust, means: VerifierMeans = {}): Examined =>
  examinerOf(bundle, trust, means)(isObject(bundle) ? bundle.claims : []);

/**
 * Reads and checks the records of a bundle once; what is answered judges any claims by them. The records are those given here: one that
 * was changed is a finding under every list of claims.
 */
export function examinerOf(
  bare: Omit<Bundle, 'claims'>,
  trust: AnyTrust,
  { recompute, read }: VerifierMeans = {},
): (claims: Bundle['claims']) => Examined {
  const misshapen = recordsFault(bare);
  if (misshapen !== null) return () => unread([{ code: 'format', words: misshapen }]);
  const keys = readTrust(trust);
  if (!keys.trusted) return (claims) => unread([claimsUnread(claims) ?? keys.wrong]);
  const { trusted } = keys;
  const found: Finding[] = [];
  if (bare.format !== 'remelt-bundle/1')
    found.push({ code: 'format', words: 'the format is not "remelt-bundle/1"' });
  const checkpoints = new Checkpoints(trusted);
  const checked = bare.entries.map((entry, i) => checkEntry(entry, `entries[${i}]`, { checkpoints, read }));
  for (const [i, { wrong }] of checked.entries()) if (wrong) found.push({ ...wrong, entry: i });
  const under = checkpoints.only();
  if (checkpoints.differ)
    found.push({
      code: 'checkpoint-differs',
      words: 'the records are proven against different checkpoints',
    });
  const proven = new Proven(checked.flatMap((one) => (one.proven ? [one.proven] : [])));
  for (const finding of contradictionsIn(proven)) found.push(finding);
  const told = {
    proven,
    persons: trusted.persons,
    recompute: recompute ?? null,
    index: bare.index ?? [],
    size: checkpoints.differ ? null : (under?.size ?? null),
  };
  const unrecalled = recallsNotShown(proven);
  const ofRecords = {
    log: under && { origin: under.origin, size: under.size, seenBy: under.seenBy },
    trustDate: trusted.date,
    demonstration: isDemonstration(proven),
    checked: proven.all.length,
    undisclosed: proven.all.reduce((sum, { withheld }) => sum + withheld, 0),
    erased: erasedIn(proven),
    recalled: recalledIn(proven),
  };
  return (claims) => {
    const wrong = claimsUnread(claims);
    if (wrong !== null) return unread([wrong]);
    const judged = judgeClaims(claims, told);
    const metal = metalClaimed(claims, proven);
    const findings = [
      ...found,
      ...judged.findings,
      ...withoutCompleteness({ claims, judged: judged.claims }, proven),
      ...unrecalled,
    ];
    const verdict: BundleVerdict = {
      verdict: findings.length === 0 ? 'proven' : findings.every(isMissing) ? 'incomplete' : 'contradicted',
      ok: findings.length === 0,
      claims: judged.claims,
      findings,
      ...ofRecords,
      notClaimed: notClaimedIn(claims, proven),
      failed: failedIn(metal, proven),
      failedBefore: failedBefore(metal, proven),
      otherCertificates: otherCertificates(claims, metal, proven),
      withdrawnCertificates: withdrawnCertificates(metal, proven),
      unproven: unprovenIn({ ...bare, claims }),
    };
    return { verdict, proven, checkpoint: checkpoints.differ ? null : under };
  };
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
    withdrawnCertificates: [],
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

/** What keeps a document from being read as a bundle at all, beside its claims; null when it can be. */
function recordsFault(bundle: unknown): string | null {
  if (!isObject(bundle)) return 'the bundle is not a JSON object';
  const { entries } = bundle;
  if (!Array.isArray(entries) || entries.length === 0) return 'the bundle holds no records';
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
  return null;
}

/** What keeps claims from being judged; null when they can be. */
function claimsUnread(claims: unknown): Finding | null {
  const wrong = (words: string): Finding => ({ code: 'format', words });
  if (!Array.isArray(claims)) return wrong('the bundle has no list of claims');
  for (const [i, claim] of (claims as readonly unknown[]).entries()) {
    const field = isObject(claim) ? claimTexts(claim).find((name) => !isText(ownValue(claim, name))) : 'type';
    if (field !== undefined) return wrong(`claims[${i}].${field} is not there, or is not text`);
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
