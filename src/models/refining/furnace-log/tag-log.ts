import { type Knot, SwingingDoor } from '../../../foundation/numerics/swinging-door.ts';

/** What a recorder said of one tag at one time. */
export interface Reading {
  readonly at_ms: number;
  /** In the unit of the setting; NaN for what is not a number. */
  readonly value: number;
  /** False: the recorder itself marks the value as bad. */
  readonly isGood: boolean;
  /** A recorder that was thinned before says that a straight line leads here from its value before: no silence. */
  readonly isLinked?: boolean;
}

/** What the readings of a tag are held to. */
export interface TagRule {
  /** Silence from which on there is a gap [ms]. */
  readonly gapAfter_ms: number;
  /** Values outside are not of the setting: a cold furnace, a broken thermocouple. */
  readonly low: number;
  readonly high: number;
  /** Largest error of the lines between the knots that are kept, at a value. */
  readonly tolerance: (value: number) => number;
  /** Of a counter: the value at which it begins again at zero. Its rate per second is the setting. */
  readonly wrapsAt?: number;
}

/** A time in which a tag has no value. */
export interface Gap {
  readonly from_ms: number;
  readonly to_ms: number;
  readonly why: 'silence' | 'bad quality' | 'not a number' | 'out of range';
}

/** Readings that were left out, by why. */
export interface LeftOut {
  bad: number;
  notNumber: number;
  outOfRange: number;
  /** Told again, the same or otherwise. */
  twice: number;
  /** Of those, told with another value. */
  contradicting: number;
  /** Older than what was told before. */
  late: number;
}

/** What is kept of a tag: its readings on straight lines, `at` in ms. Between the ends of a gap nothing is known. */
export interface TagCurve {
  readonly knots: readonly Knot[];
  readonly gaps: readonly Gap[];
  readonly lowest: Knot | null;
  readonly highest: Knot | null;
  readonly readings: number;
  readonly leftOut: Readonly<LeftOut>;
}

const NOTHING: LeftOut = { bad: 0, notNumber: 0, outOfRange: 0, twice: 0, contradicting: 0, late: 0 };

/**
 * The curve of one tag from its readings in the order of their time, in one pass. A value counts at its own time alone: after the last good
 * one before a silence, or before values that are bad, no number or out of range, the curve ends, and begins again with the next good one;
 * what lies between is a gap where it is longer than the rule of the tag. The lowest and the highest reading are always knots.
 */
class TagLog {
  readonly #rule: TagRule;
  readonly #door: SwingingDoor;
  #knots: Knot[] = [];
  #gaps: Gap[] = [];
  #leftOut: LeftOut = { ...NOTHING };
  #readings = 0;
  #lowest: Knot | null = null;
  #highest: Knot | null = null;
  /** Time of the last reading, and of the last good one. */
  #told: Reading | undefined;
  #good_ms: number | undefined;
  /** Why readings since the last good one were left out. */
  #why: Gap['why'] | undefined;
  #counter: Reading | undefined;

  constructor(rule: TagRule) {
    this.#rule = rule;
    // a reading that is made a knot for being the lowest can move a line by the tolerance of the door once more
    this.#door = new SwingingDoor((value) => rule.tolerance(value) / 2);
  }

  /** Takes the next reading. */
  take(reading: Reading): void {
    this.#readings += 1;
    const told = this.#told;
    if (told && reading.at_ms <= told.at_ms) {
      if (reading.at_ms < told.at_ms) this.#leftOut.late += 1;
      else {
        this.#leftOut.twice += 1;
        if (!Object.is(reading.value, told.value)) this.#leftOut.contradicting += 1;
      }
      return;
    }
    this.#told = reading;
    const value = this.#rule.wrapsAt === undefined ? reading.value : this.#rateOf(reading);
    if (value === undefined) return;
    const why = this.#faultOf(reading, value);
    if (why === undefined) this.#takeGood(reading.at_ms, value, reading.isLinked);
    else this.#why ??= why;
  }

  /** The curve so far; a silence until `now_ms` is a gap in it, and the next reading begins a new curve. */
  end(now_ms?: number): TagCurve {
    this.#close();
    if (now_ms !== undefined && this.#good_ms !== undefined) this.#gapUntil(now_ms);
    const curve: TagCurve = {
      knots: withExtremes(this.#knots, [this.#lowest, this.#highest]),
      gaps: this.#gaps,
      lowest: this.#lowest,
      highest: this.#highest,
      readings: this.#readings,
      leftOut: this.#leftOut,
    };
    this.#knots = [];
    this.#gaps = [];
    this.#leftOut = { ...NOTHING };
    this.#readings = 0;
    this.#lowest = null;
    this.#highest = null;
    return curve;
  }

  #takeGood(at: number, value: number, isLinked = false): void {
    if (!isLinked && this.#good_ms !== undefined && at - this.#good_ms > this.#rule.gapAfter_ms) {
      this.#close();
      this.#gapUntil(at);
    }
    this.#good_ms = at;
    this.#why = undefined;
    const knot = this.#door.take(at, value);
    if (knot) this.#knots.push(knot);
    if (this.#lowest === null || value < this.#lowest.value) this.#lowest = { at, value };
    if (this.#highest === null || value > this.#highest.value) this.#highest = { at, value };
  }

  #close(): void {
    const last = this.#door.end();
    if (last) this.#knots.push(last);
  }

  #gapUntil(to_ms: number): void {
    const from_ms = this.#good_ms!;
    if (to_ms - from_ms > this.#rule.gapAfter_ms)
      this.#gaps.push({ from_ms, to_ms, why: this.#why ?? 'silence' });
  }

  #faultOf({ isGood }: Reading, value: number): Gap['why'] | undefined {
    if (!isGood) {
      this.#leftOut.bad += 1;
      return 'bad quality';
    }
    if (!Number.isFinite(value)) {
      this.#leftOut.notNumber += 1;
      return 'not a number';
    }
    if (value >= this.#rule.low && value <= this.#rule.high) return undefined;
    this.#leftOut.outOfRange += 1;
    return 'out of range';
  }

  /** Rate of a counter since the reading before [1/s]; one that begins again at zero goes on. Undefined for the first reading, and after a gap. */
  #rateOf(reading: Reading): number | undefined {
    const before = this.#counter;
    if (!reading.isGood || !Number.isFinite(reading.value)) return reading.value;
    this.#counter = reading;
    if (!before || reading.at_ms - before.at_ms > this.#rule.gapAfter_ms) return undefined;
    const more = reading.value - before.value;
    return (1000 * (more < 0 ? more + this.#rule.wrapsAt! : more)) / (reading.at_ms - before.at_ms);
  }
}

/** Knots in the order of their time, with these among them. */
function withExtremes(knots: readonly Knot[], extremes: readonly (Knot | null)[]): readonly Knot[] {
  const known = new Set(knots.map(({ at }) => at));
  const more = extremes.filter((one): one is Knot => one !== null && !known.has(one.at));
  if (more.length === 0) return knots;
  const unique = more.filter((one, i) => more.findIndex(({ at }) => at === one.at) === i);
  return [...knots, ...unique].sort((a, b) => a.at - b.at);
}

/** The curve of one tag from readings in any order. */
export function curveOf(readings: readonly Reading[], rule: TagRule): TagCurve {
  const log = new TagLog(rule);
  const inOrder = [...readings].sort((a, b) => a.at_ms - b.at_ms);
  for (const reading of inOrder) log.take(reading);
  return log.end();
}
