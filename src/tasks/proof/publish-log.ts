import { fromHex } from '../../evidence/proof/bytes.ts';
import { type PublishedFile, TileWriter } from '../../evidence/proof/tiles.ts';
import type { TaskContext } from '../context.ts';
import { withIndexRoot } from './index-of-ledger.ts';
import { requireLogKey, signedHead } from './sign-checkpoint.ts';

/** Records read at a time. */
const PAGE = 1000;

/**
 * The log as static files (C2SP tlog-tiles): tiles of hashes, the records with their confidential fields closed, and last
 * the signed checkpoint, so that nobody sees one that the tiles do not hold yet.
 */
export async function* publishedLog(context: TaskContext): AsyncGenerator<PublishedFile> {
  await requireLogKey(context);
  const { head } = await withIndexRoot(context);
  const { checkpoint } = await signedHead(head, context);
  const writer = new TileWriter();
  const encoder = new TextEncoder();
  for (let from = 0; from < head.size; from += PAGE)
    for (const { text, leaf } of await context.store.records(from, Math.min(PAGE, head.size - from)))
      yield* writer.add(encoder.encode(text), fromHex(leaf));
  yield* writer.rest();
  yield { path: 'checkpoint', bytes: encoder.encode(checkpoint) };
}
