import type { TaskContext } from '../../desk/context.ts';
import type { Keys } from '../../documents/keys.ts';
import {
  COSIGNER_KEY,
  type KeyState,
  LOG_KEY,
  personKey,
  validKey,
} from '../../evidence/ledger/subjects/key.ts';
import { NotFoundError } from '../../foundation/errors.ts';
import type { Subject } from '../../metal/alloy/words.ts';

type At = Pick<TaskContext, 'store' | 'keys' | 'logKeys'>;

/** Every key that the ledger knows, of the log first, then of its cosigner. */
export async function keysOf({ store, keys, logKeys }: At): Promise<Keys> {
  const states = (await store.subjects('key')).map(({ state }) => state as KeyState);
  const ownerOf = ({ subject, id }: KeyState): string =>
    subject === LOG_KEY || subject === COSIGNER_KEY ? id : id.slice('person.'.length);
  // a server signs with the keys of the plant, never with those of persons
  const isHere = ({ subject }: KeyState, verifierKey: string): boolean =>
    ((keys ?? (subject === LOG_KEY || subject === COSIGNER_KEY ? logKeys : undefined))?.signer(verifierKey) ??
      null) !== null;
  const place = ({ subject }: KeyState): number => [LOG_KEY, COSIGNER_KEY].indexOf(subject) >>> 0;
  return {
    format: 'remelt-keys/1',
    keys: states
      .sort((a, b) => place(a) - place(b))
      .flatMap((state) =>
        state.keys.map(({ verifierKey, at, ended }) => ({
          owner: ownerOf(state),
          verifierKey,
          since: at,
          ended: ended ? { at: ended.at, how: ended.how, since: ended.since ?? null } : null,
          here: isHere(state, verifierKey),
        })),
      ),
  };
}

/** State of the keys of the log, or of a person; undefined where none was ever made. */
export const keyStateOf = (at: At, person?: string): Promise<KeyState | undefined> =>
  stateOfKey(at, person === undefined ? LOG_KEY : personKey(person));

/** Public key that cosigns now for the plant by ML-DSA-44; undefined where there is none. */
export const cosignerKeyOf = async (at: At): Promise<string | undefined> =>
  validKey(await stateOfKey(at, COSIGNER_KEY))?.verifierKey;

async function stateOfKey({ store }: At, subject: Subject): Promise<KeyState | undefined> {
  try {
    return (await store.subject(subject)) as KeyState;
  } catch (error) {
    if (error instanceof NotFoundError) return undefined;
    throw error;
  }
}

/** Public key that signs now, of the log or of a person; undefined where there is none. */
export const validKeyOf = async (at: At, person?: string): Promise<string | undefined> =>
  validKey(await keyStateOf(at, person))?.verifierKey;

/** Name of the log of this plant; null while it has no key. */
export const ownOrigin = async (at: At): Promise<string | null> =>
  (await validKeyOf(at))?.split('+', 1)[0] ?? null;
