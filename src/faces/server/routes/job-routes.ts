import { setTimeout } from 'node:timers/promises';
import type { Context, Hono } from 'hono';
import { streamSSE } from 'hono/streaming';
import { namesOfPlant } from '../../../desk/names-of-plant.ts';
import { isVisitor } from '../../../desk/visitors.ts';
import type { Job } from '../../../documents/job.ts';
import type { Page } from '../../../documents/page.ts';
import { hashOfText } from '../../../foundation/quantity/canonical.ts';
import { keyIn } from '../body.ts';
import { callerOf, stillThere } from '../identity/caller.ts';
import { openCount, requireRoom } from '../identity/pace.ts';
import { ledgerNews } from '../ledger-news.ts';
import type { onceOver } from '../once.ts';
import type { KnownPerson, Plant, Served } from '../plant.ts';
import { pageOfLedger, pageReply, viewFor } from '../show.ts';
import { pageOfCalculation } from './calculation-pages.ts';
import type { Jobs, Wanted } from './jobs.ts';
import { pageOf } from './task-pages.ts';

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
  /** The booking that it is, where it is one. */
  readonly booking?: Wanted['asked'];
  readonly atOnce?: boolean;
  readonly documentHash?: string | undefined;
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
  { person, name, document, text, work, booking, atOnce = false, documentHash }: Asked,
  { jobs, once }: { readonly jobs: Jobs; readonly once: ReturnType<typeof onceOver> },
): Promise<Response> {
  const key = hashOfText(`job ${person.id}\n${keyIn(c)}`);
  const { reply } = await once(key, hashOfText(`job ${name}\n${text}`), async () => {
    const wanted = {
      person: person.id,
      calculation: name,
      document,
      documentHash,
      atOnce,
      ...(booking && { asked: booking }),
    };
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
    const job = await jobs.job(c.req.param('id'), person);
    const view = viewFor(c.req.header('accept'));
    const page = view === 'json' || job.answer === undefined ? null : await pageOfJob(job, plant);
    return page === null ? c.json(job) : pageReply(c, page, { view });
  });
  app.delete('/api/jobs/:id', async (c) => {
    const { person } = await callerOf(c, plant);
    return c.json(await jobs.stop(c.req.param('id'), person.id), 202);
  });
  const [news, open] = [ledgerNews(), openCount()];
  app.get('/api/events', (c) => events(c, { jobs, news, open, plant }));
}

/** The page of what a job has answered, a calculation or a task; null for one that has none. */
async function pageOfJob({ calculation, answer, asked }: Job, plant: Plant): Promise<Page | null> {
  const page =
    (await pageOfCalculation(calculation, answer)) ??
    (await pageOf(calculation, answer, {
      ...{ order: asked?.order ?? {}, names: namesOfPlant(plant.compute), at: plant.clock() },
      ledger: () => plant.open(),
    }));
  return page && pageOfLedger(page, await plant.open());
}

/** How long one stream lasts [ms]: the browser begins another, and who has signed out since gets none. */
const STREAM_MS = 5 * 60_000;
/** Streams that are open: one for each tab in sight. */
const STREAMS = {
  ...{ ofPerson: 20, ofAll: 500, wait_s: 30, what: 'streams' },
  words: (whose: string) => `too many pages${whose} listen`,
  cure: 'close a page, and load this one again',
};
/** How often a person's jobs, and whether their session still holds, are looked at while none is open [ms]. */
const IDLE_MS = 2000;

/** What the last event of a stream said: size of the ledger, and when a job had changed last. */
const placeOf = (id: string): { readonly size: number; readonly changed: string } => {
  const [, size, changed = ''] = /^(\d{1,15})(?: (\S*))?$/.exec(id) ?? [];
  return { size: size === undefined ? -1 : Number(size), changed };
};

interface Streaming {
  readonly jobs: Jobs;
  readonly news: ReturnType<typeof ledgerNews>;
  readonly open: ReturnType<typeof openCount>;
  readonly plant: Plant;
}

/**
 * One stream for each tab: `head` when anybody has booked, with what kinds of records about what; `checkpoint` when a larger one was
 * signed; `job` when a job of this person has changed. A stream that begins again names the last event it saw (`Last-Event-ID`) and gets what came after.
 */
async function events(c: Context, { jobs, news, open, plant }: Streaming): Promise<Response> {
  const { person, context } = await callerOf(c, plant);
  requireRoom(open, person.id, STREAMS);
  const { store } = context;
  let { size, changed } = placeOf(c.req.header('last-event-id') ?? '');
  return streamSSE(c, async (stream) => {
    const ended = open.open(person.id);
    const began = Date.now();
    let [said, looked, isOpen, isGone] = [began, 0, false, false];
    let toldCovered = '';
    const signal = AbortSignal.any([plant.signal, c.req.raw.signal]);
    // who has signed out, or has ended, hears nothing more: each event is held against the session at the moment it is sent
    const look = async (): Promise<void> => {
      isGone ||= (await stillThere(c, plant))?.person.id !== person.id;
    };
    const tell = async (event: string, data: object): Promise<void> => {
      await look();
      if (isGone) return;
      await stream.writeSSE({ event, id: `${size} ${changed}`, data: JSON.stringify(data) });
      said = Date.now();
    };
    const tellJobs = async (): Promise<void> => {
      looked = Date.now();
      const rows = (await jobs.list(person.id, changed)).toReversed();
      for (const job of rows) {
        changed = job.changed;
        await tell('job', job);
      }
      if (rows.length > 0) isOpen = rows.some(({ state }) => state === 'waiting' || state === 'running');
    };
    const follow = async (): Promise<void> => {
      while (!isGone && !signal.aborted && !stream.aborted && Date.now() - began < STREAM_MS) {
        const now = await news.size(store);
        // a ledger that is shorter than it was is another one
        const from = size;
        if (now !== size) {
          size = now;
          await tell(
            'head',
            from < 0 || from > now || isVisitor(person) ? { size } : await news.since(from, now, store),
          );
        }
        const covered = JSON.stringify(await news.covered(context));
        if (covered !== toldCovered) {
          toldCovered = covered;
          await tell('checkpoint', JSON.parse(covered) as object);
        }
        if (isOpen || Date.now() - looked > IDLE_MS) {
          await look();
          if (!isGone) await tellJobs();
        }
        if (Date.now() - said > HEARTBEAT_MS) {
          await stream.write(': still here\n\n');
          said = Date.now();
        }
        await setTimeout(LOOK_MS, undefined, { signal }).catch(() => undefined);
      }
    };
    await follow().finally(ended);
  });
}
