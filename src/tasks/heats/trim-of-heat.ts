import type { Facts } from '../../calculations/facts.ts';
import type { Predicted } from '../../calculations/heats/recorded-heat.ts';
import { holdsBath } from '../../calculations/route/settings.ts';
import { contradictingSamples } from '../../calculations/sample/contradicting-samples.ts';
import { signalOf, type TaskContext } from '../../desk/context.ts';
import { type FurnaceRoom, roomOfFurnace } from '../../desk/furnace/furnace-room.ts';
import { leakAssumed } from '../../desk/furnace/leak-of-route.ts';
import { specificationOfHeat, targetOfHeat } from '../../desk/heat/heat-target.ts';
import { knownHeat } from '../../desk/heat/known-heat.ts';
import { predictedInBath } from '../../desk/planning/kept-predictions.ts';
import { stockedAdditions } from '../../desk/planning/stocked-additions.ts';
import { toBuy } from '../../desk/planning/to-buy.ts';
import {
  type BathSamples,
  sampledBath,
  samplesOfOneBath,
  sourceWords,
} from '../../desk/samples/bath-samples.ts';
import { isReckoned } from '../../desk/samples/timed-samples.ts';
import { parseDocument } from '../../documents/common.ts';
import { type CorrectInput, type CorrectOutput, correctInputSchema } from '../../documents/heats/correct.ts';
import type { ArrivedSample } from '../../evidence/ledger/commands/arrival/taken-from.ts';
import type { AnalysisState, HeatState } from '../../evidence/ledger/state.ts';
import { specimenOf } from '../../evidence/ledger/subjects/stock.ts';
import { ConflictError } from '../../foundation/errors.ts';
import { kilograms } from '../../foundation/quantity/format.ts';
import { UNSTATED_METHOD } from '../../metal/alloy/analysis-method.ts';
import type { ElementSymbol } from '../../metal/alloy/element.ts';
import type { TrimOrder } from './trim-heat/contract.ts';

export interface TrimmedHeat {
  readonly document: CorrectInput;
  readonly output: CorrectOutput;
  /** Results that arrived by themselves and that it rests on. */
  readonly arrivals: readonly ArrivedSample[];
}

/**
 * What to add to a heat of the ledger after its latest bath sample (an analysis with the place `bath`); what it did
 * not measure is taken from earlier samples of the same bath, what nobody sampled from what was predicted for the end of the operation that the bath is in. The additions are lots of the
 * yard; where these do not help, metals of the catalogue. Where nobody states the room of the furnace, it is its capacity less the metal in it; a full one takes the usual share of the melt. Records nothing. Throws NotFoundError for an unknown heat,
 * ConflictError for one that is cast, cancelled or planned without a grade, InputError without a bath sample.
 */
export async function trimOf(order: TrimOrder, context: TaskContext): Promise<TrimmedHeat> {
  const { compute, seed } = context;
  const heat = await knownHeat(order.heat, context);
  const { grade } = heat.target;
  if (grade === null || heat.status === 'cast' || heat.status === 'cancelled')
    throw new ConflictError(
      `heat ${heat.id} cannot be trimmed: it is ${grade === null ? 'planned without a grade' : heat.status}`,
      {
        path: `heat:${heat.id}`,
        allowed: 'a heat with a grade whose metal is still in the furnace',
      },
    );
  // A sample that did not occur has left the state of the heat; one with replaced results stays, and counts with them.
  const samples = sampledBath(heat);
  const { latest, earlier } = samples;
  const arrivals = arrivedIn([latest, ...earlier]);
  refuseOldSample(heat, latest);
  const mass_kg = order.mass_kg ?? (heat.output_g ?? heat.input_g) / 1000;
  const predicted = predictedInBath(heat, {
    stirred: (operation) => holdsBath(operation, compute.facts()),
    stage: order.stage,
  });
  const { results, words: methodWords } = readable([latest, ...earlier].flatMap(resultsOf), compute.facts());
  const base = (await specificationOfHeat(heat, context))?.base;
  const isRest = !results.some(({ element }) => element === base);
  const { minutes, confidence, divert } = order;
  const room =
    order.furnaceRoom_kg === undefined ? roomOfFurnace(heat, mass_kg, compute.facts().plant) : undefined;
  const furnaceRoom_kg = order.furnaceRoom_kg ?? room?.room_kg;
  const doubts = contradictingSamples(samplesOfOneBath(heat), compute.facts());
  const words = [
    ...methodWords,
    ...(isRest ? [`${base} by difference, because no bath sample measured it`] : []),
    ...(room ? [roomWords(room)] : []),
  ];
  const document = parseDocument(
    correctInputSchema,
    {
      format: 'remelt-correct/1',
      id: heat.id,
      target: await targetOfHeat(heat, context),
      melt: { mass_kg, ...expectedOf(predicted, new Set(results.map(({ element }) => element))) },
      sample: {
        results,
        ...(minutes === undefined ? {} : { minutes }),
      },
      ...(furnaceRoom_kg === undefined ? {} : { furnaceRoom_kg }),
      ...(confidence === undefined ? {} : { confidence }),
      ...(divert ? { divert: divert.map((gradeId) => ({ gradeId })) } : {}),
      seed,
    },
    'correct',
  );
  const stock = await stockedAdditions(heat, context);
  if (stock.length > 0) {
    const stocked = { ...document, additions: [...stock] };
    const output = await compute.correct(stocked, signalOf(context));
    if (output.verdict !== 'not-possible')
      return {
        document: stocked,
        arrivals,
        output: withGrounds(output, { heat, predicted, samples, base, words, doubts }, context),
      };
  }
  // What the yard cannot do, metal that is bought may.
  const output = withGrounds(
    await compute.correct(document, signalOf(context)),
    { heat, predicted, samples, base, words, doubts },
    context,
  );
  return {
    document,
    arrivals,
    output: { ...output, words: [...output.words, ...(await toBuy(output, heat, context))] },
  };
}

