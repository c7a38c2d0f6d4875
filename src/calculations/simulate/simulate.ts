import { parseDocument } from '../../documents/common.ts';
import {
  type SimulateInput,
  type SimulateOutput,
  simulateInputSchema,
} from '../../documents/heats/simulate.ts';
import { throwIfCancelled } from '../../foundation/errors.ts';
import { type Assumption, uniqueAssumptions } from '../../foundation/quantity/sourced.ts';
import type { ElementSymbol } from '../../metal/alloy/element.ts';
import { explainRoute, type RouteStep } from '../../models/refining/route.ts';
import type { Control } from '../control.ts';
import { DEFAULT_SEED, manifestOf } from '../manifest.ts';
import type { PartOf, PartPool, PartRange, WithPool, WorkSize } from '../part-pool.ts';
import { bandCoverageOf } from '../route/band-coverage.ts';
import { baseOf, expectedErrorWords } from '../route/expected-errors.ts';
import type { SimulateFacts } from '../route/facts.ts';
import { furnaceErrorsOf } from '../route/furnace-errors.ts';
import { missingBaseWords } from '../route/melt.ts';
import { freshLimeWords, refuseImplausible, twiceSaidWords } from './checks.ts';
import { outputOf } from './output.ts';
import { type AdvancedPart, advancePart, bytesOf, joinParts, leversOfDocument } from './parts.ts';

/** Samples of an ensemble when the document says nothing: 5 % and 95 % points to about 10 % of the spread. */
const DEFAULT_SAMPLES = 200;

/**
 * `simulate` on an unparsed document, on the pool's threads where they pay. Throws InputError with path, value and cure
 * for what is wrong.
 */
export async function simulateDocument(
  document: unknown,
  facts: SimulateFacts,
  control: Control & WithPool = {},
): Promise<SimulateOutput> {
  const input = parseSimulate(document);
  const { pool, ...rest } = control;
  return pool && sizeOf(input).seconds >= pool.worthFrom_s
    ? simulateOn(pool, input, { facts, control: rest })
    : simulate(input, facts, rest);
}

/** `simulate` with the samples computed by `pool`; the same bytes. Throws as `simulate` and as the pool. */
export async function simulateOn(
  pool: PartPool,
  input: SimulateInput,
  { facts, control = {} }: { readonly facts: SimulateFacts; readonly control?: Control },
): Promise<SimulateOutput> {
  throwIfCancelled(control.signal);
  // The reference sample alone, here: kernels that explain the answer, and every refusal, before threads are troubled.
  const frame = simulatePart(input, facts, { first: 0, count: 0 });
  const work = { name: 'simulate', document: input } as const;
  const size = sizeOf(input);
  const parts = await pool.compute(work, size, {
    ...control,
    onProgress: (done) => control.onProgress?.(done, `${Math.round(done * size.count)} samples`),
  });
  return answerOf(input, facts, joinParts(frame, parts));
}

/** A `remelt-simulate/1` document, parsed. Throws InputError with path, value and cure for what is wrong. */
const parseSimulate = (document: unknown): SimulateInput =>
  parseDocument(simulateInputSchema, document, 'simulate');

/**
 * Runs the route of a `remelt-simulate/1` document on an ensemble and returns final contents, trajectory, exchange,
 * yield, energy and what limits each impurity. Same document, facts and code give the same bytes.
 * Throws InputError, ValidityError, BalanceError, CancelledError.
 */
export function simulate(input: SimulateInput, facts: SimulateFacts, control: Control = {}): SimulateOutput {
  const { samples } = ensembleAsked(input);
  return answerOf(input, facts, simulatePart(input, facts, { first: 0, count: samples }, control));
}

/** Samples and seed of a document, defaults filled in. */
const ensembleAsked = (
  input: SimulateInput,
): { readonly samples: number; readonly seed: number | string } => ({
  samples: input.samples ?? DEFAULT_SAMPLES,
  seed: input.seed ?? DEFAULT_SEED,
});

/**
 * What a sample takes in one operation [s]: a thousand take 0.75 s in two furnaces (bench simulate). It decides where the work is
 * done, and no number.
 */
const SAMPLE_S = 0.375e-3;

/** How much work a document is. */
function sizeOf(input: SimulateInput): WorkSize {
  const { samples } = ensembleAsked(input);
  return { count: samples, seconds: samples * input.route.length * SAMPLE_S };
}

/** Samples of documents, as a pool is asked for them. Throws as `simulate`. */
export const simulateParts =
  (facts: SimulateFacts): PartOf =>
  (document, range) =>
    bytesOf(simulatePart(document as SimulateInput, facts, range));

