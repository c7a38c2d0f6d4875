import { setTimeout } from 'node:timers/promises';
import type { Context, Hono } from 'hono';
import { streamSSE } from 'hono/streaming';
import type { Job } from '../../documents/job.ts';
import { hashOfText } from '../../foundation/quantity/canonical.ts';
import { keyIn } from './body.ts';
import { callerOf } from './caller.ts';
import type { Jobs, Wanted } from './jobs.ts';
import type { onceOver } from './once.ts';
import type { KnownPerson, Plant, Served } from './plant.ts';

/** How often a stream looks for what changed, and least often says that it lives [ms]. */
const LOOK_MS = 500;
const HEARTBEAT_MS = 15_000;
/** Longest time that a caller may wait before a job is made of it [s]. */
const MOST_WAIT_S = 30;

/** What is asked of a job, and the text of its body. */
interface Asked {
  readonly person: KnownPerson;
  readonly name: string;
  readonly document: unknown;
  readonly text: string;
  /** What is done; default the calculation of that name. */
  readonly work?: Wanted['work'];
}

/** True where the caller does not wait for the answer. */
export const wantsJob = (c: Context): boolean => /\brespond-async\b/i.test(c.req.header('prefer') ?? '');

/** Seconds that the caller waits for the answer before it is made a job: `Prefer: respond-async, wait=2`. */
export const waitOf = (c: Context): number =>
  Math.min(MOST_WAIT_S, Number(/\bwait=(\d{1,3})\b/i.exec(c.req.header('prefer') ?? '')?.[1] ?? 0));

/** The answer that a job was started: 202 and its address. */
export function jobReply(c: Context, { id, ...job }: Job): Response {
  c.header('Location', `/api/jobs/${id}`);
  c.header('Preference-Applied', 'respond-async');
  return c.json({ id, ...job }, 202);
}

/** Starts a calculation or a task as a job, once for each idempotency key: 202 and its address. */
export async function startedJob(
  c: Context,
  { person, name, document, text, work }: Asked,
  { jobs, once }: { readonly jobs: Jobs; readonly once: ReturnType<typeof onceOver> },
): Promise<Response> {
  const key = hashOfText(`job ${person.id}\n${keyIn(c)}`);
  const { reply } = await once(key, hashOfText(`job ${name}\n${text}`), async () => {
    const wanted = { person: person.id, calculation: name, document };
    const job = await jobs.start(work ? { ...wanted, work } : wanted);
    return { status: 202, body: JSON.stringify(job) };
  });
  return jobReply(c, JSON.parse(reply.body) as Job);
}

/** The jobs of who is signed in, and one stream of what changes. */
export function jobRoutes(
  app: Hono<Served>,
  { jobs, plant }: { readonly jobs: Jobs; readonly plant: Plant },
): void {
  app.get('/api/jobs', async (c) => {
    const { person } = await callerOf(c, plant);
    return c.json({ format: 'remelt-jobs/1', jobs: await jobs.list(person.id) });
  });
  app.get('/api/jobs/:id', async (c) => {
    const { person } = await callerOf(c, plant);
    return c.json(await jobs.job(c.req.param('id'), person.id));
  });
  app.delete('/api/jobs/:id', async (c) => {
    const { person } = await callerOf(c, plant);
    return c.json(await jobs.stop(c.req.param('id'), person.id), 202);
  });
  app.get('/api/events', (c) => events(c, { jobs, plant }));
}

/**
 * One stream for each tab: `head` when anybody has booked, `job` when a job of this person has changed. A stream that begins again
 * names the last change it saw (`Last-Event-ID`) and gets what came after.
 */
async function events(
  c: Context,
  { jobs, plant }: { readonly jobs: Jobs; readonly plant: Plant },
): Promise<Response> {
  const { person, context } = await callerOf(c, plant);
  let seen = c.req.header('last-event-id') ?? '';
  return streamSSE(c, async (stream) => {
    let [size, said] = [-1, Date.now()];
    const signal = AbortSignal.any([plant.signal, c.req.raw.signal]);
    while (!signal.aborted && !stream.aborted && !stream.closed) {
      const head = await context.store.head();
      if (head.size !== size) {
        size = head.size;
        await stream.writeSSE({ event: 'head', data: JSON.stringify({ size }) });
        said = Date.now();
      }
      const changed = (await jobs.list(person.id, seen)).toReversed();
      for (const job of changed) {
        seen = job.changed;
        await stream.writeSSE({ event: 'job', id: seen, data: JSON.stringify(job) });
        said = Date.now();
      }
      if (Date.now() - said > HEARTBEAT_MS) {
        await stream.write(': still here\n\n');
        said = Date.now();
      }
      await setTimeout(LOOK_MS, undefined, { signal }).catch(() => undefined);
    }
  });
}
