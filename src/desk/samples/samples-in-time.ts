import type { AdviseInput } from '../../documents/heats/advise.ts';
import type { HeatRecord } from '../../documents/heats/heat-record.ts';
import type { TimedSample } from '../../documents/heats/timed-sample.ts';
import type { AnalysisState, HeatState } from '../../evidence/ledger/state.ts';
import type { StoredRecord } from '../../evidence/ledger/store.ts';
import { specimenOf } from '../../evidence/ledger/subjects/stock.ts';
import { UNSTATED_METHOD } from '../../metal/alloy/analysis-method.ts';
import { BATH } from '../../metal/alloy/words.ts';
import type { TaskContext } from '../context.ts';
import { toldAt } from '../told-at.ts';
import { measuredInBath } from './bath-samples.ts';
import { isReckoned, timedSample } from './timed-samples.ts';

type Pending = NonNullable<AdviseInput['pending']>[number];

/** When a bath is looked at. */
export interface BathClock {
  readonly molten: Date;
  /** Start of the operation that holds the bath, since the route began [s]. */
  readonly begin_s: number;
  readonly now_s: number;
}

interface Of {
  readonly clock: BathClock;
  readonly log: Pick<NonNullable<HeatRecord['log']>, 'samples'> | undefined;
  /** Elements that the metal can hold. */
  readonly elements: ReadonlySet<string>;
}

/** Bath samples as an advise document takes them, and what is said of them. */
export interface SamplesInTime {
  readonly samples: readonly TimedSample[];
  readonly pending: readonly Pending[];
  readonly words: readonly string[];
  readonly missing: readonly { readonly what: string; readonly cure: string }[];
}

/** From taking a sample to its result [s]: what advise takes where nobody says another. */
const SAMPLE_DELAY_S = 1200;
/** Samples at the laboratory that a document takes. */
const MOST_PENDING = 5;

/** When a sample was taken, since the route began [s], and whether somebody has said so. */
interface Taken {
  readonly sample: string;
  readonly at_s: number;
  readonly isSaid: boolean;
}

/**
 * The bath samples of a heat, each with the time that it was taken: by the furnace log, else when it was booked as taken, else
 * when its results were booked, which is said; and those that have no results yet. What was taken before the metal was molten is
 * left out, and so are elements that the metal cannot hold.
 */
export async function samplesInTime(
  heat: HeatState,
  { clock, log, elements }: Of,
  { compute, store }: TaskContext,
): Promise<SamplesInTime> {
  const { analysisMethods } = compute.facts();
  const booked = takenInBath(await store.history(heat.subject));
  const logged = new Map((log?.samples ?? []).map(({ sample, at_s }) => [sample, at_s]));
  const since = (at: string): number =>
    clock.begin_s + (new Date(at).getTime() - clock.molten.getTime()) / 1000;
  const takenOf = (sample: string, results: string | undefined): Taken | null => {
    const at = booked.get(sample) ?? results;
    const at_s = logged.get(sample) ?? (at === undefined ? undefined : since(at));
    if (at_s === undefined) return null;
    // booked as taken together with its results: nobody has said when it was taken
    return { sample, at_s: Math.min(at_s, clock.now_s), isSaid: logged.has(sample) || at !== results };
  };
  const read = measuredInBath(heat);
  const taken = new Map(read.map((one) => [one, takenOf(specimenOf(one), one.happenedAt)!]));
  const inBath = read.filter((one) => taken.get(one)!.at_s >= clock.begin_s);
  const names = inBath.map(specimenOf);
  const samples = inBath.flatMap((one) =>
    withMethods(
      { ...one, results: one.results.filter(({ element }) => elements.has(element)) },
      { at_s: taken.get(one)!.at_s, alone: names.filter((name) => name === specimenOf(one)).length === 1 },
      analysisMethods,
    ),
  );
  const done = new Set(read.map(specimenOf));
  const pending = heat.samples
    .filter((id) => !done.has(id) && booked.has(id))
    .flatMap((id) => takenOf(id, undefined) ?? [])
    .filter(({ at_s }) => at_s >= clock.begin_s)
    .map(({ sample: id, at_s }) => ({ id, at_s, due_s: at_s + SAMPLE_DELAY_S }))
    .slice(-MOST_PENDING);
  const unknown = new Set(
    inBath.flatMap(({ results }) =>
      results.filter(({ element }) => !elements.has(element)).map(({ element }) => element),
    ),
  );
  return {
    samples,
    pending,
    words: [
      names.length === 0 ? 'no bath sample with results' : `bath samples ${[...new Set(names)].join(', ')}`,
      ...(pending.length === 0 ? [] : [`without results yet: ${pending.map(({ id }) => id).join(', ')}`]),
    ],
    missing: missingOf({
      hasResults: read.length > 0,
      late: inBath.filter((one) => !taken.get(one)!.isSaid).map(specimenOf),
      early: read.filter((one) => !inBath.includes(one)).map(specimenOf),
      unknown: [...unknown],
    }),
  };
}

/** When samples of the bath were taken, by the records of a heat that say so. */
export const takenInBath = (records: readonly StoredRecord[]): ReadonlyMap<string, string> =>
  new Map(
    records
      .filter(({ record, body }) => record.kind === 'heat.sampled' && body.place === BATH)
      .map((one) => [String(one.body.sample), toldAt(one)]),
  );

/** A sample by its method; what that is not known to measure counts as read by an unstated one, under a name of its own. */
function withMethods(
  analysis: AnalysisState,
  place: Parameters<typeof timedSample>[1],
  methods: Parameters<typeof isReckoned>[1],
): TimedSample[] {
  const { method, results } = analysis;
  const isStated = ({ element, sd }: AnalysisState['results'][number]): boolean =>
    isReckoned({ element, method, sd }, methods);
  const stated = results.filter(isStated);
  const others = results.filter((one) => !isStated(one));
  const rest = timedSample({ ...analysis, method: UNSTATED_METHOD, results: others }, place);
  return [
    ...(stated.length > 0 ? [timedSample({ ...analysis, results: stated }, place)] : []),
    ...(others.length > 0 ? [stated.length > 0 ? { ...rest, id: `${rest.id}, unstated` } : rest] : []),
  ];
}

/** What is missing of the samples, each with its cure. */
function missingOf({
  hasResults,
  late,
  early,
  unknown,
}: {
  readonly hasResults: boolean;
  readonly late: readonly string[];
  readonly early: readonly string[];
  readonly unknown: readonly string[];
}): SamplesInTime['missing'] {
  return [
    ...(hasResults
      ? []
      : [
          {
            what: 'no bath sample has results: what the melt holds is only what was charged, and the model',
            cure: 'take a bath sample, and book its results',
          },
        ]),
    ...late.map((sample) => ({
      what: `when ${sample} was taken is not recorded; the time its results were booked counts`,
      cure: 'book a sample as taken when it is taken',
    })),
    ...early.map((sample) => ({
      what: `${sample} was taken before the metal was molten, so it is left out`,
      cure: 'correct since when the metal is molten',
    })),
    ...(unknown.length === 0
      ? []
      : [
          {
            what: `${unknown.join(', ')}: measured in the bath, but no charged lot states a content, so it is left out`,
            cure: 'analyse the lots for it',
          },
        ]),
  ];
}
