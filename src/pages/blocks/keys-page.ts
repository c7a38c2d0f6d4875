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

/** A signed checkpoint, whole: it is handed out as it is. */
export const checkpointPage = ({ size, origin, checkpoint }: SignedCheckpoint): Page =>
  shortPage(
    `${origin}: ${counted(size, 'record')} signed`,
    list(checkpoint.trimEnd().split('\n').filter(Boolean)),
  );
