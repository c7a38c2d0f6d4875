import { specificationOfTarget } from '../../../calculations/target/specification.ts';
import { arrivedOfHeat } from '../../../desk/arrivals/arrived-of-heat.ts';
import { signalOf, type TaskContext } from '../../../desk/context.ts';
import { isMarked } from '../../../desk/demonstration.ts';
import { leakAssumed } from '../../../desk/furnace/leak-of-route.ts';
import { traceOf } from '../../../desk/genealogy/trace-of-metal.ts';
import { chargeOf } from '../../../desk/heat/charge-of-heat.ts';
import { bothWays, heatReport } from '../../../desk/heat/heat-report.ts';
import { targetOf } from '../../../desk/heat/heat-target.ts';
import { contractOf, knownHeat, plannedRoute } from '../../../desk/heat/known-heat.ts';
import { massWords, missingWords } from '../../../desk/heat/mass-words.ts';
import { isHere, nextStep, waitingFor } from '../../../desk/heat/waiting.ts';
import { weighedInWords } from '../../../desk/heat/weighed-heat.ts';
import { heatCost } from '../../../desk/money/heat-cost.ts';
import { footprintOfLedger } from '../../../desk/money/heat-footprint.ts';
import { pricesOfHeats } from '../../../desk/money/prices-of-heats.ts';
import { soldOfPieces } from '../../../desk/money/sold-of-heat.ts';
import { orRefusal } from '../../../desk/or-refusal.ts';
import { askedBeforeRelease } from '../../../desk/planning/before-release.ts';
import { isAfterAdditions, predictionOf } from '../../../desk/planning/kept-predictions.ts';
import { reasonsInShort } from '../../../desk/planning/prediction-sheet.ts';
import { keptSpecification } from '../../../desk/reference/kept.ts';
import { replacedOf, resultsOf } from '../../../desk/samples/measured-results.ts';
import { comparedHeat } from '../../../desk/samples/prediction-check.ts';
import {
  askingWords,
  relativesIn,
  shippedMatters,
  suspensionsIn,
} from '../../../desk/samples/suspended-metal.ts';
import { contractWords, soldWords } from '../../../documents/heats/heat-contract.ts';
import type { SimulateOutput } from '../../../documents/heats/simulate.ts';
import { recalledWords } from '../../../documents/proof/recalled.ts';
import type { ReleaseOutput } from '../../../documents/proof/release.ts';
import type { StatedSpecification } from '../../../documents/reference.ts';
import { suspendedSentences } from '../../../documents/yard/suspended.ts';
import { pointReasons } from '../../../evidence/ledger/commands/heat/open-points.ts';
import type { HeatState, ObjectState, ReleaseState } from '../../../evidence/ledger/state.ts';
import type { ObjectView } from '../../../evidence/ledger/store.ts';
import { NotFoundError } from '../../../foundation/errors.ts';
import { Z_95 } from '../../../foundation/numerics/normal.ts';
import { counted, kilograms, utcMinute } from '../../../foundation/quantity/format.ts';
import { findGrade } from '../../../metal/alloy/catalogue.ts';
import type { Specification } from '../../../metal/alloy/specification.ts';
import { idOf } from '../../../metal/alloy/words.ts';
import { acceptanceLines } from '../../../pages/blocks/heats/acceptance.ts';
import { heatPage } from '../../../pages/blocks/heats/heat-page.ts';
import type { Story } from '../../../pages/blocks/heats/heat-sections.ts';
import { recordedOf } from '../../../pages/blocks/heats/heat-sections.ts';
import { coveredBy, coveredText } from '../../proof/checkpoint-state/checkpoint-state.ts';
import { historyOf } from '../../proof/show-history/show-history.ts';
import { defineVerb } from '../../task.ts';
import { contract } from './contract.ts';
import { samplesOfHeat } from './heat-samples.ts';
import { pieceWords } from './piece-words.ts';

/**
 * A heat of the ledger as one page: what went in, what was predicted and measured, what was decided, where its metal came
 * from and went to. Records nothing: measurements are judged anew against what the heat was planned for, the verdict is the one recorded.
 */
