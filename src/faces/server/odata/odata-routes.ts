import type { Context, Hono } from 'hono';
import { readOnlyStore } from '../../../desk/bound-store.ts';
import type { TaskContext } from '../../../desk/context.ts';
import type { CellValue } from '../../../documents/contract/list.ts';
import { InputError, NotFoundError } from '../../../foundation/errors.ts';
import { listings } from '../../../tasks/lists.ts';
import { mayAsk } from '../../../tasks/rights.ts';
import { type Caller, callerOf, requireRight } from '../identity/caller.ts';
import { urlOf } from '../identity/came-from.ts';
import type { Plant, Served } from '../plant.ts';
import { ONLY_READS } from '../routes/task-route.ts';
import { streamed } from '../streamed.ts';
import { countOf, type EntitySet, lineWith, toldLines } from './entity-set.ts';
import { lineWriter } from './json-lines.ts';
import { metadataOf } from './metadata.ts';
import { keyIn, optionsOf, type SetOptions } from './options.ts';
import { formOf, pageSizeOf, type WantedForm } from './wanted-form.ts';

const VERSION = { 'OData-Version': '4.0', 'Cache-Control': 'no-store' };

/** Every list as an entity set of OData 4.0, to read: for Excel, Power BI and programs that follow its links. */
export function odataRoutes(app: Hono<Served>, plant: Plant): void {
  const service = async (c: Context): Promise<Response> => {
    const caller = await callerOf(c, plant);
    const { type } = formOf(c.req.header('accept') ?? '', new URL(c.req.url).searchParams.get('$format'));
    const value = (await setsFor(caller)).map(({ table: { name }, title }) => ({
      name,
      kind: 'EntitySet',
      title,
      url: name,
    }));
    const context = `${rootOf(c)}$metadata`;
    return c.body(JSON.stringify({ '@odata.context': context, value }), 200, {
      ...VERSION,
      'Content-Type': type,
    });
  };
  app.get('/odata', service);
  app.get('/odata/', service);
  app.get('/odata/$metadata', async (c) => {
    const xml = metadataOf(await setsFor(await callerOf(c, plant)));
    return c.body(xml, 200, { ...VERSION, 'Content-Type': 'application/xml;charset=utf-8' });
  });
  app.get('/odata/*', async (c) => {
    const caller = await callerOf(c, plant);
    const { pathname, searchParams } = new URL(c.req.url);
    const { name, key, rest } = pathIn(pathname);
    const set = await setNamed(name, caller, c.req.raw.signal);
    const options = optionsOf(searchParams, set.table, set.listing);
    if (rest === '$count' && key === null) {
      const count = await countOf(set, options);
      return c.body(String(count), 200, { ...VERSION, 'Content-Type': 'text/plain;charset=utf-8' });
    }
    if (rest !== null) throw noSuchPlace(pathname);
    const form = formOf(c.req.header('accept') ?? '', searchParams.get('$format'));
    if (key !== null) return oneReply(c, set, { options, key, form });
    const page = pageSizeOf(c.req.header('prefer') ?? '');
    return streamed(c, setText(c, set, { options, page, form }), { ...VERSION, 'Content-Type': form.type });
  });
}

const rootOf = (c: Context): string => `${urlOf(c).origin}/odata/`;

const noSuchPlace = (path: string): NotFoundError =>
  new NotFoundError('there is no such place', {
    ...{
      path: 'address',
      value: path.slice(0, 200),
      allowed: '/odata/, /odata/$metadata, /odata/SET, /odata/SET(key), /odata/SET/$count',
    },
  });

