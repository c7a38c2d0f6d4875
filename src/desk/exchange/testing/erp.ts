import type { FeedEvent } from '../../../documents/exchange/events.ts';
import { kgToGrams } from '../../../evidence/records/mass.ts';

/**
 * What an ERP makes of the feed: it books each event, takes back what a reversal names, and keeps the last cursor. It throws where an id
 * comes twice, or a reversal names what it never booked or took back before.
 */
export class Erp {
  readonly booked = new Map<string, FeedEvent>();
  readonly seen = new Set<string>();
  /** Types of which something was taken back. */
  readonly reversed = new Set<string>();
  cursor: string | undefined;

  take(event: FeedEvent, cursor: string): void {
    if (this.seen.has(event.id)) throw new Error(`${event.id} came twice`);
    this.seen.add(event.id);
    if (event.reverses !== undefined) this.reversed.add(event.type);
    if (event.reverses === undefined) this.booked.set(event.id, event);
    else if (!this.booked.delete(event.reverses))
      throw new Error(`${event.id} reverses ${event.reverses}, which is not booked`);
    this.cursor = cursor;
  }

  /** Mass of the events of a type that are booked [g]. */
  grams(type: FeedEvent['type'], is: Readonly<Record<string, unknown>>): number {
    return this.of(type, is).reduce((sum, { data }) => sum + kgToGrams(String(data.kg)), 0);
  }

  of(type: FeedEvent['type'], is: Readonly<Record<string, unknown>> = {}): readonly FeedEvent[] {
    return [...this.booked.values()].filter(
      (one) => one.type === type && Object.entries(is).every(([name, value]) => one.data[name] === value),
    );
  }
}
