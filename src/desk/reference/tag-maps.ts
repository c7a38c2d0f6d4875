import { parseDocument } from '../../documents/common.ts';
import { type TagMap, tagMapSchema } from '../../documents/heats/tag-map.ts';
import type { Store } from '../../evidence/ledger/store.ts';
import { ownEntries } from './own-plant.ts';

/** The map of the tags of a recorder as it is kept; null where nobody has mapped any. */
export async function tagMapOf(source: string, { store }: { readonly store: Store }): Promise<TagMap | null> {
  const found = (await ownEntries({ store })).find(
    ({ register, id }) => register === 'tags' && id === source,
  );
  if (!found?.entry) return null;
  const { ours: _, ...map } = found.entry;
  return parseDocument(tagMapSchema, map, `tags of ${source}`);
}
