import { drawnContents } from '../../calculations/sample/simulated-laboratory.ts';
import { actingAs, type TaskContext } from '../../desk/context.ts';
import { traceOf } from '../../desk/genealogy/trace-of-metal.ts';
import type { PlannedHeat } from '../../desk/planning/charge-plan.ts';
import type { RefinedHeat } from '../../desk/planning/predict-through.ts';
import { type ComparedHeat, comparedHeat } from '../../desk/samples/prediction-check.ts';
import type { ChargeSheet } from '../../documents/heats/charge-sheet.ts';
import type { SimulateOutput } from '../../documents/heats/simulate.ts';
import type { Certificate } from '../../documents/proof/certificate.ts';
import type { Released, ReleaseInput } from '../../documents/proof/release.ts';
import type { Traced } from '../../documents/proof/trace.ts';
import type { ObjectView } from '../../evidence/ledger/store.ts';
import { SD_IN_90_PERCENT } from '../../foundation/numerics/normal.ts';
import { ownValue } from '../../foundation/quantity/own-value.ts';
import { findGrade } from '../../metal/alloy/catalogue.ts';
import type { ElementSymbol } from '../../metal/alloy/element.ts';
import { BATH, idOf } from '../../metal/alloy/words.ts';
import { addToHeat } from '../heats/add-to-heat/add-to-heat.ts';
import type { AdditionOrder } from '../heats/add-to-heat/contract.ts';
import { makeUpSheet } from '../heats/make-up-sheet/make-up-sheet.ts';
import { recordHeat } from '../heats/record-heat/record-heat.ts';
import { type TrimmedHeat, trimOf } from '../heats/trim-of-heat.ts';
import { compareSpecification } from '../reference/compare-specification/compare-specification.ts';
import { enterSpecification } from '../reference/enter-specification/enter-specification.ts';
import { issueCertificate } from '../release/issue-certificate/issue-certificate.ts';
import { releaseMeasured } from '../release/release-measured/release-measured.ts';
import { shipObject } from '../release/ship-object/ship-object.ts';
import { simulatedAnalyses } from './simulate-samples.ts';

/** A heat of the demo as it was "melted": every number in it is simulated, and marked so. */
export interface RecordedDemo {
  readonly sheet: ChargeSheet;
  readonly trims: readonly TrimmedHeat[];
  readonly compared: NonNullable<ComparedHeat['compared']>;
  readonly releases: readonly { readonly object: string; readonly released: Released }[];
  readonly certificate: Certificate;
  readonly shipped: ObjectView;
  /** From the shipped ingot back to every lot. */
  readonly up: Traced;
  /** From the largest lot of returns to where its metal went. */
  readonly down: Traced;
}

type Contents = Readonly<Record<string, number>>;

/** What is told short, so that there is something to trim: this share of the niobium predicted is missing [1]. */
const SHORT: Contents = { Nb: 0.1 };

/** The shortfall in words, for whoever reads the story. */
export const scriptedWords = (): string =>
  Object.entries(SHORT)
    .map(([element, share]) => `a first bath sample that lacks ${100 * share} % of the ${element}`)
    .join(' and ');

/** Bath samples at most: one, its trim, and one that shows that it worked. */
const SAMPLES = 3;
/** Trimmed metal is left alone from this probability on [1]: a further addition for half a percent is no practice. */
const LEAVE_ALONE = 0.95;
/** Scatter between places of one ingot, relative [1]; assumption, what segregation leaves after remelting. */
const BETWEEN_PLACES = 0.005;
/** Where the charge goes besides the ingots: skull and crops come back as lots [share of the metal]. */
const CROPS = 0.06;
const SKULL = 0.005;

const DEMO_CUSTOMER = 'Demonstration customer';
/** Who entered the specification of the demo, and who compared it. */
const SPECIFICATION_HANDS = { enteredBy: 'p-plan', checkedBy: 'p-qual' };

/**
 * The rest of a planned heat's life, on simulated samples: charged by its sheet, sampled, trimmed, melted, cast,
 * analysed at top and bottom of each ingot, released by somebody who neither melted nor analysed, certified as a
 * demonstration, shipped, and traced both ways. The truth behind the samples is drawn from the heat's own prediction, so that
 * agreement with it shows that the books work and nothing about furnaces.
 */
