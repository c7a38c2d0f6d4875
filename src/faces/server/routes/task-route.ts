import { setTimeout } from 'node:timers/promises';
import type { Context } from 'hono';
import { readOnlyStore } from '../../../desk/bound-store.ts';
import type { TaskContext, TellProgress } from '../../../desk/context.ts';
import { breathe } from '../../../desk/in-turns.ts';
import { namesOfPlant } from '../../../desk/names-of-plant.ts';
import { parseJson } from '../../../documents/json-text.ts';
import { ConflictError, ForbiddenError, InputError } from '../../../foundation/errors.ts';
import { hashOfText } from '../../../foundation/quantity/canonical.ts';
import { bookedBefore, runOnce } from '../../../tasks/once-booked.ts';
import type { AnyTask } from '../../../tasks/registry.ts';
import { runTask } from '../../../tasks/task.ts';
import { bodyText, keyIn } from '../body.ts';
import { headOfTag, tagOf } from '../head-tag.ts';
import { type Caller, callerOf, requireRight } from '../identity/caller.ts';
import { requireConfirmation } from '../identity/confirm.ts';
import type { KeptReply, onceOver } from '../once.ts';
import type { Plant } from '../plant.ts';
import { pageOfLedger, pageReply, type View, viewFor } from '../show.ts';
import { jobReply, startedJob, waitOf, wantsJob } from './job-routes.ts';
import type { Jobs, Wanted } from './jobs.ts';
import type { Following, keptReads } from './kept-reads.ts';
import { fieldsOf, jsonSchemaOf, orderOfQuery } from './query-order.ts';
import { pageOf } from './task-pages.ts';

type Store = TaskContext['store'];
type Head = Awaited<ReturnType<Store['head']>>;

/** Entries of a list that names no limit. */
const LISTED = 200;

export const ONLY_READS = new ForbiddenError('this address only reads', { cure: 'book with POST' });

interface Reading {
  readonly plant: Plant;
  readonly jobs: Jobs;
  readonly reads: ReturnType<typeof keptReads>;
}

/**
 * Answers what a task reads; 304 where the caller has the answer of this head and day already. Who does not want to wait longer than
 * some seconds (`Prefer: respond-async, wait=2`) gets a job that says how far it is; its answer is kept, so the same request answers at
 * once when the job has ended.
 */
export async function answerRead(
  c: Context,
  task: AnyTask,
  { plant, jobs, reads }: Reading,
): Promise<Response> {
  const caller = await callerOf(c, plant);
  requireRight(task, caller);
  const { store } = caller.context;
  const day = plant.clock().toISOString().slice(0, 10).replaceAll('-', '');
  const view = viewFor(c.req.header('accept'));
  const head = await store.head();
  const schema = jsonSchemaOf(task.order, 'input');
  const order = orderOfQuery(new URL(c.req.url).searchParams, schema);
  const limited = 'limit' in fieldsOf(schema) && !task.isShort ? { limit: LISTED, ...order } : order;
  const also = (await task.alsoOn?.(limited, caller.context)) ?? '';
  const on = also === '' ? day : `${day}.${also}`;
  const tag = tagOf(head, `${on}.${view}.${plant.version}`);
  c.header('ETag', tag);
  if (c.req.header('if-none-match') === tag) return c.body(null, 304);
  const key = [task.name, caller.person.id, tagOf(head, on), JSON.stringify(limited)].join('\n');
  const read = (following: Following): Promise<unknown> =>
    reads(
      key,
      (control) =>
        runTask(task, limited, { ...caller.context, store: readOnlyStore(store, ONLY_READS), ...control }),
      following,
    );
  const readKey = hashOfText(key);
  const other = wantsJob(c) ? await jobs.reading(readKey) : null;
  // another process works it out, or has
  if (other && other.state !== 'done') return jobReply(c, other);
  const answering = other ? Promise.resolve(other.answer) : read({ signal: c.req.raw.signal });
  if (wantsJob(c) && !(await isWithin(answering, waitOf(c)))) {
    answering.catch(() => undefined);
    const wanted = { person: caller.person.id, calculation: task.name, document: limited, readKey };
    return jobReply(c, await jobs.start({ ...wanted, work: followed(read) }));
  }
  const answer = await answering;
  linkNext(c, answer);
  return shown(c, task, { view, order: limited, answer, plant });
}

/** What is being read as the work of a job: it goes on when the caller has its address, until the job is stopped. */
function followed(read: (following: Following) => Promise<unknown>): NonNullable<Wanted['work']> {
  const stopper = new AbortController();
  let tell: TellProgress = () => undefined;
  const answer = read({ signal: stopper.signal, onProgress: (...told) => tell(...told) });
  answer.catch(() => undefined);
  return ({ signal, onProgress }) => {
    tell = (words, progress) => onProgress(words.trim(), progress);
    signal.addEventListener('abort', () => stopper.abort(), { once: true });
    return answer;
  };
}

/** Whether work has ended after some seconds, well or not. */
const isWithin = (work: Promise<unknown>, wait_s: number): Promise<boolean> =>
  Promise.race([
    work.then(
      () => true,
      () => true,
    ),
    setTimeout(wait_s * 1000, false, { ref: false }),
  ]);

interface Shown {
  readonly view: View;
  readonly order: unknown;
  readonly answer: unknown;
  readonly plant: Plant;
}

