import { InputError } from '../../foundation/errors.ts';
import type { Source } from './source.ts';

const DAYS = ['Sun', 'Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat'] as const;
const MINUTES_PER_DAY = 24 * 60;

/** When a source works: minutes of the day on each day of the week, Sunday first; null = not on that day. */
type Hours = readonly (readonly [from: number, to: number] | null)[];

/** Working hours as they are typed: "Mon-Fri 06:00-22:00", "Mon,Wed 08:00-16:00", "00:00-24:00" for every day. Throws InputError. */
export function hoursOf(text: string): Hours {
  const [, days = 'Mon-Sun', from, to] =
    /^\s*(?:([A-Za-z]{3}(?:\s*[-,]\s*[A-Za-z]{3})*)\s+)?(\d{1,2}:\d\d)\s*-\s*(\d{1,2}:\d\d)\s*$/.exec(text) ??
    [];
  const [begin, end] = [minuteOf(from), minuteOf(to)];
  const named = from === undefined ? null : daysOf(days);
  if (named === null || begin === null || end === null || begin >= end)
    throw new InputError(`"${text.slice(0, 60)}" does not say working hours`, {
      path: 'hours',
      value: text.slice(0, 60),
      allowed: 'days and hours of one day, such as Mon-Fri 06:00-22:00, Mon,Wed 08:00-16:00 or 06:00-22:00',
      cure: 'leave them out for a source that works day and night',
    });
  return DAYS.map((_, at) => (named.has(at) ? [begin, end] : null));
}

function minuteOf(text: string | undefined): number | null {
  const [hours = NaN, minutes = NaN] = (text ?? '').split(':').map(Number);
  const at = hours * 60 + minutes;
  return minutes < 60 && at <= MINUTES_PER_DAY ? at : null;
}

/** Days of the week by their places; null for a text that names none. */
function daysOf(text: string): ReadonlySet<number> | null {
  const named = new Set<number>();
  for (const part of text.split(',')) {
    const ends = part.split('-').map((one) => DAYS.findIndex((day) => sameDay(day, one.trim())));
    const [first = -1, last = first] = ends;
    if (ends.length > 2 || first < 0 || last < 0) return null;
    for (let day = first; ; day = (day + 1) % DAYS.length) {
      named.add(day);
      if (day === last) break;
    }
  }
  return named;
}

const sameDay = (day: string, typed: string): boolean => day.toLowerCase() === typed.toLowerCase();

/** Time between two instants in which the source works [ms]; without hours, all of it. By the clock of this machine. */
export function workedBetween(from: Date, to: Date, hours?: string): number {
  const whole = Math.max(0, to.getTime() - from.getTime());
  if (hours === undefined) return whole;
  const week = hoursOf(hours);
  let worked = 0;
  const day = new Date(from);
  day.setHours(0, 0, 0, 0);
  for (; day < to; day.setDate(day.getDate() + 1)) {
    const open = week[day.getDay()];
    if (!open) continue;
    const [begin, end] = open.map((minute) => new Date(day).setHours(0, minute, 0, 0));
    worked += Math.max(0, Math.min(end!, to.getTime()) - Math.max(begin!, from.getTime()));
  }
  return Math.min(worked, whole);
}

/** How long a source has been silent beyond its own rule [ms of its working hours]; null = it is not, or has no rule. */
export function silentFor(
  { quietAfter_s, hours }: Pick<Source, 'quietAfter_s' | 'hours'>,
  { heard, now }: { readonly heard: Date; readonly now: Date },
): number | null {
  if (quietAfter_s === undefined) return null;
  const silent = workedBetween(heard, now, hours);
  return silent > quietAfter_s * 1000 ? silent : null;
}
