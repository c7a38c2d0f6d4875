import type { Ask, HeatLog } from '../../documents/heats/heat-log.ts';
import type { furnaceLogSchema } from '../../documents/heats/heat-record.ts';
import type { SimulateInput } from '../../documents/heats/simulate.ts';
import type { TagMap } from '../../documents/heats/tag-map.ts';
import { ConflictError, InputError } from '../../foundation/errors.ts';
import { counted, utcMinute } from '../../foundation/quantity/format.ts';
import { type CutCurve, cutOf } from '../../models/refining/furnace-log/cut.ts';
import { curveOf, type LeftOut, type TagCurve } from '../../models/refining/furnace-log/tag-log.ts';
import type { Facts } from '../facts.ts';
import { type ReadTag, readTags, tagsOfFurnace, tagsOfSettings } from './mapped-tags.ts';
import type { RecorderReading } from './recorder-text.ts';
import { LIVE_SHARE } from './tag-rules.ts';

type FurnaceLog = ReturnType<typeof furnaceLogSchema.parse>;
type Route = SimulateInput['route'];

/** A step of a heat as it was booked. */
export interface BookedMark {
  readonly what: 'charged' | 'sampled' | 'poured';
  /** Of a sample. */
  readonly name?: string;
  readonly at_ms: number;
  /** Booked with its day alone. */
  readonly isDay?: true;
}

/** What is cut out of a recorder, and by what. */
export interface LogOrder {
  readonly furnace: string;
  readonly map: TagMap;
  readonly reading: RecorderReading;
  readonly booked: readonly BookedMark[];
  /** The operations that the heat is planned through; null where nobody planned any. */
  readonly planned: Route | null;
  readonly mass_kg: number;
  /** Start and end as somebody states them [ms]. */
  readonly from_ms?: number | undefined;
  readonly to_ms?: number | undefined;
  readonly clockAhead_s?: number | undefined;
  /** When it is asked: no value can be of a later time [ms]. */
  readonly now_ms: number;
  readonly units?: 'file' | 'map' | undefined;
  readonly marks?: 'booked' | 'recorder' | undefined;
  readonly sha256: string;
  /** Of the parts of a source. */
  readonly parts?: readonly string[] | undefined;
  readonly file?: string | undefined;
  readonly source?: string | undefined;
}

/** A log of a heat as it can be booked, and what a person is told of it. */
export interface CutLog
  extends Pick<HeatLog, 'operation' | 'from' | 'to' | 'marks' | 'settings' | 'asks' | 'notes'> {
  readonly log: FurnaceLog;
  readonly curves: readonly { readonly tag: ReadTag; readonly cut: CutCurve }[];
}

/**
 * The log of a heat out of what a recorder says: cut at its marks, each setting on straight lines within its tolerance, gaps marked. Throws
 * NotFoundError for a furnace without tags, InputError for a heat without an end, ConflictError where the recorder holds nothing of its time.
 */