export async function recordDemoHeat(
  planned: PlannedHeat,
  refined: RefinedHeat,
  context: TaskContext,
): Promise<RecordedDemo> {
  const { heat } = planned.order;
  // The sheet rounds to what the scales can weigh; the melter books what they showed.
  const sheet = await makeUpSheet.run({ heat, specimen: true }, context);
  await recordHeat.run(
    {
      heat,
      by: 'p-melt',
      charge: sheet.steps
        .flatMap((step) => step.lines)
        .filter(({ weigh_g }) => weigh_g > 0)
        .map(({ lot, weigh_g }) => ({ lot, actual_g: weigh_g })),
    },
    context,
  );
  const melt = meltContents(refined.output, context.seed);
  const { trims, bath } = await trimUntilGood(heat, melt.bath, context);
  const objects = await pour(planned, context);
  // What came to the bath comes to the ingots, changed as the later furnaces change it.
  const ingots = scaled(
    melt.final,
    (element) => (ownValue(bath, element) ?? 0) / (ownValue(melt.bath, element) || 1),
    melt.bath,
  );
  await bookSpecification(planned.order.gradeId, context);
  const releases: RecordedDemo['releases'][number][] = [];
  for (const object of objects) {
    await analyse(object, ingots, context);
    const released = await releaseMeasured.run(
      { of: `object:${object}`, specification: specificationFor(planned.order.gradeId, context) },
      actingAs('p-cert', context),
    );
    releases.push({ object, released });
  }
  const [first] = releases;
  const certificate = await issueCertificate.run(
    {
      of: `object:${first!.object}`,
      number: `${heat}-C1`,
      type: '3.1',
      customer: { name: DEMO_CUSTOMER, order: 'demonstration order 1' },
      released: first!.released,
      specimen: true,
    },
    actingAs('p-qual', context),
  );
  const shipped = await shipObject.run(
    { object: first!.object, to: DEMO_CUSTOMER, certificate },
    actingAs('p-cert', context),
  );
  const { compared } = await comparedHeat(heat, context);
  const up = await traceOf({ subject: `object:${first!.object}`, direction: 'up' }, context);
  const largest = up.rows.find(({ subject }) => subject.startsWith('lot:R-'))!;
  const down = await traceOf({ subject: `lot:${idOf(largest.subject)}`, direction: 'down' }, context);
  return { sheet, trims, compared: compared!, releases, certificate, shipped, up, down };
}

/** Contents of the bath at the end of the first melt and of the ingots [ppm], one draw from what was predicted. */
function meltContents(
  output: SimulateOutput,
  seed: number,
): { readonly bath: Contents; readonly final: Contents } {
  const first = output.trajectory.filter(({ index }) => index === 0).at(-1)!;
  const drawn = (contents: SimulateOutput['final']): Contents =>
    drawnContents(
      Object.entries(contents).map(([element, { mean_ppm, p05_ppm, p95_ppm }]) => ({
        element: element as ElementSymbol,
        mean_ppm,
        sd_ppm: (p95_ppm - p05_ppm) / SD_IN_90_PERCENT,
      })),
      // one name for both places: the same metal, high in both or low in both
      { seed, name: 'demo melt' },
    );
  return { bath: drawn(first.composition), final: drawn(output.final) };
}

/** Samples and trims until a sample wants nothing more; returns what was done and the bath it left. */
async function trimUntilGood(
  heat: string,
  predicted: Contents,
  context: TaskContext,
): Promise<{ readonly trims: TrimmedHeat[]; readonly bath: Contents }> {
  let bath = scaled(predicted, (element) => 1 - (ownValue(SHORT, element) ?? 0));
  const trims: TrimmedHeat[] = [];
  for (let sample = 1; sample <= SAMPLES; sample++) {
    await recordHeat.run(
      {
        heat,
        asTyped: true,
        samples: [{ of: `heat:${heat}`, sample: `${heat}-B${sample}`, place: BATH }],
        analyses: simulatedAnalyses(
          bath,
          { of: `heat:${heat}`, place: BATH, sample: `${heat}-B${sample}`, method: 'OES' },
          context,
        ),
      },
      context,
    );
    const asked = { minutes: 25, ...(sample === 1 ? {} : { confidence: LEAVE_ALONE }) };
    const trimmed = await trimOf({ heat, ...asked }, context);
    trims.push(trimmed);
    if (trimmed.output.verdict !== 'correct') break;
    await bookTrim(heat, asked, context);
    bath = await stirredIn(bath, trimmed, context);
  }
  return { trims, bath };
}

/** Books the additions of a trim: what is shown is confirmed. */
async function bookTrim(
  heat: string,
  advice: NonNullable<AdditionOrder['advice']>,
  context: TaskContext,
): Promise<void> {
  const melter = actingAs('p-melt', context);
  const { shown } = await addToHeat.run({ heat, advice }, melter);
  await addToHeat.run({ heat, advice, confirm: shown }, melter);
}

/** Charge material of an addition: a lot of the demo's shelf is named after it. */
const materialOf = (addition: string): string => addition.replace(/^V-/, '');