/** `Lots('R-1')` or `Lots/$count` behind /odata/. */
function pathIn(pathname: string): {
  readonly name: string;
  readonly key: string | null;
  readonly rest: string | null;
} {
  let path: readonly string[];
  try {
    path = pathname
      .replace(/^\/odata\//, '')
      .split('/')
      .map(decodeURIComponent);
  } catch {
    throw new InputError('this address is not written as one', {
      path: 'address',
      value: pathname.slice(0, 200),
    });
  }
  const [first = '', rest = null, ...more] = path;
  const [, name, key = null] = /^([A-Za-z]\w*)(?:\((.*)\))?$/s.exec(first) ?? [];
  if (name === undefined || more.length > 0) throw noSuchPlace(pathname);
  return { name, key, rest };
}

/** The sets of whoever asks: those of the lists that they may read. */
async function setsFor({ person, context }: Caller) {
  const on = context.clock().toISOString().slice(0, 10);
  const own = (await listings()).filter(({ task }) => mayAsk(task, person, on));
  return own.flatMap(({ tables, contract: { title } }) =>
    tables.map((table, i) => ({
      table,
      title: i === 0 ? title : `Parts of ${tables[0]!.name}: ${table.name}`,
    })),
  );
}

/** A set with its list, for whoever may read it. Throws NotFoundError, ForbiddenError. */
async function setNamed(name: string, caller: Caller, signal: AbortSignal): Promise<EntitySet> {
  const all = await listings();
  for (const listing of all) {
    const table = listing.tables.find((one) => one.name === name);
    if (!table) continue;
    requireRight(listing.task, caller);
    return { listing, table, context: reading(caller, signal) };
  }
  throw new NotFoundError(`there is no set ${name.slice(0, 100)}`, {
    ...{
      path: 'address',
      value: name.slice(0, 100),
      allowed: all.map(({ tables }) => tables[0]!.name).join(', '),
    },
    cure: 'GET /odata/ names all of them',
  });
}

/** What a list is read with: nothing can be booked, and it ends when nobody listens any more. */
const reading = ({ context }: Caller, signal: AbortSignal): TaskContext => ({
  ...context,
  store: readOnlyStore(context.store, ONLY_READS),
  signal,
});

interface Asked {
  readonly options: SetOptions;
  readonly form: WantedForm;
}

/** The lines of a page as the text of its document, part by part. */
async function* setText(
  c: Context,
  set: EntitySet,
  { options, page, form }: Asked & { readonly page: number },
): AsyncGenerator<string> {
  const { table } = set;
  const count = options.count && !options.from ? await countOf(set, options) : null;
  const write = lineWriter(table.columns, options.shown, form);
  const head = [
    ...(form.metadata === 'none' ? [] : [`"@odata.context":${JSON.stringify(contextOf(c, set, options))}`]),
    ...(count === null ? [] : [`"@odata.count":${form.asTexts ? `"${count}"` : count}`]),
    '"value":[',
  ];
  let before = `{${head.join(',')}`;
  let next: string | undefined;
  for await (const part of toldLines(set, options, page)) {
    next = part.next;
    if (part.lines.length === 0) continue;
    yield `${before}{${part.lines.map(write).join('},\n{')}}`;
    before = ',\n';
  }
  const link =
    next === undefined ? '' : `,"@odata.nextLink":${JSON.stringify(addressAfter(c, options, next))}`;
  yield `${before === ',\n' ? '' : before}]${link}}\n`;
}

/** Columns are named in the context where not all are shown. */
function contextOf(c: Context, { table: { name, columns } }: EntitySet, { shown }: SetOptions): string {
  const some = shown.length === columns.length ? '' : `(${shown.map((at) => columns[at]!.name).join(',')})`;
  return `${rootOf(c)}$metadata#${name}${some}`;
}

function addressAfter(c: Context, { query }: SetOptions, token: string): string {
  const { origin, pathname } = urlOf(c);
  return `${origin}${pathname}?${new URLSearchParams([...query, ['$skiptoken', token]])}`;
}

async function oneReply(
  c: Context,
  set: EntitySet,
  { options, key, form }: Asked & { readonly key: string },
): Promise<Response> {
  const { table } = set;
  const line: readonly CellValue[] | null = await lineWith(set, options, keyIn(key, table));
  if (line === null)
    throw new NotFoundError(`there is no line with this key in ${table.name}`, {
      path: 'key',
      value: key.slice(0, 200),
    });
  const context =
    form.metadata === 'none'
      ? ''
      : `"@odata.context":${JSON.stringify(`${contextOf(c, set, options)}/$entity`)},`;
  const text = `{${context}${lineWriter(table.columns, options.shown, form)(line)}}`;
  return c.body(text, 200, { ...VERSION, 'Content-Type': form.type });
}

/** A refusal as clients of OData read it: what is wrong, and of each detail its place, what is allowed and the cure. */
export function odataRefusal({ error }: { readonly error: object }): object {
  const {
    code,
    message,
    details = [],
  } = error as {
    readonly code: string;
    readonly message: string;
    readonly details?: readonly Readonly<Record<string, unknown>>[];
  };
  return {
    error: {
      ...{ code, message },
      details: details.map(({ path, message: words, allowed, cure }) => ({
        code,
        message: [words ?? message, allowed && `allowed: ${allowed}`, cure].filter(Boolean).join('; '),
        ...(path === undefined ? {} : { target: path }),
      })),
    },
  };
}