export function cutLog(order: LogOrder, facts: Facts): CutLog {
  const { map, furnace, reading, planned, mass_kg } = order;
  const asks: Ask[] = [];
  const notes: string[] = [];
  const all = tagsOfFurnace(tagsOfSettings(map, facts), furnace);
  const operation = operationLogged(all, planned);
  const mapped = all.filter((one) => one.operation === operation);
  const tags = readTags(mapped, { ...order, units: order.units, asks, notes });
  const curves = tags.map((tag) => ({ tag, curve: curveOf(tag.readings, tag.rule) }));
  const marks = marksOf(order, { curves, asks, notes });
  askFuture(order, asks);
  const window = { from_ms: marks[0]!.at_ms, to_ms: marks.at(-1)!.at_ms };
  const cuts = tags.flatMap((tag) => {
    const readings = readingsIn(window, tag);
    const curve = curveOf(readings, tag.rule);
    const cut = cutOf(curve, window, tag.rule);
    if (!cut)
      notes.push(`${tag.mapped.tag} has no reading in the time of the heat: ${tag.name} is not logged`);
    const { from_ms, to_ms } = window;
    const inside = readings.filter(({ at_ms }) => at_ms >= from_ms && at_ms <= to_ms);
    return cut ? [{ tag, curve: curveOf(inside, tag.rule), cut }] : [];
  });
  if (cuts.length === 0) throw nothingIn(window, reading);
  const time_s = (window.to_ms - window.from_ms) / 1000;
  const step = planned?.find((one) => one.operation === operation);
  const settings = Object.fromEntries(
    cuts.map(({ tag, cut }) => [
      tag.name,
      { at_s: cut.at_s.map(rounded), value: cut.value.map((v) => inside(v, tag)) },
    ]),
  );
  const samples = order.booked.flatMap(({ what, name, at_ms }) =>
    what === 'sampled' && name !== undefined && at_ms >= window.from_ms && at_ms < window.to_ms
      ? [{ sample: name, at_s: (at_ms - window.from_ms) / 1000 }]
      : [],
  );
  const shown = cuts.map((one) => loggedSetting(one));
  const [from, to] = [isoOf(window.from_ms), isoOf(window.to_ms)];
  return {
    log: {
      melt: { mass_kg },
      route: [{ operation, settings: { ...step?.settings, time_s, ...settings } }],
      ...(samples.length > 0 ? { samples } : {}),
      recorded: {
        sha256: order.sha256,
        ...(order.file === undefined ? {} : { file: order.file }),
        ...(order.parts === undefined ? {} : { parts: [...order.parts] }),
        ...(order.source === undefined ? {} : { source: order.source }),
        ...{ from, to },
        ...(order.clockAhead_s ? { clockAhead_s: order.clockAhead_s } : {}),
        settings: shown.map(({ setting, tag, readings, error, lowest, highest, gaps }, i) => ({
          ...{ setting, tag, readings, error, lowest, highest, gaps: [...gaps] },
          gapAfter_s: cuts[i]!.tag.rule.gapAfter_ms / 1000,
        })),
      },
    },
    operation,
    ...{ from, to },
    marks: marks.map(({ what, at_ms, from: source }) => ({
      ...{ what, at: isoOf(at_ms), from: source },
      at_s: (at_ms - window.from_ms) / 1000,
    })),
    settings: shown,
    curves: cuts,
    asks,
    notes: [...reading.notes, ...notes],
  };
}

/** The readings of a time, and those beside it that its ends lie between. */
const readingsIn = ({ from_ms, to_ms }: Window, { readings, rule: { gapAfter_ms } }: ReadTag) =>
  readings.filter(({ at_ms }) => at_ms >= from_ms - gapAfter_ms && at_ms <= to_ms + gapAfter_ms);

interface Window {
  readonly from_ms: number;
  readonly to_ms: number;
}

/** The operation that the tags of a furnace are of; the planned one where they are of several. */
function operationLogged(tags: readonly { readonly operation: string }[], planned: Route | null): string {
  const names = [...new Set(tags.map(({ operation }) => operation))];
  return names.find((one) => planned?.some(({ operation }) => operation === one)) ?? names[0]!;
}

interface Mark {
  readonly what: string;
  readonly at_ms: number;
  readonly from: HeatLog['marks'][number]['from'];
}

interface Curves {
  readonly curves: readonly { readonly tag: ReadTag; readonly curve: TagCurve }[];
  readonly asks: Ask[];
  readonly notes: string[];
}

/** Marks of the recorder may differ so much from when a step was booked without being asked about [ms]: people book when they find time. */
const NEAR_MS = 300_000;
const HOUR_MS = 3_600_000;