/** The bath with its additions dissolved, by their mean recoveries. */
async function stirredIn(
  bath: Contents,
  { output }: TrimmedHeat,
  { compute }: TaskContext,
): Promise<Contents> {
  const { before, after } = output.mass_kg;
  const added: Record<string, number> = {};
  for (const { id, mass_kg, recovery } of output.additions) {
    const { composition } = compute.facts().chargeMaterials.get(materialOf(id))!;
    const rest = Object.values(composition.contents).reduce((sum, { mean }) => sum - mean, 1);
    const all = {
      ...Object.fromEntries(
        Object.entries(composition.contents).map(([element, { mean }]) => [element, mean]),
      ),
      ...(composition.balance ? { [composition.balance]: rest } : {}),
    };
    for (const [element, share] of Object.entries(all))
      added[element] =
        (ownValue(added, element) ?? 0) + share * mass_kg * (recovery[element as ElementSymbol]?.mean ?? 1);
  }
  return Object.fromEntries(
    [...new Set([...Object.keys(bath), ...Object.keys(added)])].map((element) => [
      element,
      ((ownValue(bath, element) ?? 0) * before + (ownValue(added, element) ?? 0) * 1e6) / after,
    ]),
  );
}

/** Melts and casts what was charged, with the yield that was predicted: two ingots, crops and skull. */
async function pour(planned: PlannedHeat, context: TaskContext): Promise<string[]> {
  const { heat, mass_kg } = planned.order;
  const charged_kg = (planned.output.heats[0]?.charge ?? []).reduce((sum, line) => sum + line.mass_kg, 0);
  const { input_g } = await context.store.heat(heat);
  const output_g = Math.round((input_g * mass_kg) / charged_kg);
  const crops_g = Math.round(output_g * CROPS);
  const skull_g = Math.round(output_g * SKULL);
  const ingot_g = Math.floor((output_g - crops_g - skull_g) / 2);
  const objects = [`${heat}-1`, `${heat}-2`];
  await recordHeat.run(
    {
      heat,
      by: 'p-melt',
      melt: {
        process: 'VIM + ESR + VAR',
        output_g,
        losses: [{ to: 'slag, dross and fume', mass_g: input_g - output_g }],
      },
      cast: {
        objects: objects.map((object, i) => ({
          object,
          form: 'ingot',
          mass_g: i === 0 ? ingot_g : output_g - crops_g - skull_g - ingot_g,
        })),
        reverts: [
          { lot: `${heat}-crops`, form: 'mill-solids', mass_g: crops_g },
          { lot: `${heat}-skull`, form: 'foundry-returns', mass_g: skull_g },
        ],
      },
    },
    context,
  );
  return objects;
}

/** Top and bottom of an ingot, each by the fittest methods. */
async function analyse(object: string, contents: Contents, context: TaskContext): Promise<void> {
  const of = `object:${object}` as const;
  const places = ['top', 'bottom'].map((place) => ({ place, sample: `${object}-${place}` }));
  await recordHeat.run(
    {
      heat: object.slice(0, object.lastIndexOf('-')),
      asTyped: true,
      samples: places.map(({ place, sample }) => ({ of, sample, place })),
      analyses: places.flatMap(({ place, sample }) =>
        simulatedAnalyses(
          drawnContents(
            Object.entries(contents).map(([element, mean_ppm]) => ({
              element: element as ElementSymbol,
              mean_ppm,
              sd_ppm: BETWEEN_PLACES * mean_ppm,
            })),
            { seed: context.seed, name: sample },
          ),
          { of, place, sample },
          context,
        ),
      ),
    },
    context,
  );
}

/** The grade's windows as a controlled specification that two persons entered and checked; a demonstration as all the rest. */
function specificationFor(gradeId: string, { compute }: TaskContext): ReleaseInput['specification'] {
  return {
    gradeId: findGrade(compute.facts().grades, gradeId).id,
    controlled: {
      number: `DEMO-SPEC-${gradeId}`,
      revision: 'A',
      customer: DEMO_CUSTOMER,
      ...SPECIFICATION_HANDS,
    },
  };
}

/** Books that specification: entered by one person, compared by another, so that a release can be judged by it again. */
async function bookSpecification(gradeId: string, context: TaskContext): Promise<void> {
  const { controlled, ...limits } = specificationFor(gradeId, context);
  const { number, revision, customer } = controlled!;
  const stated = { number, revision, specification: limits };
  await enterSpecification.run({ ...stated, customer }, actingAs(SPECIFICATION_HANDS.enteredBy, context));
  await compareSpecification.run(stated, actingAs(SPECIFICATION_HANDS.checkedBy, context));
}

/** Contents times a factor by element; an element that `known` lacks keeps its content. */
const scaled = (
  contents: Contents,
  factor: (element: string) => number,
  known: Contents = contents,
): Contents =>
  Object.fromEntries(
    Object.entries(contents).map(([element, ppm]) => [
      element,
      ownValue(known, element) ? ppm * factor(element) : ppm,
    ]),
  );
