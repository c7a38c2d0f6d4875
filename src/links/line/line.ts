import { setTimeout as pause } from 'node:timers/promises';
import type { LinkDriver, LinkPort, RunningLink, Tried } from '../driver.ts';
import { lineAddressOf } from '../line-address.ts';
import { connectLine, type LineConnection } from '../line-connection.ts';
import { bare, cutTelegrams, type Framing, framingOf } from './framing.ts';

/** Longest telegram [characters]. */
const LONGEST = 2 ** 20;
/** Telegrams that may wait for the server; then the line is read no further until half of them are done. */
const MOST_WAITING = 200;
/** Shortest and longest time before a line is connected anew [ms]. */
const AGAIN_MS = [500, 15_000] as const;
/** Characters of a telegram that are kept as its last word. */
const RAW = 2000;

type LineOf = Extract<NonNullable<LinkPort['address']>, { reach: 'tcp' | 'serial' }>;
const lineOf = (address: LinkPort['address']): LineOf => address as LineOf;

/** Telegrams of a TCP or serial line. Nothing is sent. The line is connected again whenever it ends. */
export const lineDriver: LinkDriver = {
  start: (port) => new Line(port),
  tryOut: ({ address }, within_ms) => listenOnce(lineOf(address), within_ms),
};

class Line implements RunningLink {
  readonly #port: LinkPort;
  readonly #framing: Framing;
  readonly #waiting: { readonly text: string; readonly at: string; readonly file: string }[] = [];
  #connection: LineConnection | null = null;
  #pending = '';
  #quiet: NodeJS.Timeout | undefined;
  #again: NodeJS.Timeout | undefined;
  #again_ms: number = AGAIN_MS[0];
  #isStopped = false;
  #isPaused = false;
  #telling: Promise<void> | null = null;
  #count = 0;
  /** What was said of the line itself; what waits is said before it. */
  #words: readonly ['works' | 'waits' | 'fault', string] = ['waits', 'the line is being connected'];

  constructor(port: LinkPort) {
    this.#port = port;
    this.#framing = framingOf(lineOf(port.address));
    this.#connect();
  }

  async stop(): Promise<void> {
    this.#isStopped = true;
    clearTimeout(this.#quiet);
    clearTimeout(this.#again);
    this.#connection?.close();
    await this.#telling;
  }

  #say(...words: readonly ['works' | 'waits' | 'fault', string]): void {
    this.#words = words;
    this.#port.say(...words);
  }

  #connect(): void {
    if (this.#isStopped) return;
    this.#pending = '';
    this.#connection = connectLine(lineAddressOf(lineOf(this.#port.address)), {
      open: () => {
        this.#again_ms = AGAIN_MS[0];
        this.#say('works', 'the line is connected');
      },
      text: (text) => this.#take(text),
      end: (words) => this.#ended(words),
    });
  }

  #ended(words: string): void {
    if (this.#isStopped || this.#connection === null) return;
    this.#connection.close();
    this.#connection = null;
    clearTimeout(this.#quiet);
    const half =
      this.#pending.trim() === ''
        ? ''
        : `; ${this.#pending.length} characters of a telegram were cut off and are not read`;
    this.#pending = '';
    this.#say('fault', `${words}${half}. It is connected again`);
    this.#again = setTimeout(() => this.#connect(), this.#again_ms);
    this.#again_ms = Math.min(AGAIN_MS[1], 2 * this.#again_ms);
  }

  #take(text: string): void {
    clearTimeout(this.#quiet);
    const { telegrams, rest } = cutTelegrams(this.#pending + text, this.#framing);
    this.#pending = rest;
    for (const one of telegrams) this.#queue(one);
    if (this.#pending.length > LONGEST) {
      this.#pending = '';
      this.#say(
        'fault',
        `it sends more than ${LONGEST} characters without the end of a telegram: look at the setting "end" of its address`,
      );
      return;
    }
    if (this.#framing.end === null && this.#pending !== '')
      this.#quiet = setTimeout(() => {
        const whole = bare(this.#pending);
        this.#pending = '';
        if (whole.trim() !== '') this.#queue(whole);
      }, this.#framing.pause_ms);
  }

  #queue(text: string): void {
    const at = this.#port.now().toISOString();
    this.#count += 1;
    this.#waiting.push({ text, at, file: `telegram ${at} ${this.#count}` });
    this.#port.heard(text.slice(0, RAW));
    if (this.#waiting.length >= MOST_WAITING && !this.#isPaused) {
      this.#isPaused = true;
      this.#connection?.pause();
      this.#port.say(
        'fault',
        `it sends faster than it can be booked: ${MOST_WAITING} telegrams wait, and the line is read no further until they are done`,
      );
    }
    this.#telling ??= this.#tell().finally(() => {
      this.#telling = null;
    });
  }

  /** Tells the server of one telegram after the other, each until it is answered. */
  async #tell(): Promise<void> {
    let wait_ms = AGAIN_MS[0] as number;
    let isTroubled = false;
    for (let one = this.#waiting[0]; one && !this.#isStopped; one = this.#waiting[0]) {
      const { text, at, file } = one;
      try {
        const answer = await this.#port.arrived({ file, at, bytes: Buffer.from(text, 'latin1') });
        this.#waiting.shift();
        wait_ms = AGAIN_MS[0];
        if (answer.kind === 'refused') this.#say('fault', `a telegram was refused: ${answer.words}`);
        else if (isTroubled || this.#words[0] === 'fault') this.#say('works', 'the line is connected');
        isTroubled = false;
      } catch (error) {
        isTroubled = true;
        this.#port.say(
          'waits',
          `${this.#waiting.length} telegrams wait: ${(error as Error).message}. It is tried again`,
        );
        await pause(wait_ms);
        wait_ms = Math.min(AGAIN_MS[1], 2 * wait_ms);
      }
      if (this.#isPaused && this.#waiting.length <= MOST_WAITING / 2) {
        this.#isPaused = false;
        this.#connection?.resume();
        this.#port.say(...this.#words);
      }
    }
  }
}

function listenOnce(address: LineOf, within_ms: number): Promise<Tried> {
  return new Promise((resolve) => {
    let raw = '';
    let isOpen = false;
    let connection: LineConnection | null = null;
    const done = (words: string) => {
      clearTimeout(late);
      connection?.close();
      resolve({ heard: raw !== '', words, raw: raw === '' ? null : raw.slice(0, RAW) });
    };
    const seconds = Math.round(within_ms / 1000);
    const late = setTimeout(
      () =>
        done(
          isOpen
            ? `the line is connected; it said nothing within ${seconds} s`
            : `it cannot be reached within ${seconds} s`,
        ),
      within_ms,
    );
    connection = connectLine(lineAddressOf(address), {
      open: () => {
        isOpen = true;
      },
      text: (text) => {
        raw += text;
        const { telegrams } = cutTelegrams(raw, framingOf(address));
        if (telegrams.length > 0) done('the line is connected, and a telegram came');
      },
      end: (words) => done(raw === '' ? words : `${words}; it said something before`),
    });
  });
}