/** Some samples of a document. Throws as `simulate`. */
function simulatePart(
  input: SimulateInput,
  facts: SimulateFacts,
  range: PartRange,
  control: Control = {},
): AdvancedPart {
  refuseImplausible(input);
  return advancePart(input, facts, { ...range, ...ensembleAsked(input), control });
}

/** The output of a document whose samples have been computed. */
export function answerOf(input: SimulateInput, facts: SimulateFacts, part: AdvancedPart): SimulateOutput {
  const { steps, start } = part;
  const result = explainRoute(part.route, { extrapolate: input.extrapolate ?? false });
  const levers = leversOfDocument(input, facts, ensembleAsked(input));
  const assumed = [
    ...defaultsOf(input, steps),
    ...errorsOf(input, facts),
    ...absentOf(input),
    ...part.assumed,
    ...result.assumed,
  ];
  const output = outputOf({ input, start, steps, result, levers });
  return {
    ...output,
    warnings: [
      ...missingBaseWords(input.melt),
      ...twiceSaidWords(input),
      ...freshLimeWords(input),
      ...output.warnings,
    ],
    ...expectedOf(input, facts, Object.keys(output.final)),
    ...coverageOf(input, facts, steps),
    manifest: manifestOf(input, facts, ensembleAsked(input)),
    assumed: uniqueAssumptions(assumed),
  };
}

const expectedOf = (
  { route, melt }: SimulateInput,
  { expectedErrors }: SimulateFacts,
  elements: readonly string[],
): Pick<SimulateOutput, 'expectedErrors'> =>
  expectedErrors
    ? {
        expectedErrors: expectedErrorWords(expectedErrors, {
          operations: route.map(({ operation }) => operation),
          elements,
          base: baseOf(melt),
        }),
      }
    : {};

/**
 * How often such bands held; nothing where there is no band, or one that comes from tables, or a furnace that was calibrated on
 * its own heats.
 */
function coverageOf(
  input: SimulateInput,
  { coverage }: SimulateFacts,
  steps: readonly RouteStep[],
): Pick<SimulateOutput, 'coverage'> {
  if (input.calibrated !== undefined || ensembleAsked(input).samples === 1) return {};
  const found = bandCoverageOf(coverage, {
    operations: steps.flatMap(({ operation: { name, fidelity } }) => (fidelity === 'table' ? [] : [name])),
    bands: input.furnaceErrors ?? 'published',
  });
  return found ? { coverage: found } : {};
}

function defaultsOf(input: SimulateInput, steps: readonly RouteStep[]): Assumption[] {
  const list: Assumption[] = [];
  if (input.calibrated) {
    const { furnace, heats, rows } = input.calibrated;
    list.push({
      what: 'parameters',
      value: furnace,
      unit: '',
      source: `${rows.length} parameters calibrated on ${heats} heats of this furnace; the others from literature`,
    });
  }
  if (input.samples === undefined) {
    list.push({ what: 'samples', value: DEFAULT_SAMPLES, unit: '1', source: 'default of simulate' });
  }
  if (input.seed === undefined) {
    list.push({ what: 'seed', value: DEFAULT_SEED, unit: '', source: 'default of simulate' });
  }
  steps.forEach((step, index) => {
    if (input.route[index]!.fidelity === undefined) {
      list.push({
        what: `${step.path}.fidelity`,
        value: step.operation.fidelity,
        unit: '',
        source: 'kinetic where a kinetic model exists, else table',
      });
    }
    step.additions.forEach((addition, k) => {
      if (input.route[index]!.additions![k]!.recovery === undefined) {
        list.push({
          what: `${addition.path}.recovery`,
          value: 1,
          unit: 'kg/kg',
          source: 'assumption: all of it dissolves; later losses are those of the operation',
        });
      }
    });
  });
  return list;
}

/** That bands hold more than what the models are unsure of themselves. */
const errorsOf = (input: SimulateInput, facts: SimulateFacts): Assumption[] =>
  furnaceErrorsOf(input, facts) === undefined
    ? []
    : [
        {
          what: 'furnaceErrors',
          value: 'published',
          unit: '',
          source:
            'bands hold how far published furnaces were from these models, by operation and element; "left-out" gives those of the models alone',
        },
      ];

/** Elements whose absence decides what a furnace does: gases, sulfur, and what binds or boils oxygen. */
const DECISIVE: readonly ElementSymbol[] = ['O', 'N', 'S', 'C', 'Al'];

function absentOf({ melt }: SimulateInput): Assumption[] {
  const given = { ...melt.composition_wtpct, ...melt.composition_ppm, ...melt.below_ppm };
  return DECISIVE.filter((element) => !(element in given) && element !== melt.balance).map((element) => ({
    what: `melt.${element}`,
    value: 0,
    unit: 'ppm',
    source: 'not given: counted as absent',
  }));
}
