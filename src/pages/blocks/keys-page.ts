import type { BundleDocument, TrustDocument } from '../../documents/bundle.ts';
import { claimWords, notClaimedWords, subjectWords, typesNotClaimed } from '../../documents/claim-words.ts';
import type { Keys, SignedCheckpoint } from '../../documents/keys.ts';
import type { Page } from '../../documents/page.ts';
import { counted } from '../../foundation/quantity/format.ts';
import { list, shortPage } from './parts.ts';

/** The public keys, whose they are, and which sign no more. */
export const keysPage = ({ keys, keptIn }: Keys): Page =>
  shortPage(
    counted(keys.length, 'key'),
    list([
      ...keys.map(
        ({ owner, verifierKey, ended, here }) =>
          `${owner}: ${verifierKey}${ended ? ` (${ended.how} ${ended.at.slice(0, 10)})` : here ? ' (private key here)' : ''}`,
      ),
      ...(keptIn === undefined
        ? []
        : [`the private key is in ${keptIn}; keep a copy where no copy of the ledger is`]),
    ]),
  );

/** The trust document, and how it reaches a customer. */
export const trustPage = ({ date, policy, persons }: TrustDocument): Page =>
  shortPage(
    `Trust document of ${date}`,
    list([
      ...policy.trimEnd().split('\n'),
      ...persons.map(({ name, key }) => `${name}: ${key}`),
      'hand it over by another way than the bundles: on paper, at a visit, with the contract',
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
    : [`not claimed: ${notClaimedWords(missing)} (--disclose opens more, --release carries the verdict)`];

/** A signed checkpoint, whole: it is handed out as it is. */
export const checkpointPage = ({ size, origin, checkpoint }: SignedCheckpoint): Page =>
  shortPage(
    `${origin}: ${counted(size, 'record')} signed`,
    list(checkpoint.trimEnd().split('\n').filter(Boolean)),
  );