export const reportHeat = defineVerb(
  contract,
  async ({ heat: id }, context) => {
    await knownHeat(id, context);
    const { heat, compared } = await comparedHeat(id, context);
    const objects = await context.store.objects({ heat: id });
    const contract = contractOf(heat);
    const charge = await chargeOf(heat, context);
    const cost = heatCost(heat, await pricesOfHeats([heat], context));
    const footprint = await footprintOfLedger(heat, context);
    const up = await traceOf({ subject: `heat:${id}`, direction: 'up' }, context);
    const down = await traceOf({ subject: `heat:${id}`, direction: 'down' }, context);
    const { grade: planned, mass_g } = heat.target;
    const grade = knownGrade(planned, context);
    const stated = await plannedFor(heat, grade, context);
    const limits = windowsOf(stated, context);
    const samples = samplesOfHeat([heat, ...objects], { heat, limits });
    const judged = await judgedOf(objects, { heat, grade }, context);
    const decided = decisionOf([...objects, heat]);
    // a heat of which a piece still waits is no PASS; one that was released whole covers its pieces, save those on hold
    const isWhole = heat.release?.verdict === 'PASS';
    const waits = waitingFor(heat, objects);
    const open = objects.filter((one) => isHere(one) && (one.held || !(one.release || isWhole)));
    const suspended = suspendedOn(heat, objects);
    const isSuspended = decided?.verdict === 'PASS' && suspended.length > 0;
    const isOpen = decided?.verdict === 'PASS' && open.length > 0;
    return heatPage(
      heatReport(
        {
          heat: id,
          title: `Heat ${id}${mass_g === null ? '' : `: ${kilograms(mass_g)}${planned === null ? '' : ` of ${planned}`}`}`,
          specimen: (await isMarked(context)) || charge.some(({ specimen }) => specimen),
          grade,
          verdict: isOpen || isSuspended ? 'HOLD' : (decided?.verdict ?? 'HOLD'),
          reasons: isSuspended
            ? suspended
            : isOpen
              ? open.map((one) => `${one.id} waits for ${nextStep(one, heat).for}`)
              : decided
                ? decided.reasons
                : judged
                  ? reasonsInShort(judged.output)
                  : ['no verdict is recorded'],
          first: [
            ...saidFirst(heat, context),
            ...(judged || stated === null ? [] : unmeasuredWords(charge, { heat, limits }, context)),
            massWords(heat),
            ...missingWords(heat),
            ...(contract
              ? [`Sold: ${soldWords(soldOfPieces(heat, objects).sold_kg, contractWords(contract))}.`]
              : []),
            ...goneWords(planned, grade),
            ...sinceRelease(heat, objects, suspended),
            ...pointReasons(heat).map((words) => `${words}.`),
            ...(compared ? [recordedOf(compared).words] : []),
            ...(await Promise.all(objects.map((one) => pieceWords(one, { heat, objects }, context)))),
          ],
          yard: [],
          charge: charge.map(({ specimen: _, material: __, originClass: ___, imputed: ____, ...row }) => row),
          operations: plannedRoute(heat)?.map(({ operation }) => operation) ?? [],
          predicted: predictedContents(heat),
          ...(predictionOf(heat).length > 0 ? { assumed: leakAssumed(heat, context.compute.facts()) } : {}),
          imputed: new Set(),
          ...(isAfterAdditions(heat) ? { rests: 'bath samples and additions' } : {}),
          ...(judged ? { judged: judged.output, judgedBy: judged.words } : {}),
          measured: judged !== null,
          ...(waits ? { waits } : {}),
          compared,
          story: storyOf(heat, objects, await context.store.history(heat.subject)),
          ...(cost ? { cost } : {}),
          ...(await arrivedOfHeat([heat, ...objects], limits, context)),
          ...(samples ? { samples } : {}),
          ...(footprint ? { footprint } : {}),
          history: await historyOf(`heat:${id}`, context.store),
          covered: await coveredBy(context),
          trace: up,
          flows: bothWays({ up, down }),
        },
        context,
      ),
    );
  },
  { alsoOn: (_, context) => coveredText(context) },
);

