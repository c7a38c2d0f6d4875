import type { CheckpointState, Keys, SignedCheckpoint } from '../../../documents/keys.ts';
import type { Page } from '../../../documents/page.ts';
import type { BundleDocument, TrustDocument } from '../../../documents/proof/bundle.ts';
import {
  claimWords,
  notClaimedWords,
  subjectWords,
  typesNotClaimed,
} from '../../../documents/proof/claim-words.ts';
import { counted } from '../../../foundation/quantity/format.ts';
import { list, next, shortPage } from '../parts.ts';

/** The public keys, whose they are, and which sign no more. */
export const keysPage = ({ keys, keptIn }: Keys): Page =>
  shortPage(
    counted(keys.length, 'key'),
    list([
      ...keys.map(
        ({ owner, verifierKey, ended, here }) =>
          `${owner}: ${shortKey(verifierKey, 'the document')}${ended ? ` (${ended.how} ${ended.at.slice(0, 10)})` : here ? ' (private key here)' : ''}`,
      ),
      ...(keptIn === undefined
        ? []
        : [`the private key is in ${keptIn}; keep a copy where no copy of the ledger is`]),
    ]),
  );

/** Longest key that is written whole: those by Ed25519 are shorter, one by ML-DSA-44 would fill a screen. */
const LONGEST_KEY = 400;
const BEGINNING = 16;

/** A public key by its name, its hash and its first letters where it is long; `whole` says where all of it stands. */
function shortKey(verifierKey: string, whole: string): string {
  if (verifierKey.length <= LONGEST_KEY) return verifierKey;
  const [name, hash, ...base64] = verifierKey.split('+');
  const key = base64.join('+');
  return `${name}+${hash}+${key.slice(0, BEGINNING)}... (${verifierKey.length} characters; whole in ${whole})`;
}

/** A line of a policy in words, its keys as a screen takes them; a remark is not told, since the title has the day. */
function policyWords(line: string): string[] {
  const [word = '', ...rest] = line.split(' ');
  const said = rest.map((one) => shortKey(one, 'the document')).join(' ');
  if (word === '#' || word === '') return [];
  if (word === 'log') return [`Key of the log: ${said}`];
  if (word === 'witness') return [`Witness ${said}`];
  if (word === 'group') return [`Witnesses together as ${said}`];
  return [said === 'none' ? 'No witness has to sign.' : `These have to sign: ${said}`];
}

/** The trust document, and how it reaches a customer. */
export const trustPage = ({ date, policy, persons }: TrustDocument): Page =>
  shortPage(
    `Trust document of ${date}`,
    list([
      ...policy.split('\n').flatMap(policyWords),
      ...persons.map(
        ({ name, key, from, until }) =>
          `${name}, from ${from}${until === undefined ? '' : ` to ${until}`}: ${key}`,
      ),
      'Give it to the customer by another way than the bundles: on paper, at a visit, with the contract.',
    ]),
  );

/** A bundle that was made, and what it claims. */
export const bundlePage = ({ purpose, entries, claims }: BundleDocument): Page =>
  shortPage(
    purpose,
    list([
      `${counted(entries.length, 'record')} with their proofs`,
      ...claims.map(({ type, subject }) => `claims ${claimWords(type)}, ${subjectWords(subject)}`),
      ...notClaimedLine(typesNotClaimed(claims)),
    ]),
  );

/** Said when a bundle is made, so that nobody hands out less than was meant. */
const notClaimedLine = (missing: ReturnType<typeof typesNotClaimed>): string[] =>
  missing.length === 0
    ? []
    : [
        `not claimed: ${notClaimedWords(missing)} (disclose more, or carry the verdict, where the customer asks for it)`,
      ];

/** A signed checkpoint, whole: it is handed out as it is. */
export const checkpointPage = ({ size, origin, checkpoint }: SignedCheckpoint): Page =>
  shortPage(
    `${origin}: ${counted(size, 'record')} signed`,
    list(checkpoint.trimEnd().split('\n').filter(Boolean)),
  );

/** Up to which record the ledger is signed. */
export const checkpointStatePage = ({ records, signed, witnessed, cure }: CheckpointState): Page =>
  shortPage(signed === 0 ? 'No signed checkpoint is known here' : `Signed up to record ${signed - 1}`, [
    ...list([
      `${counted(records, 'record')}, ${signed} of them in a signed checkpoint, ${witnessed} in one that a witness has signed too`,
    ]),
    ...(cure === null ? [] : [next(cure, 'proof/sign-checkpoint')]),
  ]);
