import { ConflictError, InputError } from '../../../foundation/errors.ts';
import { isPlain } from '../../../metal/alloy/identifier.ts';
import type { Head } from '../store.ts';

/** Rules of appending that hold for every store. */

/** Records in one command: what one transaction of the embedded database holds comfortably in memory. */
const LARGEST_BATCH = 100_000;

/** S10: throws InputError for a command of more records than a store takes at once. */
export function refuseLarge(records: number): void {
  if (records <= LARGEST_BATCH) return;
  throw new InputError(`one command would write ${records} records; the most is ${LARGEST_BATCH}`, {
    value: records,
    allowed: `at most ${LARGEST_BATCH}`,
    cure: 'split the command into several',
  });
}

/** S2: nobody else has written since the caller looked. Throws ConflictError. */
export function refuseOtherHead(head: Head, expected: Head | undefined): void {
  if (!expected || (expected.size === head.size && expected.root === head.root)) return;
  throw new ConflictError(`the ledger has ${head.size} records; the command expected ${expected.size}`, {
    path: 'expectedHead',
    value: expected.size,
    allowed: `size ${head.size}, root ${head.root}`,
    cure: 'read what has changed, then decide again',
  });
}

/** Longest idempotency key [characters]: an index of the database holds it whole. */
const LONGEST_KEY = 200;

/** S18: throws InputError for a key that no database can hold. */
export function refuseUnwritable(key: string | undefined): void {
  if (key === undefined || (isPlain(key) && key.length <= LONGEST_KEY)) return;
  throw new InputError('the idempotency key cannot be kept', {
    path: 'idempotencyKey',
    value: key.slice(0, 80),
    allowed: `at most ${LONGEST_KEY} characters, without control characters or broken Unicode`,
  });
}

/** S3: throws ConflictError when a key that was used stands for another command. */
export function refuseOtherCommand(
  key: string,
  first: { readonly hash: string; readonly firstSeq: number },
  hash: string,
): void {
  if (first.hash === hash) return;
  throw new ConflictError(`the idempotency key ${key} was already used for another command`, {
    path: 'idempotencyKey',
    value: key,
    where: `record ${first.firstSeq}`,
    allowed: 'the same command, or a new key',
  });
}