/** The files that results of samples arrived in. */
const arrivedIn = (samples: readonly AnalysisState[]): readonly ArrivedSample[] =>
  samples.flatMap((one) =>
    one.arrival === undefined ? [] : [{ arrival: one.arrival, sample: specimenOf(one) }],
  );

/** Results of a sample, each with its own method. */
const resultsOf = ({ results, method }: AnalysisState) =>
  results.map(({ sd, ...result }) => ({
    ...result,
    method,
    ...(sd === undefined ? {} : { sd: Number(sd) }),
  }));

/**
 * Results as they can be reckoned with: of a method that is not known, or that is not known to measure the element, one counts as that of
 * a laboratory that states none, and that is said.
 */
function readable(
  results: readonly ReturnType<typeof resultsOf>[number][],
  { analysisMethods }: Pick<Facts, 'analysisMethods'>,
) {
  const isStated = (one: (typeof results)[number]): boolean => isReckoned(one, analysisMethods);
  const others = Map.groupBy(
    results.filter((one) => !isStated(one)),
    ({ method }) => method,
  );
  return {
    results: results.map((one) => (isStated(one) ? one : { ...one, method: UNSTATED_METHOD })),
    words: [...others].map(
      ([method, of]) =>
        `${of.map(({ element }) => element).join(', ')}: how well ${method} measures it is not known here, so it counts as an analysis of unstated method`,
    ),
  };
}

interface Grounds {
  readonly heat: HeatState;
  readonly predicted: readonly Predicted[];
  readonly samples: BathSamples;
  readonly base: ElementSymbol | undefined;
  /** What is said of the methods of the results, and of the base. */
  readonly words: readonly string[];
  /** Where bath samples contradict each other: before anything that is reckoned from them. */
  readonly doubts: readonly string[];
}

/** The answer with where its contents come from, and the leak-up rate that an expectation of the bath rests on. */
const withGrounds = (
  output: CorrectOutput,
  { heat, predicted, samples, base, words, doubts }: Grounds,
  { compute }: TaskContext,
): CorrectOutput => ({
  ...output,
  words: [
    ...doubts,
    ...output.words,
    ...words,
    ...sourceWords(
      samples,
      predicted.map(({ element }) => element).filter((element) => element !== base),
    ),
  ],
  assumed:
    predicted.length === 0 ? output.assumed : [...output.assumed, ...leakAssumed(heat, compute.facts())],
});

/** A sample says nothing of what was added after it: the same trim is not advised, nor booked, twice. */
function refuseOldSample({ id, charges }: HeatState, sample: AnalysisState): void {
  const since = charges.findLast(({ addition, seq }) => addition !== null && seq > sample.seq);
  if (!since) return;
  throw new ConflictError(`heat ${id} was added to after its latest bath sample (${sample.analysis})`, {
    path: `heat:${id}`,
    value: sample.analysis,
    allowed: 'a bath sample taken after the last addition',
    cure: 'record another bath sample, or take the addition back',
    does: [
      { verb: 'heats/record-heat', order: { heat: id, samples: null } },
      { verb: 'proof/correct-record', order: { of: `heat:${id}` } },
    ],
  });
}

/**
 * Where a sample speaks too, no prediction is trusted better than this share of the content, whatever its draws say [1]:
 * the document's default. The sample then counts for more.
 */
const LEAST_SPREAD = 0.1;

/**
 * A prediction as a correct document expects it [wt%]. Of what the sample does not show, the prediction is all there is and
 * keeps its own spread; of what it shows, only a spread above the usual.
 */
function expectedOf(
  predicted: readonly Predicted[],
  sampled: ReadonlySet<string>,
): Partial<CorrectInput['melt']> {
  const own = predicted.filter(({ element, mean_ppm, sd_ppm }) =>
    sampled.has(element) ? sd_ppm > LEAST_SPREAD * mean_ppm : sd_ppm > 0,
  );
  const wtpct = (
    rows: readonly Predicted[],
    ppm: (row: Predicted) => number,
  ): Partial<Record<ElementSymbol, number>> =>
    Object.fromEntries(rows.map((row) => [row.element, ppm(row) / 1e4]));
  return {
    expected_wtpct: wtpct(predicted, ({ mean_ppm }) => mean_ppm),
    ...(own.length > 0 ? { expectedSd_wtpct: wtpct(own, ({ sd_ppm }) => sd_ppm) } : {}),
  };
}

const roomWords = ({ furnace, capacity_kg, room_kg }: FurnaceRoom): string => {
  const holds = `${furnace} holds ${kilograms(1000 * capacity_kg)}`;
  return room_kg === undefined
    ? `${holds}, and the melt is about that: that it takes the usual share of the melt more is assumed, unless the room for additions is stated`
    : `room for additions: ${kilograms(1000 * room_kg)}, as ${holds}`;
};
