import type { Context } from 'hono';
import { readOnlyStore } from '../../../desk/bound-store.ts';
import type { ListTable } from '../../../documents/contract/list.ts';
import { listWorkbook } from '../../../engine/tables/list-workbook.ts';
import { InputError, NotFoundError } from '../../../foundation/errors.ts';
import { csvHead, csvLines } from '../../../pages/render/list-csv.ts';
import { type Listing, linesOf, listings } from '../../../tasks/lists.ts';
import { callerOf, requireRight } from '../identity/caller.ts';
import type { Plant } from '../plant.ts';
import { XLSX_TYPE } from '../show.ts';
import { streamed } from '../streamed.ts';
import { jsonSchemaOf, orderOfQuery } from './query-order.ts';
import { ONLY_READS } from './task-route.ts';

/** A list as a file: `/api/yard/list-lots.csv` and `.xlsx`, with the query of the list. Throws NotFoundError where no list has the address. */
export async function answerFile(
  c: Context,
  { group, name, ending }: { readonly group: string; readonly name: string; readonly ending: string },
  plant: Plant,
): Promise<Response> {
  const all = await listings();
  const listing = all.find(({ contract }) => contract.group === group && contract.name === name);
  if (listing) return listFile(c, { listing, isCsv: ending === 'csv' }, plant);
  throw new NotFoundError('there is no list at this address', {
    ...{ path: 'address', value: c.req.path.slice(0, 200), allowed: 'a list of /openapi.json' },
  });
}

async function listFile(
  c: Context,
  { listing, isCsv }: { readonly listing: Listing; readonly isCsv: boolean },
  plant: Plant,
): Promise<Response> {
  const caller = await callerOf(c, plant);
  requireRight(listing.task, caller);
  const query = new URL(c.req.url).searchParams;
  const tables = tablesAsked(query.getAll('table'), listing, isCsv);
  query.delete('table');
  const order = orderOfQuery(query, jsonSchemaOf(listing.contract.order, 'input'));
  const signal = c.req.raw.signal;
  const context = { ...caller.context, store: readOnlyStore(caller.context.store, ONLY_READS), signal };
  const lines = async function* (table: ListTable) {
    for await (const part of linesOf({ listing, table, context }, { order })) yield part.lines;
  };
  const [first] = tables;
  const parts = isCsv
    ? csvParts(first!, lines(first!))
    : listWorkbook(tables.map((table) => ({ table, lines: () => lines(table) })));
  return streamed(c, parts, {
    'Content-Type': isCsv ? 'text/csv; charset=utf-8; header=present' : XLSX_TYPE,
    'Content-Disposition': `attachment; filename="${first!.name}.${isCsv ? 'csv' : 'xlsx'}"`,
    'Cache-Control': 'no-store',
  });
}

/** A CSV file is one table, by default that of the list; a workbook has them all. */
function tablesAsked(names: readonly string[], { tables }: Listing, isCsv: boolean): readonly ListTable[] {
  const wanted = names.flatMap((text) => text.split(','));
  const found = wanted.map((name) => {
    const table = tables.find((one) => one.name === name);
    if (table) return table;
    throw new InputError(`this list has no table ${name.slice(0, 100)}`, {
      ...{ path: 'table', value: name.slice(0, 100), allowed: tables.map((one) => one.name).join(', ') },
    });
  });
  if (isCsv && found.length > 1)
    throw new InputError('a CSV file holds one table', {
      ...{ path: 'table', value: wanted.join(', ').slice(0, 100), allowed: 'one of them' },
      cure: 'ask for each by itself, or for all as .xlsx',
    });
  if (found.length > 0) return found;
  return isCsv ? tables.slice(0, 1) : tables;
}

async function* csvParts(
  table: ListTable,
  parts: AsyncIterable<Parameters<typeof csvLines>[1]>,
): AsyncGenerator<string> {
  let before = csvHead(table);
  for await (const lines of parts) {
    yield `${before}${csvLines(table, lines)}`;
    before = '';
  }
  if (before !== '') yield before;
}
