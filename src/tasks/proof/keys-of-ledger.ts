import type { Keys } from '../../documents/keys.ts';
import { type KeyState, LOG_KEY, personKey, validKey } from '../../evidence/ledger/key.ts';
import { NotFoundError } from '../../foundation/errors.ts';
import type { TaskContext } from '../context.ts';

type At = Pick<TaskContext, 'store' | 'keys'>;

/** Every key that the ledger knows, of the log first. */
export async function keysOf({ store, keys }: At): Promise<Keys> {
  const states = (await store.subjects('key')).map(({ state }) => state as KeyState);
  const ownerOf = ({ subject, id }: KeyState): string =>
    subject === LOG_KEY ? 'log' : id.slice('person.'.length);
  return {
    format: 'remelt-keys/1',
    keys: states
      .sort((a, b) => Number(b.subject === LOG_KEY) - Number(a.subject === LOG_KEY))
      .flatMap((state) =>
        state.keys.map(({ verifierKey, at, ended }) => ({
          owner: ownerOf(state),
          verifierKey,
          since: at,
          ended: ended ? { at: ended.at, how: ended.how, since: ended.since ?? null } : null,
          here: (keys?.signer(verifierKey) ?? null) !== null,
        })),
      ),
  };
}

/** State of the keys of the log, or of a person; undefined where none was ever made. */
export async function keyStateOf({ store }: At, person?: string): Promise<KeyState | undefined> {
  try {
    return (await store.subject(person === undefined ? LOG_KEY : personKey(person))) as KeyState;
  } catch (error) {
    if (error instanceof NotFoundError) return undefined;
    throw error;
  }
}

/** Public key that signs now, of the log or of a person; undefined where there is none. */
export const validKeyOf = async (at: At, person?: string): Promise<string | undefined> =>
  validKey(await keyStateOf(at, person))?.verifierKey;