/** The answer of a task as its document or as its page. */
async function shown(
  c: Context,
  { name }: AnyTask,
  { view, order, answer, plant }: Shown,
): Promise<Response> {
  if (view === 'json') return c.json(answer as object);
  const asked = {
    ...{ order, names: namesOfPlant(plant.compute), at: plant.clock(), asWorkbook: view === 'xlsx' },
    ledger: () => plant.open(),
  };
  const page = await pageOf(name, answer, asked);
  if (page === null) return c.json(answer as object);
  return pageReply(c, await pageOfLedger(page, await plant.open()), { view });
}

/** Where more of a list follows, the address of the next page stands in a header. */
function linkNext(c: Context, answer: unknown): void {
  const next = (answer as { readonly next?: unknown } | null)?.next;
  if (typeof next !== 'number') return;
  const { pathname, searchParams } = new URL(c.req.url);
  searchParams.set('after', String(next));
  c.header('Link', `<${pathname}?${searchParams}>; rel="next"`);
}

/** A longer order stays with who has sent it: its job is read again and again [characters]. */
const MOST_ASKED = 64_000;

interface Writing {
  readonly plant: Plant;
  readonly once: ReturnType<typeof onceOver>;
  readonly jobs: Jobs;
}

/**
 * Books what a task books, once for each idempotency key. Who does not want to wait (`Prefer: respond-async`) gets a job, and the
 * answer, also as a page, by sending the same request again without it. What is signed is not left to a job.
 */
export async function answerWrite(
  c: Context,
  task: AnyTask,
  { plant, once, jobs }: Writing,
): Promise<Response> {
  const caller = await callerOf(c, plant);
  requireRight(task, caller);
  const given = keyIn(c);
  const text = await bodyText(c);
  const order = text === '' ? {} : parseJson(text, 'the body');
  const isLong = text.length > MOST_ASKED;
  if (isLong) await breathe();
  refuseOtherName(order, caller);
  const key = hashOfText(`${caller.person.id}\n${given}`);
  const expected = headExpected(c.req.header('if-match'));
  const hash = hashOfText(`${task.name}\n${text}`);
  const request = { key: `http-${key}`, asked: hash, expectedHead: expected };
  const work = async (control: Partial<TaskContext> = {}): Promise<KeptReply> => {
    const before = await bookedBefore(caller.context.store, request);
    if (expected && !before) await requireHead(caller.context.store, expected);
    const signed = await requireConfirmation(c, { task, order, caller }, plant);
    const context = { ...signed.context, ...control };
    const answer = await runOnce(task, order, { request, before, context }).catch(async (error: unknown) => {
      await signed.giveBack();
      throw error;
    });
    return { status: 200, body: JSON.stringify(answer) };
  };
  if (wantsJob(c) && !task.signs) {
    const asJob: Wanted['work'] = async ({ signal, onProgress }) => {
      const tell: TellProgress = (words, progress) => onProgress(words.trim(), progress);
      const control = { signal, onProgress: tell };
      const { reply } = await once(key, hash, () => work(control).catch(asPrecondition(expected)));
      return JSON.parse(reply.body) as unknown;
    };
    const tag = tagOf(await caller.context.store.head(), 'job');
    const booking = {
      ...(isLong ? {} : { order: order as Record<string, unknown> }),
      key: given,
      tag,
    };
    const asked = {
      ...{ person: caller.person, name: task.name, document: order, text, work: asJob, booking },
      ...{ atOnce: task.onlyBooks === true, documentHash: isLong ? hashOfText(text) : undefined },
    };
    return startedJob(c, asked, { jobs, once });
  }
  const { reply, repeated } = await once(key, hash, () => work().catch(asPrecondition(expected)));
  if (repeated) c.header('Idempotency-Replayed', 'true');
  const view = viewFor(c.req.header('accept'));
  if (view !== 'json') return shown(c, task, { view, order, answer: JSON.parse(reply.body), plant });
  return c.body(reply.body, 200, { 'Content-Type': 'application/json' });
}

/** Who acts is who is signed in: a name cannot be typed. */
function refuseOtherName(order: unknown, { person }: Caller): void {
  const { by, override } = (order ?? {}) as { by?: unknown; override?: { by?: unknown } };
  for (const [path, name] of [
    ['by', by],
    ['override.by', override?.by],
  ] as const) {
    if (name === undefined || name === person.id) continue;
    throw new ForbiddenError(`${person.id} is signed in and cannot sign for somebody else`, {
      path,
      allowed: person.id,
      cure: 'leave the name out, or let that person sign in',
    });
  }
}

function headExpected(tag: string | undefined): Head | undefined {
  if (tag === undefined || tag === '*') return undefined;
  const head = headOfTag(tag);
  if (head) return head;
  throw new InputError('If-Match is no tag of this ledger', {
    path: 'If-Match',
    allowed: 'the ETag of an answer, as it came',
    cure: 'read again, and send the ETag of that answer',
  });
}

async function requireHead(store: Store, expected: Head): Promise<void> {
  const head = await store.head();
  if (head.size !== expected.size || head.root !== expected.root) throw moved(head);
}

const moved = ({ size }: Pick<Head, 'size'>): ConflictError =>
  new ConflictError(`the ledger has moved on: it has ${size} records`, {
    path: 'If-Match',
    value: size,
    allowed: 'the ETag of what the ledger says now',
    cure: 'read what has changed, then decide again',
  });

/** The refusal of a booking that came too late, said of the header that asked for it. */
const asPrecondition =
  (expected: Head | undefined) =>
  (error: unknown): never => {
    const late = error instanceof ConflictError && error.details[0]?.path === 'expectedHead';
    throw late && expected ? moved({ size: Number(/\d+/.exec(error.message)?.[0] ?? 0) }) : error;
  };
