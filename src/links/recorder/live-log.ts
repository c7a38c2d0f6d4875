import { createHash, type Hash } from 'node:crypto';
import { gapAfterOf, LIVE_SHARE, recordedTolerance } from '../../calculations/logs/tag-rules.ts';
import type { MappedTag } from '../../documents/heats/tag-map.ts';
import { SwingingDoor } from '../../foundation/numerics/swinging-door.ts';

/** A value as a device or broker told it. */
export interface LiveValue {
  readonly tag: string;
  readonly at_ms: number;
  readonly value: number;
  readonly isGood: boolean;
}

/** A part of what a source said, as a recorder writes it: tag, time, value, quality. */
export interface LivePart {
  readonly text: string;
  readonly from_ms: number;
  readonly to_ms: number;
  readonly values: number;
  /** Older than what was told before: left out. */
  readonly late: number;
}

interface Line {
  readonly door: SwingingDoor;
  readonly isThinned: boolean;
  readonly gapAfter_ms: number;
  /** Time of the last value, and of the last good one. */
  told_ms: number;
  good_ms: number | null;
  isBad: boolean;
}

/**
 * What a live source says, thinned to straight lines within the tolerance of each tag while it comes, in the text that a recorder would
 * write. A value of quality `line` ends a straight line from the one before; `good` begins anew: after a start, a silence longer than the
 * rule of the tag, or values that were bad. A counter is not thinned. The last row of a part holds how many values it was made of, and the SHA-256 of all of them.
 */
export class LiveLog {
  readonly #lines: ReadonlyMap<string, Line>;
  #rows: string[] = [];
  #raw: Hash = createHash('sha256');
  #values = 0;
  #late = 0;
  #from_ms = Number.POSITIVE_INFINITY;
  #to_ms = Number.NEGATIVE_INFINITY;

  constructor(tags: readonly MappedTag[]) {
    this.#lines = new Map(
      tags.map((mapped) => {
        const tolerance = recordedTolerance(mapped);
        // a mark is a step, and a counter is told by its differences
        const isThinned = mapped.wrapsAt === undefined && mapped.mark === undefined;
        return [
          mapped.tag,
          {
            door: new SwingingDoor((value) => LIVE_SHARE * tolerance(value)),
            ...{ isThinned, gapAfter_ms: gapAfterOf(mapped), told_ms: Number.NEGATIVE_INFINITY },
            ...{ good_ms: null, isBad: false },
          },
        ];
      }),
    );
  }

  /** Values of the part that is open. */
  get values(): number {
    return this.#values;
  }

  /** Takes a value; false for one that is not newer than the last of its tag, or of a tag that nobody mapped. */
  take({ tag, at_ms, value, isGood }: LiveValue): boolean {
    const line = this.#lines.get(tag);
    if (!line) return false;
    if (at_ms <= line.told_ms) {
      this.#late += 1;
      return false;
    }
    line.told_ms = at_ms;
    this.#raw.update(`${tag}\t${at_ms}\t${value}\t${isGood}\n`);
    this.#values += 1;
    this.#from_ms = Math.min(this.#from_ms, at_ms);
    this.#to_ms = Math.max(this.#to_ms, at_ms);
    if (isGood && Number.isFinite(value)) this.#takeGood(tag, line, { at_ms, value });
    else this.#takeBad(tag, line, at_ms);
    return true;
  }

  /** The part so far, or null where nothing came; what comes next begins another one. */
  close(): LivePart | null {
    for (const [tag, line] of this.#lines) this.#end(tag, line);
    if (this.#values === 0) return null;
    const part = {
      ...{ from_ms: this.#from_ms, to_ms: this.#to_ms, values: this.#values, late: this.#late },
      text: `Tag,Time,Value,Quality\n${this.#rows.join('\n')}\n#values,${iso(this.#to_ms)},${this.#values},${this.#raw.digest('hex')}\n`,
    };
    this.#rows = [];
    this.#raw = createHash('sha256');
    this.#values = 0;
    this.#late = 0;
    this.#from_ms = Number.POSITIVE_INFINITY;
    this.#to_ms = Number.NEGATIVE_INFINITY;
    return part;
  }

  #takeGood(tag: string, line: Line, { at_ms, value }: Pick<LiveValue, 'at_ms' | 'value'>): void {
    const isSilent = line.good_ms !== null && at_ms - line.good_ms > line.gapAfter_ms;
    if (isSilent || line.isBad) this.#end(tag, line);
    line.good_ms = at_ms;
    line.isBad = false;
    if (!line.isThinned) {
      this.#row(tag, { at_ms, value, quality: 'good' });
      return;
    }
    const knot = line.door.take(at_ms, value);
    // the first knot of a line is the value itself
    if (knot)
      this.#row(tag, { at_ms: knot.at, value: knot.value, quality: knot.at === at_ms ? 'good' : 'line' });
  }

  #takeBad(tag: string, line: Line, at_ms: number): void {
    if (line.isBad) return;
    this.#end(tag, line);
    line.isBad = true;
    this.#row(tag, { at_ms, value: Number.NaN, quality: 'bad' });
  }

  #end(tag: string, line: Line): void {
    const last = line.door.end();
    if (last) this.#row(tag, { at_ms: last.at, value: last.value, quality: 'line' });
  }

  #row(
    tag: string,
    { at_ms, value, quality }: { readonly at_ms: number; readonly value: number; readonly quality: string },
  ): void {
    const name = /[",\n]/.test(tag) ? `"${tag.replaceAll('"', '""')}"` : tag;
    this.#rows.push(`${name},${iso(at_ms)},${Number(value.toPrecision(9))},${quality}`);
  }
}

const iso = (at_ms: number): string => new Date(at_ms).toISOString();
