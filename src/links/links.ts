import { type ChildProcess, fork } from 'node:child_process';
import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { UnavailableError } from '../foundation/errors.ts';
import type { Source } from '../metal/plant/source.ts';
import type { Answer, Arrived, Tried } from './driver.ts';
import type { FromLinks, Said, ToLinks } from './messages.ts';

/** Shortest and longest time before the process is started again [ms]. */
const AGAIN_MS = [300, 30_000] as const;
/** A process that ran for so long was well: the next start waits the shortest time again [ms]. */
const WELL_MS = 60_000;
/** How often the process is asked whether it lives, and how long it may be silent [ms]. */
const PING_MS = 2000;
const SILENT_MS = 20_000;
/** Memory that the drivers of a plant may take together [MB]. */
const MEMORY_MB = 256;
/** Files and telegrams of all sources that are booked at once; the others wait their turn, each source for itself. */
const AT_ONCE = 3;

/** What the links do with what they read. */
export interface LinksOptions {
  /** Books it. Throws where nobody knows whether it is booked: it is told again. */
  readonly deliver: (source: Source, what: Arrived) => Promise<Answer>;
  /** Which of these contents are booked from a source. */
  readonly known: (source: string, sha256: readonly string[]) => Promise<readonly string[]>;
  readonly state: (source: string, said: Said) => void;
  /** The process, for those who look at it: its id, whenever it was started. */
  readonly onStart?: (pid: number) => void;
}

/** The process that reads the sources of a plant. It may die at any time; what it had not been answered is read again. */
export class Links {
  readonly #options: LinksOptions;
  #sources: readonly Source[] = [];
  #process: ChildProcess | null = null;
  #again: NodeJS.Timeout | undefined;
  #again_ms: number = AGAIN_MS[0];
  #startedAt = 0;
  #heardAt = 0;
  #isClosed = false;
  #lastTry = 0;
  readonly #ping: NodeJS.Timeout;
  readonly #tries = new Map<number, (tried: Tried) => void>();
  /** What waits to be booked, source by source: one that sends much does not keep the others waiting. */
  readonly #waiting = new Map<string, (() => Promise<void>)[]>();
  /** Sources of which something is being booked. */
  readonly #booking = new Set<string>();

  constructor(options: LinksOptions) {
    this.#options = options;
    this.#ping = setInterval(() => this.#look(), PING_MS);
    this.#ping.unref();
  }

