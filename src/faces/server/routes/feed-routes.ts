import type { Context, Hono } from 'hono';
import { feedLines, typesAsked, wholeFeed } from '../../../desk/exchange/feed-page.ts';
import { parseDocument } from '../../../documents/common.ts';
import { tableOfEvents } from '../../../documents/exchange/event-rows.ts';
import { InputError } from '../../../foundation/errors.ts';
import { csvLine } from '../../../pages/render/csv-line.ts';
import { contract } from '../../../tasks/exchange/read-feed/contract.ts';
import { readFeed } from '../../../tasks/exchange/read-feed/read-feed.ts';
import { runTask } from '../../../tasks/task.ts';
import { callerOf } from '../identity/caller.ts';
import type { Plant, Served } from '../plant.ts';
import { streamed } from '../streamed.ts';
import { jsonSchemaOf, orderOfQuery } from './query-order.ts';

/** Events of a table of one answer where nobody asks for fewer. */
const MOST_ROWS = 10_000;

/** What happened, for an ERP: line by line as it is read, one document, or a table of one type. */
export function feedRoutes(app: Hono<Served>, plant: Plant): void {
  app.get('/api/feed', async (c) => {
    const { context } = await callerOf(c, plant);
    const query = new URL(c.req.url).searchParams;
    const order = parseDocument(contract.order, orderOf(query), 'feed');
    const accept = c.req.header('accept') ?? '';
    c.header('Cache-Control', 'no-store');
    if (/\btext\/csv\b/.test(accept)) return tableReply(c, order, context);
    if (/\bapplication\/json\b/.test(accept)) return c.json(await runTask(readFeed, order, context));
    const { after, limit, types } = order;
    const asked = { after, limit, types: typesAsked(types), signal: c.req.raw.signal };
    return streamed(c, feedLines(asked, context), {
      'Content-Type': 'application/x-ndjson; charset=utf-8',
    });
  });
}

type Order = ReturnType<typeof contract.order.parse>;
type Reader = Parameters<typeof wholeFeed>[1];

/** The order in a query; `types` may stand several times, or hold several with commas between them. */
function orderOf(query: URLSearchParams): unknown {
  const types = query.getAll('types').flatMap((text) => text.split(','));
  query.delete('types');
  const order = orderOfQuery(query, jsonSchemaOf(contract.order, 'input'));
  return types.length === 0 ? order : { ...order, types };
}

async function tableReply(
  c: Context,
  { after, limit = MOST_ROWS, types }: Order,
  reader: Reader,
): Promise<Response> {
  const [type, ...others] = types ?? [];
  if (type === undefined || others.length > 0)
    throw new InputError('a table holds events of one type', {
      path: 'types',
      value: types?.join(', ') ?? '',
      allowed: 'one type, such as types=consumption',
      cure: 'ask for each type by itself, or for lines: Accept: application/x-ndjson',
    });
  const { told, cursor, more } = await wholeFeed({ after, limit, types: typesAsked(types) }, reader);
  const { columns, rowsOf } = tableOfEvents(type);
  const lines = [columns, ...told.flatMap(({ event }) => rowsOf(event))].map(csvLine);
  return c.body(lines.join(''), 200, {
    'Content-Type': 'text/csv; charset=utf-8; header=present',
    'Content-Disposition': `attachment; filename="${type}.csv"`,
    'Remelt-Cursor': cursor,
    'Remelt-More': String(more),
  });
}
