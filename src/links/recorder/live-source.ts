import { parseDocument } from '../../documents/common.ts';
import { type TagMap, tagMapSchema } from '../../documents/heats/tag-map.ts';
import { InputError } from '../../foundation/errors.ts';
import { utcSecond } from '../../foundation/quantity/format.ts';
import type { Source } from '../../metal/plant/source.ts';
import type { LinkPort } from '../driver.ts';
import { LiveLog, type LivePart, type LiveValue } from './live-log.ts';

/** How long a part of a live source is [ms]: what a process holds that is killed is a gap of at most that. */
const PART_MS = 300_000;
/** Values of a part at most: a source that floods is told in more parts. */
const MOST_VALUES = 2_000_000;
/** A source that is silent for longer is said to be [ms]; with the look once a second that is within 10 s. */
const SILENT_MS = 8500;
/** Parts that wait for a server that does not answer; the oldest stay, so that what is lost is a gap at the end. */
const MOST_WAITING = 2000;

/** Times of a live source, in ms; other ones in tests. */
export interface LiveTimes {
  readonly part_ms?: number;
  readonly silent_ms?: number;
  readonly retry_ms?: number;
}

/** The map of the tags of a source. Throws InputError where nobody has mapped any. */
export function mapOfSource({ id, tags }: Pick<Source, 'id' | 'tags'>): TagMap {
  if (tags !== undefined) return parseDocument(tagMapSchema, tags, `tags of ${id}`);
  throw new InputError(`nobody has said what the tags of ${id} are`, {
    path: 'tags',
    allowed: 'a map of its tags',
    cure: 'map each tag once to a setting of the furnace',
  });
}

/**
 * What live sources have in common: values are thinned as they come, told to the server in parts, and told again until it answers; a
 * source that is silent is said to be within seconds, and not twice.
 */
export class LiveSource {
  readonly #port: LinkPort;
  readonly #log: LiveLog;
  readonly #times: Required<LiveTimes>;
  readonly #timer: NodeJS.Timeout;
  readonly #waiting: LivePart[] = [];
  #begun_ms: number;
  #last_ms: number;
  #isSilent = false;
  #sending: Promise<void> | undefined;
  #isStopped = false;

  constructor(port: LinkPort, { tags }: TagMap, times: LiveTimes = {}) {
    this.#port = port;
    this.#log = new LiveLog(tags);
    this.#times = { part_ms: PART_MS, silent_ms: SILENT_MS, retry_ms: 5000, ...times };
    this.#begun_ms = this.#last_ms = port.now().getTime();
    this.#timer = setInterval(() => this.#look(), Math.min(1000, this.#times.silent_ms / 4));
  }

  /** Takes a value; the time is that of the source, or now. */
  take(value: LiveValue): void {
    if (!this.#log.take(value)) return;
    this.#last_ms = this.#port.now().getTime();
    if (this.#isSilent) {
      this.#isSilent = false;
      this.#port.say('works', 'values come again');
    }
    if (this.#log.values >= MOST_VALUES) this.#closePart();
  }

  /** Ends the part that is open, and tells what waits once more. */
  async stop(): Promise<void> {
    this.#isStopped = true;
    clearInterval(this.#timer);
    this.#closePart();
    await this.#sending;
  }

  #look(): void {
    const now = this.#port.now().getTime();
    if (!this.#isSilent && now - this.#last_ms > this.#times.silent_ms) {
      this.#isSilent = true;
      this.#port.say('waits', `no value since ${utcSecond(new Date(this.#last_ms).toISOString())}`);
    }
    if (now - this.#begun_ms >= this.#times.part_ms) this.#closePart();
  }

  #closePart(): void {
    this.#begun_ms = this.#port.now().getTime();
    const part = this.#log.close();
    if (part) {
      if (this.#waiting.length < MOST_WAITING) this.#waiting.push(part);
      else
        this.#port.say(
          'fault',
          'the server does not answer, and no more parts are kept: what comes now is a gap',
        );
      if (part.late > 0) this.#port.say('works', `${part.late} values came late or twice and are left out`);
    }
    this.#sending ??= this.#send().finally(() => {
      this.#sending = undefined;
    });
  }

  async #send(): Promise<void> {
    for (let part = this.#waiting[0]; part; part = this.#waiting[0]) {
      try {
        await this.#port.arrived({
          file: `${this.#port.source.id}_${new Date(part.from_ms).toISOString().replaceAll(':', '-')}.csv`,
          bytes: Buffer.from(part.text),
          at: this.#port.now().toISOString(),
        });
        this.#waiting.shift();
      } catch {
        // nobody knows whether it was booked: the same part again is booked once
        if (this.#isStopped) return;
        await new Promise((resolve) => setTimeout(resolve, this.#times.retry_ms));
      }
    }
  }
}
