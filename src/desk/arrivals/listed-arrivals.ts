import type { PartOrder } from '../../documents/common.ts';
import type { Arrival, Arrivals, ListedArrival } from '../../documents/results/arrival.ts';
import type { ArrivalState } from '../../evidence/ledger/subjects/arrival.ts';
import { openSamples } from '../../evidence/ledger/subjects/arrival.ts';
import type { Subject } from '../../metal/alloy/words.ts';
import type { TaskContext } from '../context.ts';
import { partOf } from '../part-of-list.ts';
import { arrivalOf, surroundings } from './arrival-of.ts';
import { standingOf, takingRules } from './taking-rules.ts';

interface Asked extends PartOrder {
  readonly settled?: true | undefined;
  readonly heat?: string | undefined;
}

/** Files of results: what waits first, the latest of each first. */
export async function listedArrivals(
  { settled, heat, ...place }: Asked,
  context: TaskContext,
): Promise<Arrivals> {
  const states = (await arrivalStates(context)).filter((one) => settled || one.status === 'arrived');
  const of = heat === undefined ? undefined : (`heat:${heat}` as const);
  const inOrder = states.toSorted(
    (a, b) => Number(a.status === 'settled') - Number(b.status === 'settled') || b.seq - a.seq,
  );
  // whose a sample is, is worked out for what waits alone
  const around = inOrder.some(({ status }) => status === 'arrived') ? await surroundings(context) : undefined;
  const rowsOf = async (listed: readonly ArrivalState[]): Promise<ListedArrival[]> => {
    const rows: ListedArrival[] = [];
    for (const state of listed)
      rows.push(
        state.status === 'settled' ? settledRow(state) : rowOf(await arrivalOf(state, context, around)),
      );
    return rows;
  };
  const controls = await badControls(context);
  const listed = ({ rows: arrivals, ...part }: ReturnType<typeof partOf<ListedArrival>>): Arrivals => ({
    ...{ format: 'remelt-arrivals/1', arrivals, controls, ...part },
  });
  // of which heat a file is, is known once its row is made
  if (of !== undefined)
    return listed(
      partOf(
        (await rowsOf(inOrder)).filter((one) => one.of.includes(of)),
        place,
      ),
    );
  const part = partOf(inOrder, place);
  return listed({ ...part, rows: await rowsOf(part.rows) });
}

/** Everything that arrived. */
const arrivalStates = async ({ store }: Pick<TaskContext, 'store'>): Promise<readonly ArrivalState[]> =>
  (await store.subjects('arrival')).map(({ state }) => state as ArrivalState);

/** Files of which something waits, as they stand now. */
export async function waitingArrivals(
  context: Pick<TaskContext, 'store' | 'compute' | 'clock' | 'memory'>,
): Promise<readonly Arrival[]> {
  const states = (await arrivalStates(context)).filter(({ status }) => status === 'arrived');
  if (states.length === 0) return [];
  const around = await surroundings(context);
  return Promise.all(states.map((state) => arrivalOf(state, context, around)));
}

/** Control samples that keep rules from taking, in words. */
async function badControls(context: Pick<TaskContext, 'store' | 'memory'>): Promise<readonly string[]> {
  const rules = await takingRules(context);
  const standings = await Promise.all(rules.map((rule) => standingOf(rule, context)));
  return [...new Set(standings.flatMap(({ state, words }) => (state === 'bad' ? [words] : [])))];
}

function rowOf({ samples, asks, ...arrival }: Arrival): ListedArrival {
  const waiting = samples.filter(({ state }) => state === 'waits');
  return {
    ...listed(arrival),
    samples: samples.length,
    waits: samples.length === 0 ? 1 : waiting.length,
    of: subjectsOf(samples.flatMap(({ match }) => match?.of ?? [])),
    asks:
      (waiting.flatMap((one) => one.asks)[0] ?? (samples.length === 0 ? asks[0] : undefined))?.words ?? null,
  };
}

function settledRow(state: ArrivalState): ListedArrival {
  return {
    ...listed({ ...state, arrival: state.id }),
    samples: state.samples.length,
    waits: openSamples(state).length,
    of: subjectsOf(Object.values(state.settled).flatMap(({ of }) => of ?? [])),
    asks: null,
  };
}

const listed = ({
  arrival,
  source,
  file,
  at,
  status,
}: Pick<Arrival, 'arrival' | 'source' | 'file' | 'at' | 'status'>) => ({
  arrival,
  source,
  file,
  at,
  status,
});

const subjectsOf = (of: readonly string[]): ListedArrival['of'] =>
  [...new Set(of)] as Subject[] as `heat:${string}`[];
