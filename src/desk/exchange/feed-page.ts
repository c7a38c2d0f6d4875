import type { EventType } from '../../documents/exchange/events.ts';
import { BEGINNING } from './cursor.ts';
import { type Asked, eventsAfter, type Told } from './feed.ts';

/** What is asked of a feed: from where, what, and how many events at most. */
export interface FeedAsked extends Asked {
  readonly limit?: number | undefined;
}

/** A feed up to its limit: part by part, each with the cursor that goes on after it, and whether more is there. */
export interface FeedPart {
  readonly told: readonly Told[];
  readonly cursor: string;
  readonly more: boolean;
}

/** The feed up to a number of events. Throws as `eventsAfter` does. */
export async function* feedUpTo(
  { limit = Number.POSITIVE_INFINITY, ...asked }: FeedAsked,
  context: Parameters<typeof eventsAfter>[1],
): AsyncGenerator<FeedPart> {
  let left = limit;
  for await (const { told, cursor } of eventsAfter(asked, context)) {
    if (told.length > left) {
      const part = told.slice(0, left);
      yield { told: part, cursor: part.at(-1)!.cursor, more: true };
      return;
    }
    left -= told.length;
    yield { told, cursor, more: false };
  }
}

/** The whole of a feed up to its limit. */
export async function wholeFeed(
  asked: FeedAsked,
  context: Parameters<typeof eventsAfter>[1],
): Promise<FeedPart> {
  const told: Told[] = [];
  let [cursor, more] = [asked.after ?? BEGINNING, false];
  for await (const part of feedUpTo(asked, context)) {
    told.push(...part.told);
    ({ cursor, more } = part);
  }
  return { told, cursor, more };
}

/**
 * The feed as lines of JSON: each event with the cursor that goes on after it; the last line says how many there were and where to go on.
 * A transfer without that line was cut.
 */
export async function* feedLines(
  asked: FeedAsked,
  context: Parameters<typeof eventsAfter>[1],
  note?: (events: number, cursor: string, more: boolean) => void,
): AsyncGenerator<string> {
  let [events, cursor, more] = [0, asked.after ?? BEGINNING, false];
  for await (const part of feedUpTo(asked, context)) {
    ({ cursor, more } = part);
    events += part.told.length;
    note?.(part.told.length, cursor, more);
    if (part.told.length > 0)
      yield part.told
        .map(({ event, cursor: own }) => `${JSON.stringify({ ...event, cursor: own })}\n`)
        .join('');
  }
  yield `${JSON.stringify({ format: 'remelt-feed-end/1', events, cursor, more })}\n`;
}

/** Types as a set; absent: all. */
export const typesAsked = (types: readonly EventType[] | undefined): ReadonlySet<EventType> | undefined =>
  types === undefined ? undefined : new Set(types);