  /** Reads these sources and no others. Without any, no process runs. */
  read(sources: readonly Source[]): void {
    this.#sources = sources;
    if (this.#process) this.#send({ kind: 'sources', sources });
    else if (sources.length > 0 && this.#again === undefined) this.#start();
  }

  /** What a source says within some time; nothing is booked. */
  tryOut(source: Source, within_ms: number): Promise<Tried> {
    if (!this.#process) this.#start();
    this.#lastTry += 1;
    const id = this.#lastTry;
    return new Promise((done) => {
      const late = setTimeout(
        () => end({ heard: false, words: 'the process of the links does not answer', raw: null }),
        within_ms + 1000,
      );
      const end = (tried: Tried) => {
        clearTimeout(late);
        this.#tries.delete(id);
        done(tried);
      };
      this.#tries.set(id, end);
      this.#send({ kind: 'try', id, source, within_ms });
    });
  }

  /** Ends the process, and waits for its end. What it had not been answered is read by the next one. */
  async close(): Promise<void> {
    this.#isClosed = true;
    clearInterval(this.#ping);
    clearTimeout(this.#again);
    const ending = this.#process;
    if (!ending) return;
    await new Promise<void>((done) => {
      const hard = setTimeout(() => ending.kill('SIGKILL'), CLOSE_MS);
      ending.once('exit', () => {
        clearTimeout(hard);
        done();
      });
      if (ending.connected) this.#send({ kind: 'end' });
      else ending.kill('SIGKILL');
    });
  }

  #send(message: ToLinks): void {
    if (this.#process?.connected) this.#process.send(message, undefined, undefined, () => undefined);
  }

  #start(): void {
    if (this.#isClosed) return;
    this.#again = undefined;
    this.#startedAt = performance.now();
    this.#heardAt = this.#startedAt;
    const started = fork(programOf(import.meta.url), [], {
      serialization: 'advanced',
      stdio: ['ignore', 'ignore', 'ignore', 'ipc'],
      execArgv: [`--max-old-space-size=${MEMORY_MB}`],
      // a share that hangs holds a thread of the file system: there are enough for the others
      env: { ...process.env, UV_THREADPOOL_SIZE: '32' },
    });
    this.#process = started;
    started.on('message', (message) => {
      this.#heardAt = performance.now();
      this.#hear(message as FromLinks);
    });
    const ended = () => {
      if (this.#process !== started) return;
      this.#process = null;
      this.#waiting.clear();
      this.#restart();
    };
    started.once('exit', ended);
    started.once('error', ended);
    if (started.pid !== undefined) this.#options.onStart?.(started.pid);
    this.#send({ kind: 'sources', sources: this.#sources });
  }

  #restart(): void {
    if (this.#isClosed || this.#again !== undefined) return;
    for (const { id } of this.#sources)
      this.#options.state(id, {
        condition: 'waits',
        words: 'the process that reads it has ended and is started again',
      });
    if (performance.now() - this.#startedAt > WELL_MS) this.#again_ms = AGAIN_MS[0];
    this.#again = setTimeout(() => this.#start(), this.#again_ms);
    this.#again.unref();
    this.#again_ms = Math.min(AGAIN_MS[1], 2 * this.#again_ms);
  }

  /** Ends a process that does not answer any more: it is started again. */
  #look(): void {
    if (!this.#process) return;
    if (performance.now() - this.#heardAt > SILENT_MS) this.#process.kill('SIGKILL');
    else this.#send({ kind: 'ping' });
  }

  #hear(message: FromLinks): void {
    if (message.kind === 'pong') return;
    if (message.kind === 'state') this.#options.state(message.source, message.state);
    else if (message.kind === 'tried') this.#tries.get(message.id)?.(message.tried);
    else this.#book(message);
  }

  #book(message: Extract<FromLinks, { readonly kind: 'arrived' | 'ask' }>): void {
    const { id, source } = message;
    const asker = this.#process;
    const reply = (answer: ToLinks) => {
      // a new process has not asked this
      if (this.#process === asker) this.#send(answer);
    };
    const work = async (): Promise<void> => {
      try {
        if (message.kind === 'ask')
          reply({ kind: 'known', id, sha256: await this.#options.known(source, message.sha256) });
        else reply({ kind: 'answer', id, answer: await this.#deliver(source, message.what) });
      } catch (error) {
        const words = error instanceof Error ? error.message : String(error);
        reply({ kind: 'failed', id, words: words.slice(0, 300) });
      }
    };
    const queue = this.#waiting.get(source) ?? [];
    queue.push(work);
    this.#waiting.set(source, queue);
    this.#next();
  }

  #deliver(id: string, { file, bytes, at }: Arrived): Promise<Answer> {
    const source = this.#sources.find((one) => one.id === id);
    if (!source) throw new UnavailableError('the source is not in use any more');
    return this.#options.deliver(source, { file, bytes, at });
  }

  /** Takes the next of each source in turn, and one of each at a time: what a dead process told is not booked beside its repetition. */
  #next(): void {
    for (const [source, queue] of this.#waiting) {
      if (this.#booking.size >= AT_ONCE) return;
      const work = this.#booking.has(source) ? undefined : queue.shift();
      if (!work) continue;
      this.#waiting.delete(source);
      if (queue.length > 0) this.#waiting.set(source, queue);
      this.#booking.add(source);
      void work().finally(() => {
        this.#booking.delete(source);
        this.#next();
      });
    }
  }
}

/** How long the process may take to end [ms]: its drivers tell what they hold. */
const CLOSE_MS = 2500;

/** The program of the process, beside this file: as source text, or built. */
function programOf(here: string): string {
  const built = fileURLToPath(new URL('./links-process.js', here));
  return existsSync(built) ? built : fileURLToPath(new URL('./links-process.ts', here));
}
