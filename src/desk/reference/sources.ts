import type { Store } from '../../evidence/ledger/store.ts';
import { NotFoundError } from '../../foundation/errors.ts';
import { nearestWords } from '../../foundation/near-words.ts';
import type { Source } from '../../metal/plant/source.ts';
import { ownEntries } from './own-plant.ts';

/** The sources of the plant that are in use; the oldest first. */
export async function sourcesOf({ store }: { readonly store: Store }): Promise<readonly Source[]> {
  const entries = await ownEntries({ store });
  const maps = new Map(
    entries.flatMap(({ register, id, entry }) => (register === 'tags' ? [[id, entry]] : [])),
  );
  return entries.flatMap(({ register, id, entry }) => {
    if (register !== 'source' || entry === null) return [];
    const { ours: _, ...source } = entry;
    const { ours: __, ...tags } = maps.get(id) ?? {};
    // its driver reads what is mapped
    return [{ id, ...source, ...(maps.get(id) ? { tags } : {}) } as unknown as Source];
  });
}

/** The source of this name. Throws NotFoundError with the nearest ones. */
export async function sourceNamed(id: string, { store }: { readonly store: Store }): Promise<Source> {
  const sources = await sourcesOf({ store });
  const found = sources.find((one) => one.id === id);
  if (found) return found;
  const ids = sources.map((one) => one.id);
  throw new NotFoundError(`"${id.slice(0, 100)}" is not a source of the plant`, {
    path: 'source',
    value: id.slice(0, 100),
    allowed: ids.join(', ') || 'no source has been entered yet',
    ...(ids.length === 0 ? {} : { cure: `did you mean ${nearestWords(id, ids, 2).join(' or ')}?` }),
  });
}