/** The marks that the log is cut at, in their order: the charge first, the pour or the end of the log last. */
function marksOf(order: LogOrder, { curves, asks, notes }: Curves): Mark[] {
  const { booked, reading, clockAhead_s = 0 } = order;
  const own = marksOfRecorder(order);
  const found = booked.map((mark) => ({
    mark,
    near: own.find((one) => one.what === mark.what && isNearest(one, mark)),
  }));
  const off = found.flatMap(({ mark, near }) => (near ? [near.at_ms - mark.at_ms] : []));
  const isFar = off.some((one) => Math.abs(one) > NEAR_MS);
  if (isFar && order.clockAhead_s === undefined && order.marks === undefined) askMarks(off, asks);
  const useOwn = order.marks === 'recorder' || (!isFar && order.marks !== 'booked');
  const named = found.map(({ mark, near }): Mark => {
    const what = mark.name === undefined ? mark.what : `${mark.what} ${mark.name}`;
    return useOwn && near
      ? { what, at_ms: near.at_ms, from: 'recorder' }
      : { what, at_ms: mark.at_ms, from: 'booked' };
  });
  const start: Mark | undefined =
    order.from_ms === undefined
      ? named.find(({ what }) => what === 'charged')
      : { what: 'start', at_ms: order.from_ms, from: 'stated' };
  if (!start)
    throw new InputError('the heat has no charge whose time is known', {
      path: 'from',
      allowed: 'a time such as 2026-12-02T14:05:00Z',
      cure: 'state when the metal was molten',
    });
  const last_ms = reading.to_ms - 1000 * clockAhead_s;
  const end: Mark =
    order.to_ms === undefined
      ? (named.find(({ what }) => what === 'poured') ?? {
          ...{ what: 'end of the log', at_ms: last_ms, from: 'end of the log' as const },
        })
      : { what: 'end', at_ms: order.to_ms, from: 'stated' };
  for (const { what, isDay } of booked)
    if (isDay && (what === 'charged' ? order.from_ms : order.to_ms) === undefined)
      asks.push({
        code: 'day',
        words: `the heat was booked as ${what} with its day alone`,
        cure: `state the time at which it was ${what}`,
        answer: {
          [what === 'charged' ? 'from' : 'to']: isoOf(what === 'charged' ? reading.from_ms : last_ms),
        },
      });
  if (!(end.at_ms > start.at_ms)) {
    if (named.some(({ what }) => what === 'poured') || order.to_ms !== undefined)
      throw new InputError(
        `the heat ends at ${minuteOf(end.at_ms)}, before it begins at ${minuteOf(start.at_ms)}`,
        {
          path: 'to',
          value: isoOf(end.at_ms),
          allowed: `after ${isoOf(start.at_ms)}`,
          cure: 'state start and end of the log',
        },
      );
    askClock(order, { curves, asks, window: { from_ms: start.at_ms, to_ms: start.at_ms + HOUR_MS } });
    throw nothingIn({ from_ms: start.at_ms, to_ms: start.at_ms + HOUR_MS }, reading);
  }
  if (!isFar) askClock(order, { curves, asks, window: { from_ms: start.at_ms, to_ms: end.at_ms } });
  if (end.from === 'end of the log')
    notes.push('the heat is not poured: the log goes as far as the recorder');
  const between = named.filter(
    ({ what, at_ms }) => what.startsWith('sampled') && at_ms > start.at_ms && at_ms < end.at_ms,
  );
  return [start, ...between.sort((a, b) => a.at_ms - b.at_ms), end];
}

/** Marks of another heat are not of this one [ms]. */
const OTHER_HEAT_MS = 6 * HOUR_MS;
const isNearest = ({ at_ms }: { readonly at_ms: number }, mark: BookedMark): boolean =>
  Math.abs(at_ms - mark.at_ms) < OTHER_HEAT_MS;

