import type { TaskContext } from '../../desk/context.ts';
import { isMarked } from '../../desk/demonstration.ts';
import type { Page } from '../../documents/page.ts';
import { fromBase64, fromHex } from '../../evidence/proof/bytes.ts';
import { checkpointText } from '../../evidence/proof/note.ts';
import { type PublishedFile, TileWriter } from '../../evidence/proof/tiles.ts';
import type { Body } from '../../evidence/records/kinds.ts';
import { markedPage } from '../../pages/blocks/parts.ts';
import { labelsPage, passportPage } from '../../pages/blocks/proof/passport-page.ts';
import { renderHtml } from '../../pages/render/html.ts';
import { withIndexRoot } from './index-of-ledger.ts';
import { witnessState } from './kept-cosignatures.ts';
import { passportPath, passports } from './passports.ts';
import { requireLogKey, signedHead } from './sign-checkpoint/sign-checkpoint.ts';

/** How the pages of heats and objects are published with the log. */
export interface PassportOrder {
  readonly showGrade: boolean;
  /** Address that the folder is served at, for the codes on labels; absent: no labels. */
  readonly url?: string | undefined;
}

/** Records read at a time. */
const PAGE = 1000;

/**
 * The log as static files (C2SP tlog-tiles): tiles of hashes, the records with their confidential fields closed, and last
 * the signed checkpoint, so that nobody sees one that the tiles do not hold yet.
 */
export async function* publishedLog(
  context: TaskContext,
  passportsToo?: PassportOrder,
): AsyncGenerator<PublishedFile> {
  await requireLogKey(context);
  const { head } = await withIndexRoot(context);
  const { checkpoint } = await signedHead(head, context);
  const writer = new TileWriter();
  const encoder = new TextEncoder();
  for (let from = 0; from < head.size; from += PAGE)
    for (const { text, leaf } of await context.store.records(from, Math.min(PAGE, head.size - from)))
      yield* writer.add(encoder.encode(text), fromHex(leaf));
  yield* writer.rest();
  yield* timestampFiles(context);
  if (passportsToo) yield* passportFiles(checkpoint, passportsToo, context);
  yield { path: 'checkpoint', bytes: encoder.encode(checkpoint) };
}

/** Each checkpoint whose time an authority stated, and its answer: `openssl ts -verify` reads both. */
async function* timestampFiles(context: TaskContext): AsyncGenerator<PublishedFile> {
  for (const { seq } of (await witnessState(context))?.times ?? []) {
    const [kept] = await context.store.records(seq, 1);
    if (kept?.record.kind !== 'checkpoint.timestamped') continue;
    const { origin, size, root, reply } = kept.record.body as Body<'checkpoint.timestamped'>;
    const text = checkpointText({ origin, size: Number(size), root: fromHex(root) });
    yield { path: `timestamp/${seq}.txt`, bytes: new TextEncoder().encode(text) };
    yield { path: `timestamp/${seq}.tsr`, bytes: fromBase64(reply) };
  }
}

/** One page for each heat and object that was released, and the labels whose codes open them. */
async function* passportFiles(
  checkpoint: string,
  { showGrade, url }: PassportOrder,
  context: TaskContext,
): AsyncGenerator<PublishedFile> {
  const encoder = new TextEncoder();
  const marked = (await isMarked(context)) ? markedPage : (page: Page) => page;
  const labels: { subject: string; url: string }[] = [];
  for await (const passport of passports({ checkpoint, showGrade }, context)) {
    const path = passportPath(passport.subject);
    if (url !== undefined)
      labels.push({
        subject: passport.subject,
        url: `${url.replace(/\/+$/, '')}/${path.replaceAll('%', '%25')}`,
      });
    yield { path, bytes: encoder.encode(renderHtml(marked(passportPage(passport)))) };
  }
  if (labels.length > 0)
    yield { path: 'passport/labels.html', bytes: encoder.encode(renderHtml(marked(labelsPage(labels)))) };
}
