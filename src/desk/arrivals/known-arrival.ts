import type { ArrivalState } from '../../evidence/ledger/subjects/arrival.ts';
import { NotFoundError } from '../../foundation/errors.ts';
import type { TaskContext } from '../context.ts';

/** A file of results that arrived, by its id, the beginning of its hash or its name. Throws NotFoundError for none or several. */
export async function knownArrival(id: string, { store }: Pick<TaskContext, 'store'>): Promise<ArrivalState> {
  const all = (await store.subjects('arrival')).map(({ state }) => state as ArrivalState);
  const named = all.filter((one) => one.id === id);
  const found = named.length > 0 ? named : all.filter((one) => one.file === id || isHashOf(one, id));
  if (found.length === 1) return found[0]!;
  throw new NotFoundError(
    found.length === 0
      ? `no file of results that arrived here is named ${id}`
      : `${found.length} files of results are named ${id}`,
    {
      path: 'arrival',
      value: id,
      allowed: found.length === 0 ? 'a file that arrived' : found.map((one) => one.id).join(', '),
      cure: 'see the list of files that arrived',
      does: [{ verb: 'links/list-results' }],
    },
  );
}

const isHashOf = ({ sha256 }: ArrivalState, id: string): boolean => id.length >= 8 && sha256.startsWith(id);
