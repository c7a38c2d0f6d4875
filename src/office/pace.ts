import { sql } from 'kysely';
import type { OfficeDatabase } from './tables.ts';

/** How fast one address may ask: so many requests a second over time, and so many at once. */
export interface Pace {
  readonly perSecond: number;
  readonly atOnce: number;
}

/** What each address has asked of all processes of a server together. */
export interface PaceBook {
  /** Takes up to `wanted` requests of an address out of what the pace allows now, by the clock of the database; answers how many. */
  readonly take: (address: string, wanted: number, pace: Pace) => Promise<number>;
}

/** Seconds after which an address that asks nothing is forgotten: what it may ask is whole again long before [s]. */
const FORGOTTEN_S = 600;

export const paceBookOn = (db: OfficeDatabase): PaceBook => {
  let tidied = Number.NEGATIVE_INFINITY;
  return {
    take: async (address, wanted, { perSecond, atOnce }) => {
      if (performance.now() - tidied > FORGOTTEN_S * 1000) {
        tidied = performance.now();
        await sql`delete from office.pace where at < now() - make_interval(secs => ${FORGOTTEN_S})`.execute(
          db,
        );
      }
      const there = sql`least(${atOnce}, held.requests + extract(epoch from clock_timestamp() - held.at) * ${perSecond})`;
      const granted = sql`least(${wanted}, floor(${there}))`;
      const { rows } = await sql<{ granted: number }>`
        insert into office.pace as held (address, requests, granted, at)
        values (${address}, ${Math.max(0, atOnce - wanted)}, ${Math.min(wanted, atOnce)}, clock_timestamp())
        on conflict (address) do update
        set requests = greatest(0, ${there} - ${granted}), granted = greatest(0, ${granted}), at = clock_timestamp()
        returning granted`.execute(db);
      return rows[0]?.granted ?? 0;
    },
  };
};