/** Where a tag of marks rises above zero. */
function marksOfRecorder({ map, furnace, reading, clockAhead_s = 0, booked }: LogOrder) {
  return map.tags
    .flatMap(({ tag, mark, furnace: of }) => {
      if (mark === undefined || of !== furnace) return [];
      const values = reading.tags.get(tag) ?? [];
      return values.flatMap(({ value, at_ms, isGood }, i) =>
        isGood && value > 0 && i > 0 && !(values[i - 1]!.value > 0)
          ? [{ what: mark, at_ms: at_ms - 1000 * clockAhead_s }]
          : [],
      );
    })
    .sort((a, b) => distance(a, booked) - distance(b, booked));
}

const distance = (
  one: { readonly what: string; readonly at_ms: number },
  booked: readonly BookedMark[],
): number =>
  Math.min(...booked.filter(({ what }) => what === one.what).map(({ at_ms }) => Math.abs(at_ms - one.at_ms)));

/** All marks off by the same: the clock. By different times: somebody has to say which count. */
function askMarks(off: readonly number[], asks: Ask[]): void {
  const middle = [...off].sort((a, b) => a - b)[Math.floor(off.length / 2)]!;
  const isSame = off.every((one) => Math.abs(one - middle) <= NEAR_MS);
  const ahead_s = roundedClock(middle) / 1000;
  asks.push(
    isSame
      ? {
          code: 'clock',
          words: `the marks of the recorder are ${minutesOff(middle)} ${middle > 0 ? 'after' : 'before'} what was booked: is its clock ${middle > 0 ? 'ahead' : 'behind'}?`,
          cure: 'say how far its clock is ahead in seconds; 0 where the bookings were late',
          answer: { clockAhead_s: ahead_s },
        }
      : {
          code: 'marks',
          words: `the marks of the recorder differ from what was booked by ${off.map(minutesOff).join(' and ')}`,
          cure: 'say which count',
          answer: { marks: 'recorder' },
        },
  );
}

/** Half hours are what clocks of other zones are off by. */
const roundedClock = (off_ms: number): number => {
  const halves = Math.round(off_ms / (HOUR_MS / 2)) * (HOUR_MS / 2);
  return Math.abs(off_ms - halves) <= NEAR_MS && halves !== 0 ? halves : off_ms;
};

const minutesOff = (off_ms: number): string => `${Math.round(Math.abs(off_ms) / 60_000)} min`;

/** Share of its time that a heat should find recorded, and by how much another clock must explain it better. */
const COVERED = { enough: 0.75, good: 0.9, more: 0.25 };

interface Windowed {
  readonly curves: Curves['curves'];
  readonly asks: Ask[];
  readonly window: Window;
}

/** Asks about the clock where the heat finds little of its time recorded, and finds it so many hours beside it. */
function askClock({ clockAhead_s, to_ms }: LogOrder, { curves, asks, window }: Windowed): void {
  if (clockAhead_s !== undefined || curves.length === 0) return;
  const share = (ahead_ms: number): number =>
    curves.reduce((sum, { tag, curve }) => {
      const moved = { from_ms: window.from_ms + ahead_ms, to_ms: window.to_ms + ahead_ms };
      const cut = cutOf(curve, moved, tag.rule);
      const missing_s = cut
        ? cut.gaps.reduce((all, { from_s, to_s: end }) => all + end - from_s, 0)
        : undefined;
      return sum + (missing_s === undefined ? 0 : 1 - (1000 * missing_s) / (window.to_ms - window.from_ms));
    }, 0) / curves.length;
  const here = share(0);
  if (here >= COVERED.enough) return;
  const shifts = Array.from(
    { length: 28 },
    (_, i) => (i % 2 === 0 ? 1 : -1) * HOUR_MS * (1 + Math.floor(i / 2)),
  );
  const ahead = shifts.find((one) => share(one) >= Math.max(COVERED.good, here + COVERED.more));
  if (ahead === undefined) return;
  asks.push({
    code: 'clock',
    words: `${Math.round(100 * here)} % of the time of the heat is recorded, and ${Math.round(100 * share(ahead))} % with a clock that is ${counted(Math.abs(ahead) / HOUR_MS, 'hour')} ${ahead > 0 ? 'ahead' : 'behind'}: does the recorder keep another time?`,
    cure: `say how far its clock is ahead in seconds; 0 where it is right${to_ms === undefined ? '' : ', and the times that were stated are'}`,
    answer: { clockAhead_s: ahead / 1000 },
  });
}