/** What is said before all else: what a visitor is not shown, a recall, and that a heat is below what was asked and who accepted it. */
const saidFirst = ({ recalled, below }: HeatState, { hidesMoney }: TaskContext): readonly string[] => [
  ...(hidesMoney ? [VISITED] : []),
  ...recalledWords(recalled).map((words) => `${words}.`),
  ...(below ? acceptanceLines(below, { hidesPersons: hidesMoney === true }) : []),
];

/** What its release will ask for because nobody measured it in the charge. */
const unmeasuredWords = (
  charge: Awaited<ReturnType<typeof chargeOf>>,
  { heat: { target }, limits }: { readonly heat: HeatState; readonly limits: Specification['limits'] },
  { compute }: TaskContext,
): readonly string[] =>
  askedBeforeRelease(
    charge.flatMap(({ material, imputed }) => (material === null ? [] : [{ material, imputed }])),
    { name: target.specification ?? target.grade ?? 'the grade', limits },
    compute.facts(),
  ).map((words) => `${words.slice(0, 1).toUpperCase()}${words.slice(1)}.`);

/** That the grade of a plan is gone: a heat outlives it. */
const goneWords = (planned: string | null, grade: string | null): readonly string[] =>
  planned !== null && grade === null
    ? [`Grade ${planned} is no longer in the catalogue: its limits cannot be shown.`]
    : [];

const VISITED =
  'To an inspector or reader no prices, suppliers, customers and persons are shown, nor reasons that somebody typed.';

/** Why what is here of a heat is suspended, each reason once. */
const suspendedOn = (heat: HeatState, objects: readonly ObjectView[]): readonly string[] => {
  const here = [heat, ...objects.filter(isHere)];
  return [...new Set(here.flatMap(suspensionsIn(heat, objects)).map(({ words }) => words))];
};

/** Measurements since the release in words: why it is suspended, what is to be decided of metal that has left, and what asks. */
const sinceRelease = (
  heat: HeatState,
  objects: readonly ObjectView[],
  suspended: readonly string[],
): readonly string[] => [
  ...suspendedSentences(suspended),
  ...shippedMatters(heat, objects).map(({ words }) => `${words}.`),
  ...[heat, ...objects].flatMap(askingWords).map((words) => `${words}.`),
];

/** The latest prediction with its 5 to 95 % band; empty for a heat that nobody predicted. */
const predictedContents = (heat: HeatState): SimulateOutput['final'] =>
  Object.fromEntries(
    predictionOf(heat).map(({ element, mean_ppm, sd_ppm }) => [
      element,
      {
        mean_ppm,
        p05_ppm: Math.max(0, mean_ppm - Z_95 * sd_ppm),
        p95_ppm: mean_ppm + Z_95 * sd_ppm,
      },
    ]),
  );

type Judgeable = HeatState | ObjectState;

/** The grade, if the catalogue still has it: a heat outlives the data that it was planned with. */
function knownGrade(grade: string | null, { compute }: TaskContext): string | null {
  if (grade === null) return null;
  return orRefusal(() => findGrade(compute.facts().grades, grade)) instanceof Error ? null : grade;
}

/** What a heat is judged by: the specification that it was planned for, where the ledger keeps it, else its grade. */
async function plannedFor(
  { target: { specification } }: HeatState,
  grade: string | null,
  context: TaskContext,
): Promise<StatedSpecification | null> {
  const ofGrade = grade === null ? null : { gradeId: grade };
  return specification === null ? ofGrade : keptOr(specification, ofGrade, context);
}

/** The specification of a name, or something else for a name that the ledger does not keep. */
async function keptOr(
  name: string,
  other: StatedSpecification | null,
  context: TaskContext,
): Promise<StatedSpecification | null> {
  try {
    return (await keptSpecification(name, context)).specification;
  } catch (error) {
    if (error instanceof NotFoundError) return other;
    throw error;
  }
}

