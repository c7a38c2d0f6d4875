import { meltUnderWay } from '../../calculations/heats/melt-under-way.ts';
import { holdsBath } from '../../calculations/route/settings.ts';
import type { HeatState } from '../../evidence/ledger/state.ts';
import type { StoredRecord } from '../../evidence/ledger/store.ts';
import { InputError } from '../../foundation/errors.ts';
import { BATH, idOf } from '../../metal/alloy/words.ts';
import type { TaskContext } from '../context.ts';
import { takenInBath } from '../samples/samples-in-time.ts';
import { isStated, timedPart } from '../samples/timed-part.ts';
import { toldAt } from '../told-at.ts';
import { furnaceLogOf } from './known-heat.ts';

type Log = NonNullable<ReturnType<typeof furnaceLogOf>>;
type Context = Pick<TaskContext, 'compute' | 'store'>;

/** What a furnace log says of a heat, completed by its records. */
export interface HeatAsItRan extends Pick<Log, 'melt' | 'route'> {
  readonly samples: NonNullable<Log['samples']>;
}

/**
 * Melt, route and sample times of a heat that has a furnace log. What the log leaves out comes from the records: the melt from the
 * lots that were charged, the times from when the samples were booked as taken. The route ends with the pour, so it began its time before. A heat that
 * is not poured, or whose charge is not all of analysed lots, is as its log says.
 */
export async function heatAsItRan(heat: HeatState, context: Context): Promise<HeatAsItRan> {
  const log = furnaceLogOf(heat)!;
  const records = await context.store.history(heat.subject);
  const bath = bathOf(heat, { log, records }, context);
  const { melt, route } = (bath && (await chargedIn(heat, { log, bath }, context))) ?? log;
  return { melt, route, samples: log.samples ?? (bath ? samplesIn(heat, { bath, records }) : []) };
}

/** The operation of a route that the bath was poured from, and its times. */
interface Bath {
  readonly index: number;
  /** Since the route began [s]. */
  readonly begin_s: number;
  readonly end_s: number;
  /** Time since the route began [s] of a moment. */
  readonly since: (at: string) => number;
}

/** Null for a heat that is not poured, and for a route that does not say how long its bath was held. */
function bathOf(
  { balances }: HeatState,
  { log: { route }, records }: { readonly log: Log; readonly records: readonly StoredRecord[] },
  { compute }: Context,
): Bath | null {
  const poured = records.find(
    ({ seq, record }) => record.kind === 'heat.melted' && balances.some((step) => step.seq === seq),
  );
  const facts = compute.facts();
  const index = route.findLastIndex(({ operation }) => holdsBath(operation, facts));
  const times = route.slice(0, index + 1).map(({ settings }) => settings?.time_s);
  if (!poured || index < 0 || !times.every((time) => typeof time === 'number')) return null;
  const end_s = times.reduce((sum, time) => sum + time, 0);
  const poured_ms = new Date(toldAt(poured)).getTime();
  return {
    index,
    begin_s: end_s - times.at(-1)!,
    end_s,
    since: (at) => end_s + (new Date(at).getTime() - poured_ms) / 1000,
  };
}

/** Melt and route by the lots that were charged, and when; null where the log says it, or the lots do not. */
async function chargedIn(
  { charges }: HeatState,
  { log: { melt, route }, bath }: { readonly log: Log; readonly bath: Bath },
  context: Context,
): Promise<Pick<Log, 'melt' | 'route'> | null> {
  const { index, begin_s, end_s, since } = bath;
  if (isStated(melt) || route.some(({ additions = [] }) => additions.length > 0)) return null;
  const portions = charges.flatMap(({ happenedAt, portions: own }, i) => {
    const at_s = since(happenedAt) - begin_s;
    return own.map((portion) => ({ ...portion, at_s: i === 0 || at_s <= 0 ? null : at_s }));
  });
  if (portions.some(({ from }) => !from.startsWith('lot:'))) return null;
  try {
    const parts = await Promise.all(
      portions.map(({ from, mass_g, at_s }) =>
        timedPart({ id: idOf(from), mass_g, at_s, isPlanned: false }, context),
      ),
    );
    const held_s = end_s - begin_s;
    const made = meltUnderWay(parts, route.slice(0, index + 1), {
      facts: context.compute.facts(),
      times: { now_s: held_s, latest_s: held_s },
    });
    return { melt: made.melt, route: [...made.route, ...route.slice(index + 1)] };
  } catch (error) {
    if (error instanceof InputError) return null;
    throw error;
  }
}

/** Bath samples that were booked as taken while the bath was held; one that was booked together with its results or the pour has no time. */
function samplesIn(
  { samples, analyses }: HeatState,
  { bath, records }: { readonly bath: Bath; readonly records: readonly StoredRecord[] },
): HeatAsItRan['samples'] {
  const taken = takenInBath(records);
  const withResults = new Set(
    analyses
      .filter(({ place, sample, happenedAt }) => place === BATH && taken.get(sample ?? '') === happenedAt)
      .map(({ sample }) => sample),
  );
  return samples.flatMap((sample) => {
    const at = taken.get(sample);
    const at_s = at === undefined || withResults.has(sample) ? Number.NaN : bath.since(at);
    return at_s >= bath.begin_s && at_s < bath.end_s ? [{ sample, at_s }] : [];
  });
}