/** Clocks differ by so much without being asked about [ms]. */
const SAME_MS = 60_000;

/** Asks about the clock where values are of a time that has not come yet, also where what was said of the clock leaves them there. */
function askFuture({ reading, clockAhead_s = 0, now_ms }: LogOrder, asks: Ask[]): void {
  const off_ms = reading.to_ms - now_ms;
  const after_ms = off_ms - 1000 * clockAhead_s;
  if (after_ms <= SAME_MS || asks.some(({ code }) => code === 'clock')) return;
  // what came last may be a while old, and a clock of another zone is whole half hours off
  const ahead_ms = off_ms > HOUR_MS / 4 ? Math.ceil(off_ms / (HOUR_MS / 2)) * (HOUR_MS / 2) : off_ms;
  asks.push({
    code: 'clock',
    words: `its last value lies ${minutesOff(after_ms)} after now${clockAhead_s === 0 ? '' : ', also by the clock as it was stated'}: is its clock ahead?`,
    cure: 'say how far its clock is ahead in seconds; where it is right, set the clock of this machine',
    answer: { clockAhead_s: Math.ceil(ahead_ms / 1000) },
  });
}

function nothingIn({ from_ms, to_ms }: Window, reading: RecorderReading): ConflictError {
  return new ConflictError(
    `the recorder holds no value of the heat: it ran from ${minuteOf(from_ms)} to ${minuteOf(to_ms)}, the file from ${minuteOf(reading.from_ms)} to ${minuteOf(reading.to_ms)}`,
    {
      path: 'file',
      allowed: 'a file that holds the time of the heat',
      cure: 'give the file of that time; where the clock or the zone of the recorder is wrong, say so',
    },
  );
}

function loggedSetting({
  tag,
  curve,
  cut,
}: {
  readonly tag: ReadTag;
  readonly curve: TagCurve;
  readonly cut: CutCurve;
}): HeatLog['settings'][number] {
  // a live source has spent its share of the tolerance already
  const before = tag.readings.some(({ isLinked }) => isLinked) ? LIVE_SHARE : 0;
  const largest = Math.max(Math.abs(cut.lowest), Math.abs(cut.highest));
  return {
    setting: tag.name,
    tag: tag.mapped.tag,
    unit: tag.setting.unit,
    readings: curve.readings,
    kept: cut.at_s.length,
    error: rounded((cut.loosened + before) * tag.rule.tolerance(largest)),
    lowest: rounded(cut.lowest),
    highest: rounded(cut.highest),
    gaps: [...cut.gaps],
    leftOut: leftOutWords(curve.leftOut),
  };
}

function leftOutWords({
  bad,
  notNumber,
  outOfRange,
  twice,
  contradicting,
  late,
}: Readonly<LeftOut>): string[] {
  const said: readonly (readonly [number, string])[] = [
    [bad, 'of bad quality'],
    [notNumber, 'not a number'],
    [outOfRange, 'out of range'],
    [twice, contradicting > 0 ? `told twice, ${contradicting} of them with another value` : 'told twice'],
    [late, 'out of order'],
  ];
  return said.flatMap(([count, words]) => (count > 0 ? [`${count} ${words}`] : []));
}

/** A value of a line may leave the range of the setting by less than its tolerance. */
const inside = (value: number, { setting }: ReadTag): number =>
  Math.min(Math.max(rounded(value), setting.min), setting.max);

/** Digits that are kept of a value: finer than any recorder. */
const rounded = (value: number): number => Number(value.toPrecision(7));
const isoOf = (at_ms: number): string => new Date(at_ms).toISOString();
const minuteOf = (at_ms: number): string => utcMinute(isoOf(at_ms));