/** The limits of a specification, with those of its grade where it says nothing else. */
const windowsOf = (stated: StatedSpecification | null, { compute }: TaskContext): Specification['limits'] =>
  stated === null
    ? {}
    : specificationOfTarget(
        { id: 'the heat', target: targetOf(stated) },
        { materials: [], grades: compute.facts().grades, path: 'specification', assumed: [] },
      ).limits;

interface JudgedMetal {
  readonly output: ReleaseOutput;
  readonly words: string;
}

/**
 * Measurements of the first thing that has some, of one that was decided on before others, by the specification and revision of
 * that decision, else by what the heat was planned for; null where there is nothing to judge.
 */
async function judgedOf(
  objects: readonly ObjectState[],
  { heat, grade }: { readonly heat: HeatState; readonly grade: string | null },
  context: TaskContext,
): Promise<JudgedMetal | null> {
  const all = [...objects, heat].filter((one) => resultsOf(one).length > 0);
  const measured = all.find(({ release }) => release && !release.predicted) ?? all[0];
  if (!measured) return null;
  const decided = measured.release && !measured.release.predicted ? measured.release.specification : null;
  const known = decided === null ? null : await keptOr(decided, null, context);
  const name = known ? decided : (heat.target.specification ?? grade);
  const specification = known ?? (await plannedFor(heat, grade, context));
  if (specification === null) return null;
  const { above, below } = relativesIn(heat, objects)(measured);
  const { persons } = await context.store.roster();
  const output = await context.compute.release(
    {
      format: 'remelt-release/1',
      object: { id: measured.id, kind: measured.type === 'heat' ? 'heat' : 'ingot', predicted: false },
      specification,
      results: resultsOf(measured),
      ...replacedOf(measured, persons, [...above, ...below]),
    },
    signalOf(context),
  );
  return { output, words: `The rows are of ${measured.subject.replace(':', ' ')}, judged by ${name}.` };
}

/** The decision on the first thing that was decided on: on its measurements before one on its prediction. */
const decisionOf = (things: readonly Judgeable[]): ReleaseState | null => {
  const decisions = things.flatMap(({ release }) => (release ? [release] : []));
  return decisions.find(({ predicted }) => !predicted) ?? decisions[0] ?? null;
};

/** What was done with a heat, in the order of the trade. */
function storyOf(
  heat: HeatState,
  objects: readonly ObjectState[],
  history: Parameters<typeof weighedInWords>[1],
): Story {
  const measured = [heat, ...objects].flatMap((one) =>
    one.analyses
      .filter(({ basis }) => basis === 'measured')
      .map((analysis) => ({ of: one.subject, ...analysis })),
  );
  const decided = [heat, ...objects].flatMap(({ subject, release }) =>
    release ? [{ subject, release }] : [],
  );
  return {
    words: 'What the ledger records about this heat.',
    steps: [
      ...(heat.inputs.length > 0
        ? [
            {
              what: 'charged',
              words: `${counted(heat.inputs.length, 'portion')}, ${kilograms(heat.input_g)}${weighedInWords(heat, history)}${notWeighed(heat)}`,
            },
          ]
        : []),
      ...additionsOf(heat),
      ...leaksOf(heat),
      ...stampsOf(heat),
      ...(heat.log ? [{ what: 'furnace log', words: heat.log.furnace }] : []),
      ...adviceOf(heat),
      ...measured.map(({ of, analysis, method, place, results, correctedBy }) => ({
        what: `analysis ${analysis}`,
        words: `${of}${place ? `, ${place}` : ''}: ${counted(results.length, 'result')} by ${method}${correctedBy === null ? '' : ', corrected'}`,
      })),
      ...(heat.process
        ? [{ what: 'melted', words: `${heat.process}, ${kilograms(heat.output_g ?? 0)}` }]
        : []),
      ...heat.outputs.map(({ to, mass_g }) => ({ what: 'cast', words: `${to}, ${kilograms(mass_g)}` })),
      ...objects.flatMap(({ id, cut }) =>
        (cut?.outputs ?? []).map(({ to, mass_g }) => ({
          what: `cut from ${id}`,
          words: `${to}, ${kilograms(mass_g)}`,
        })),
      ),
      ...decided.map(({ subject, release }) => ({
        what: `decision on ${subject}`,
        words: `${release.verdict}${release.predicted ? ' on a prediction' : ''}, ${release.specification}${release.reasons.length > 0 ? `: ${release.reasons[0]}` : ''}`,
      })),
      ...[heat, ...objects].flatMap(({ subject, certificates = [] }) =>
        certificates.map(({ number }) => ({ what: `certificate ${number}`, words: subject })),
      ),
      ...[heat, ...objects].flatMap(certificatesOf),
      ...objects
        .filter(({ status }) => status === 'shipped')
        .map(({ id, mass_g }) => ({ what: 'shipped', words: `${id}, ${kilograms(mass_g)}` })),
    ],
  };
}

