/**
 * The process that reads the sources of a plant, started by `Links`. It keeps nothing: what is done is what the server has answered. When it
 * ends, for whatever reason, the server starts it again.
 */
import { AsyncLocalStorage } from 'node:async_hooks';
import { addressOf, type Source } from '../metal/plant/source.ts';
import type { Answer, LinkPort, RunningLink, Tried } from './driver.ts';
import { driverNamed, triedBy } from './drivers.ts';
import type { FromLinks, Said, ToLinks } from './messages.ts';

/** Shortest time between two states of one source that are told [ms]: one that floods says only its last. */
const STATE_MS = 250;
/** Shortest and longest time before a driver that failed is started again [ms]. */
const AGAIN_MS = [1000, 60_000] as const;
/** Characters of a last word, and of words about a source. */
const [RAW, WORDS] = [4000, 500];

interface Link {
  readonly source: Source;
  running: RunningLink | null;
  again_ms: number;
  again?: NodeJS.Timeout;
  isEnded: boolean;
}

interface Question {
  readonly done: (answer: never) => void;
  readonly failed: (error: Error) => void;
}

const links = new Map<string, Link>();
const questions = new Map<number, Question>();
let lastId = 0;
/** Which source is being read: what nobody catches is the fault of that one alone. */
const reading = new AsyncLocalStorage<Link>();

const send = (message: FromLinks): void => {
  if (process.connected) process.send?.(message, undefined, {}, () => undefined);
};

const ask = <T>(message: (id: number) => FromLinks): Promise<T> =>
  new Promise((done, failed) => {
    lastId += 1;
    questions.set(lastId, { done, failed });
    send(message(lastId));
  });

/** Tells how a source is, at most some times a second, and the last always. */
function teller(source: string): (said: Partial<Said>) => void {
  let waiting: Said = { condition: 'waits', words: 'it is being started' };
  let isTelling = false;
  let told = '';
  const tell = (): void => {
    isTelling = false;
    const text = JSON.stringify(waiting);
    if (text !== told) send({ kind: 'state', source, state: waiting });
    told = text;
    // a last word is told once
    const { condition, words } = waiting;
    waiting = { condition, words };
  };
  return (said) => {
    waiting = { ...waiting, ...said };
    if (!isTelling) setTimeout(tell, STATE_MS);
    isTelling = true;
  };
}

async function start(link: Link): Promise<void> {
  const { source } = link;
  const tell = teller(source.id);
  const driver = await driverNamed(source.driver);
  if (driver === null || link.isEnded) return;
  const port: LinkPort = {
    source,
    address: addressOf(source),
    now: () => new Date(),
    known: async (sha256) =>
      new Set(await ask<readonly string[]>((id) => ({ kind: 'ask', id, source: source.id, sha256 }))),
    arrived: (what) => ask<Answer>((id) => ({ kind: 'arrived', id, source: source.id, what })),
    say: (condition, words) => tell({ condition, words: words.slice(0, WORDS) }),
    heard: (raw) => tell({ raw: raw.slice(0, RAW), heardAt: new Date().toISOString() }),
  };
  reading.run(link, () => {
    link.running = driver.start(port);
  });
}

/** Starts a source, and again after it failed. */
function begin(link: Link): void {
  start(link).catch((error: unknown) => failed(link, error));
}

function failed(link: Link, error: unknown): void {
  if (link.isEnded) return;
  const words = error instanceof Error ? error.message : String(error);
  const state = { condition: 'fault', words: `its driver failed: ${words.slice(0, WORDS)}` } as const;
  send({ kind: 'state', source: link.source.id, state });
  const { running } = link;
  link.running = null;
  void running?.stop().catch(() => undefined);
  clearTimeout(link.again);
  link.again = setTimeout(() => begin(link), link.again_ms);
  link.again_ms = Math.min(AGAIN_MS[1], 2 * link.again_ms);
}

function end(link: Link): void {
  link.isEnded = true;
  clearTimeout(link.again);
  void link.running?.stop().catch(() => undefined);
  links.delete(link.source.id);
}

/** Reads these sources and no others; one that is as it was goes on. */
function readThese(sources: readonly Source[]): void {
  const wanted = new Map(sources.map((one) => [one.id, one]));
  for (const link of links.values()) {
    const now = wanted.get(link.source.id);
    if (JSON.stringify(now) !== JSON.stringify(link.source)) end(link);
  }
  for (const source of sources) {
    if (links.has(source.id)) continue;
    const link: Link = { source, running: null, again_ms: AGAIN_MS[0], isEnded: false };
    links.set(source.id, link);
    begin(link);
  }
}

/** What is said of a source that cannot be listened to. */
const WITHOUT_LINE = {
  told: 'the server tells it of news, and it says nothing by itself',
  sends: 'it comes to the server by itself: let it send something',
} as const;

async function tryOut(source: Source, within_ms: number): Promise<Tried> {
  const driver = await triedBy(source);
  if (driver === null)
    return { heard: false, words: WITHOUT_LINE[source.kind === 'erp' ? 'told' : 'sends'], raw: null };
  const address = addressOf(source);
  const late = new Promise<Tried>((done) =>
    setTimeout(() => done({ heard: false, words: 'it does not answer', raw: null }), within_ms),
  );
  return Promise.race([driver.tryOut({ source, address, now: () => new Date() }, within_ms - 300), late]);
}

/** Time in which drivers tell what they hold, before the process ends [ms]. */
const ENDING_MS = 1500;

/** Stops every driver, which tells what it holds, and ends. */
async function endAll(): Promise<void> {
  const stopped = [...links.values()].map(({ running }) => running?.stop().catch(() => undefined));
  await Promise.race([Promise.all(stopped), new Promise((done) => setTimeout(done, ENDING_MS))]);
  process.disconnect();
}

function hear(message: ToLinks): void {
  if (message.kind === 'ping') send({ kind: 'pong' });
  else if (message.kind === 'sources') readThese(message.sources);
  else if (message.kind === 'end') void endAll();
  else if (message.kind === 'try') answerTry(message);
  else answered(message);
}

function answerTry({ id, source, within_ms }: Extract<ToLinks, { readonly kind: 'try' }>): void {
  tryOut(source, within_ms)
    .catch((error: Error): Tried => ({ heard: false, words: error.message, raw: null }))
    .then((tried) => send({ kind: 'tried', id, tried }));
}

function answered(message: Extract<ToLinks, { readonly kind: 'answer' | 'known' | 'failed' }>): void {
  const { id } = message;
  const question = questions.get(id);
  questions.delete(id);
  if (message.kind === 'failed') question?.failed(new Error(message.words));
  else question?.done((message.kind === 'answer' ? message.answer : message.sha256) as never);
}

process.on('message', (message) => hear(message as ToLinks));
// the server has ended or lost this process: nobody would take what is read
process.on('disconnect', () => process.exit(0));
// Ctrl-C at the terminal goes to all processes of it; the server ends this one
process.on('SIGINT', () => undefined);
const uncaught = (error: unknown): void => {
  const link = reading.getStore();
  if (link === undefined || link.isEnded) {
    if (link === undefined) process.exit(1);
    return;
  }
  failed(link, error);
};
process.on('uncaughtException', uncaught);
process.on('unhandledRejection', uncaught);