/** "; 203 kg of it as planned, not weighed"; empty where every mass was weighed. */
function notWeighed({ charges }: HeatState): string {
  const portions = charges.filter(({ asPlanned }) => asPlanned).flatMap((charge) => charge.portions);
  const mass_g = portions.reduce((sum, portion) => sum + portion.mass_g, 0);
  return mass_g === 0 ? '' : `; ${kilograms(mass_g)} of it as planned, not weighed`;
}

/** Leak-up rates that were measured before the heat. */
const leaksOf = ({ leaks = [] }: HeatState): Story['steps'] =>
  leaks.map(({ furnace, leak_Pa_m3_per_s, limit_Pa_m3_per_s, accepted, by }) => ({
    what: 'leak-up rate',
    words: [
      `${furnace}: ${leak_Pa_m3_per_s} Pa m3/s`,
      ...(limit_Pa_m3_per_s === null ? [] : [`limit ${limit_Pa_m3_per_s}`]),
      ...(accepted === null ? [] : [`accepted: ${accepted}`]),
      ...(by === null ? [] : [`by ${by}`]),
    ].join('; '),
  }));

/** What was decided at hold and witness points. */
const stampsOf = ({ holdPoints = [] }: HeatState): Story['steps'] =>
  holdPoints.flatMap(({ point, kind, look, stamps }) =>
    stamps.map(({ seq, decision, by, remark, happenedAt }) => ({
      what: `${kind} point ${point}`,
      words: [
        `${look}: ${decision}`,
        ...(remark === null ? [] : [remark]),
        `by ${by}, ${utcMinute(happenedAt)}, record ${seq}`,
      ].join('; '),
    })),
  );

/** What a melter did with advice, each time there was some. */
const adviceOf = ({ advice = [] }: HeatState): Story['steps'] =>
  advice.map(({ seq, decision, by, advice: words, reason }) => ({
    what: `advice ${decision}`,
    words: `${words.split('; ')[0]}; by ${by}${reason === null ? '' : `: ${reason}`} (record ${seq})`,
  }));

/** Metal that went in beyond the plan, each time it did. */
const additionsOf = ({ charges }: HeatState): Story['steps'] =>
  charges
    .filter(({ addition }) => addition !== null)
    .map(({ addition, portions, reason, by }) => ({
      what: addition === 'advised' ? 'advised trim' : 'unplanned addition',
      words: [
        portions.map(({ from, mass_g }) => `${kilograms(mass_g)} ${idOf(from)}`).join(', '),
        ...(reason === null ? [] : [reason]),
        ...(by === null ? [] : [`by ${by}`]),
      ].join('; '),
    }));

const certificatesOf = ({ id, certificates = [] }: Judgeable): Story['steps'] =>
  certificates.map(({ number, withdrawn }) => ({
    what: `certificate ${number}`,
    words: [
      id,
      ...(withdrawn ? [`withdrawn: ${withdrawn.reason}`] : []),
      ...(withdrawn?.supersededBy ? [`superseded by ${withdrawn.supersededBy}`] : []),
    ].join('; '),
  }));
