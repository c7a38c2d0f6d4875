import type { ChargeSheet } from '../../documents/heats/charge-sheet.ts';
import { unitOf } from '../../documents/shown-unit.ts';
import { InfeasibleError } from '../../foundation/errors.ts';
import { findMethod } from '../../metal/alloy/analysis-method.ts';
import { findGrade } from '../../metal/alloy/catalogue.ts';
import {
  ADDITION_STAGES,
  type AdditionStage,
  type ChargeMaterial,
} from '../../metal/alloy/charge-material.ts';
import { byElementOrder, type ElementSymbol, elementsIn, entriesOf } from '../../metal/alloy/element.ts';
import { specificationOf } from '../../metal/alloy/grade.ts';
import type { Specification } from '../../metal/alloy/specification.ts';
import { loadsWords } from '../../metal/plant/crucible.ts';
import type { Furnace } from '../../metal/plant/furnace.ts';
import { type Scale, scaleFor, weighingSd_g } from '../../metal/plant/scale.ts';
import type { Facts } from '../facts.ts';
import { manifestOf } from '../manifest.ts';
import { bulkDensityOf, type ChargeFit, chargeFit, isLooseForm } from '../plant/charge-fit.ts';
import { SAMPLE_METHOD } from '../sample/bath-sample.ts';
import { knownInHeat } from './asked-results.ts';
import { type Material, meltOf } from './heat-route.ts';
import type { Predicted } from './recorded-heat.ts';

/** What is to be charged of one lot, as the plan reserved it. */
export interface SheetPart {
  readonly lot: string;
  readonly mass_g: number;
  /** Most that is weighed of it [g]: never less than is planned. */
  readonly available_g: number;
  readonly form: string;
  /** Grade or charge material it was cleared as. */
  readonly clearedAs: string;
  readonly material: Material;
  /** Mass of one piece [g] where only whole pieces are charged: they are never split over boxes. */
  readonly item_g?: number;
}

export interface SheetOrder {
  readonly heat: string;
  readonly grade: string;
  /** Controlled specification it was planned for. */
  readonly specification?: string;
  /** What the heat must meet; default the windows of the grade. */
  readonly limits?: Specification['limits'];
  /** Limits on sums; default those of the grade. */
  readonly sums?: Specification['sums'];
  readonly target_g: number | null;
  readonly madeAt: string;
  readonly specimen: boolean;
  /** What it is charged into; absent where the plan names no furnace. */
  readonly furnace?: Furnace;
  /** Mean contents that the route was predicted to give [ppm]; absent before it was simulated. */
  readonly predicted_ppm?: Readonly<Partial<Record<ElementSymbol, number>>>;
  /** What was predicted at each stage of the heat, with its spread; default nothing. */
  readonly predicted?: readonly Predicted[];
}

/**
 * Order inside a stage by the element that a material brings. Source: common practice of vacuum induction melting
 * (practice, recalled): noble and refractory base first, carbon to boil, reverts on top of them;
 * reactive metals after degassing; B and Zr late; Mg, Ca and rare earths last under argon.
 */
const ORDER: readonly ElementSymbol[] = [
  ...(['Ni', 'Co', 'Fe', 'Cr', 'Mo', 'W', 'Re', 'Ru', 'Ta', 'Cu', 'Si', 'C'] as const),
  ...(['Mn', 'V', 'Al', 'Ti', 'Nb', 'Hf', 'B', 'Zr', 'Mg', 'Ca', 'La', 'Ce', 'Y'] as const),
];
/** Reverts come after every virgin metal of the first stage. */
const REVERT_RANK = ORDER.length;

const STEPS: Readonly<Record<AdditionStage, { readonly title: string; readonly instruction: string }>> = {
  charge: {
    title: 'Charge the cold furnace',
    instruction: 'Charge in this order. Pump down, melt, and hold until degassing has ended.',
  },
  'after-degassing': {
    title: 'After degassing',
    instruction: 'Add in this order, when degassing has stopped and the bath is quiet.',
  },
  late: { title: 'Late', instruction: 'Add after the bath sample and its trims.' },
  'last-under-argon': {
    title: 'Last, under argon',
    instruction: 'Backfill with argon first. Pour soon after, because these elements fade.',
  },
};

/** A shift of this share of a window by rounding to the scales is worth a word (assumption: a tenth of the internal margin). */
const SHIFT_SHARE = 0.02;

/**
 * What the melter charges, in the order of practice and in whole steps of the finest scale that holds each mass, and
 * what that comes to: contents of the charge as planned and as weighed, and the predicted heat moved by the same
 * ratio. Warns where rounding carries a content out of its window or by more than 2 % of it. Throws InputError when
 * no scale holds a mass.
 */
export function chargeSheet(order: SheetOrder, parts: readonly SheetPart[], facts: Facts): ChargeSheet {
  const sorted = [...parts].sort(
    (a, b) =>
      rankOf(a, facts) - rankOf(b, facts) ||
      densityRank(b, facts) - densityRank(a, facts) ||
      b.mass_g - a.mass_g ||
      a.lot.localeCompare(b.lot),
  );
  const weighed = sorted.map((part) => ({ part, ...weigh(part, facts.plant.scales) }));
  const lines = weighed.map(({ part, weigh_g, scale, boxes }, i) => ({
    stage: stageOf(part, facts),
    number: i + 1,
    lot: part.lot,
    material: part.clearedAs,
    form: part.form,
    planned_g: part.mass_g,
    weigh_g,
    scale: scale.id,
    scaleStep_g: scale.resolution_g,
    weighings: boxes.length,
    boxes: [...boxes],
  }));
  const contents = contentsOf(order, weighed, facts);
  const ofSums = ofSumsAlone(order, facts);
  const { fit, refusal } = fitOf(order, weighed, facts);
  const late = lines.filter(({ stage }) => stage !== 'charge').map(({ lot }) => lot);
  const said = {
    ...STEPS,
    charge: { ...STEPS.charge, instruction: coldWords({ fit, late, forms: sorted.map(({ form }) => form) }) },
  };
  return {
    format: 'remelt-charge-sheet/1',
    manifest: manifestOf({ order, parts }, facts, { seed: 'none: nothing is drawn' }),
    assumed: [
      {
        what: 'order of charging inside a stage',
        value: 'base, refractory, carbon, revert; reactive; B, Zr; Mg, Ca, rare earths',
        unit: '',
        source:
          'common practice of vacuum induction melting (assumption); stages from data/charge-materials.json',
      },
    ],
    specimen: order.specimen,
    heat: order.heat,
    grade: order.grade,
    ...(order.specification === undefined ? {} : { specification: order.specification }),
    target_g: order.target_g,
    madeAt: order.madeAt,
    steps: ADDITION_STAGES.map((stage) => ({
      stage,
      ...said[stage],
      lines: lines.filter((line) => line.stage === stage).map(({ stage: _, ...line }) => line),
    })).filter((step) => step.lines.length > 0),
    planned_g: sum(lines.map((line) => line.planned_g)),
    weigh_g: sum(lines.map((line) => line.weigh_g)),
    contents,
    ...(ofSums.length > 0 ? { ofSums } : {}),
    ...(fit ? { crucible: { ...fit, loads_kg: [...fit.loads_kg] } } : {}),
    warnings: [...refusal, ...contents.flatMap(warningsOf)],
  };
}

/** How the charge goes into the crucible, or why it does not. */
function fitOf(
  { furnace }: SheetOrder,
  weighed: readonly { readonly part: SheetPart; readonly weigh_g: number }[],
  facts: Facts,
): { readonly fit: ChargeFit | null; readonly refusal: readonly string[] } {
  if (!furnace) return { fit: null, refusal: [] };
  const parts = weighed.map(({ part, weigh_g }) => ({
    id: part.lot,
    mass_kg: weigh_g / 1000,
    form: part.form,
    stage: stageOf(part, facts),
  }));
  try {
    return {
      fit: chargeFit(furnace, parts, { forms: facts.forms, furnaces: facts.plant.furnaces }),
      refusal: [],
    };
  } catch (error) {
    if (error instanceof InfeasibleError) return { fit: null, refusal: [error.message] };
    throw error;
  }
}

/** What the melter is told of the cold charge: how it lies, in how many loads, and what is not charged with it. */
function coldWords({
  fit,
  late,
  forms,
}: {
  readonly fit: ChargeFit | null;
  readonly late: readonly string[];
  readonly forms: readonly string[];
}): string {
  const loads = fit?.loads_kg ?? [];
  return [
    STEPS.charge.instruction,
    ...(forms.some(isLooseForm) ? ['Large and dense pieces lie below, turnings between them.'] : []),
    ...(loads.length > 1
      ? [
          `It does not lie in ${fit!.furnace} at once: charge in ${loadsWords(loads)}, the next when the one before has melted.`,
        ]
      : []),
    ...(late.length > 0 ? [`Later, not with this charge: ${late.join(', ')}.`] : []),
  ].join(' ');
}

/** Returns lie in the crucible by their density, the densest first; bought metals keep the order of their elements. */
const densityRank = (part: SheetPart, facts: Facts): number =>
  facts.chargeMaterials.has(part.clearedAs) ? 0 : bulkDensityOf(part.form, facts);

/** When a lot goes in: what it was bought as says so; returns are charged cold. */
const stageOf = (part: Pick<SheetPart, 'clearedAs'>, facts: Facts): AdditionStage =>
  facts.chargeMaterials.get(part.clearedAs)?.stage ?? 'charge';

function rankOf(part: SheetPart, facts: Facts): number {
  const bought = facts.chargeMaterials.get(part.clearedAs);
  const stage = ADDITION_STAGES.indexOf(stageOf(part, facts)) * (REVERT_RANK + 2);
  if (!bought) return stage + REVERT_RANK;
  const at = ORDER.indexOf(broughtBy(bought));
  return stage + (at < 0 ? REVERT_RANK + 1 : at);
}

/** The element that a material is bought for: of an addition alloy the largest that is not its base, else the base. */
function broughtBy({ form, composition }: ChargeMaterial): ElementSymbol {
  const [largest] = Object.entries(composition.contents)
    .filter(([, content]) => content.origin === 'nominal')
    .sort((a, b) => b[1].mean - a[1].mean);
  const base = composition.balance ?? 'Ni';
  return form === 'addition-alloy' && largest ? (largest[0] as ElementSymbol) : base;
}

/** Most parts that one lot is weighed in, to stay on a finer scale (assumption). */
const MAX_WEIGHINGS = 4;

type Box = ChargeSheet['steps'][number]['lines'][number]['boxes'][number];

interface Weighed {
  readonly weigh_g: number;
  readonly scale: Scale;
  /** One per weighing. */
  readonly boxes: readonly Box[];
}

/** On the scale with the least uncertainty over all weighings, sqrt(n) u of one; never beyond what is there. */
function weigh(part: Portion, scales: readonly Scale[]): Weighed {
  const ways = scales
    .map((scale) => ({ scale, weighings: weighingsOn(part, scale) }))
    .filter(({ weighings }) => weighings <= MAX_WEIGHINGS)
    .sort((a, b) => spreadOf(a) - spreadOf(b));
  const { scale, weighings } = ways[0] ?? { scale: scaleFor(scales, part.mass_g), weighings: 1 };
  const step = scale.resolution_g;
  if (part.item_g !== undefined) {
    const boxes = sharedOut(piecesOf(part, part.item_g), weighings).map((items) => ({
      weigh_g: Math.round(items * part.item_g!),
      items,
    }));
    return { scale, weigh_g: sum(boxes.map((box) => box.weigh_g)), boxes };
  }
  const rounded = Math.round(part.mass_g / step) * step;
  const weigh_g = rounded > part.available_g ? rounded - step : rounded;
  const boxes = sharedOut(weigh_g / step, weighings).map((steps) => ({ weigh_g: steps * step }));
  return { scale, weigh_g, boxes };
}

/**
 * Mass that a plan reserves of a lot [g]: what it takes, and what the nearest step of the scale adds to that where the lot has it. The
 * sheet then asks for the same whenever it is printed, whatever others take of the lot.
 */
export function massToReserve(
  { mass_g, available_g }: { readonly mass_g: number; readonly available_g: number },
  scales: readonly Scale[],
): number {
  const part = { mass_g, available_g };
  const holds = scales.some((scale) => weighingsOn(part, scale) <= MAX_WEIGHINGS);
  return holds ? Math.max(mass_g, weigh(part, scales).weigh_g) : mass_g;
}

type Portion = Pick<SheetPart, 'mass_g' | 'available_g' | 'item_g'>;

const piecesOf = ({ mass_g }: Pick<SheetPart, 'mass_g'>, item_g: number): number =>
  Math.max(1, Math.round(mass_g / item_g));

/** Weighings that a scale needs; a scale that does not hold one piece needs endlessly many. */
function weighingsOn(part: Omit<Portion, 'available_g'>, { capacity_g }: Scale): number {
  const { item_g, mass_g } = part;
  if (item_g === undefined) return Math.max(1, Math.ceil(mass_g / capacity_g));
  return Math.ceil(piecesOf(part, item_g) / Math.floor(capacity_g / item_g));
}

/** A whole number in `parts` whole numbers, the larger first. */
const sharedOut = (whole: number, parts: number): number[] =>
  Array.from({ length: parts }, (_, k) => Math.floor(whole / parts) + (k < whole % parts ? 1 : 0));

const spreadOf = ({ scale, weighings }: { readonly scale: Scale; readonly weighings: number }): number =>
  Math.sqrt(weighings) * weighingSd_g(scale);

function contentsOf(
  order: SheetOrder,
  weighed: readonly { readonly part: SheetPart; readonly weigh_g: number }[],
  facts: Facts,
): ChargeSheet['contents'] {
  if (weighed.length === 0) return [];
  const melt = (mass_g: (one: (typeof weighed)[number]) => number): Map<ElementSymbol, number> =>
    ppmOf(
      weighed.map((one) => ({
        material: one.part.material,
        mass_kg: mass_g(one) / 1000,
        chargeMaterial: null,
      })),
    );
  const planned = melt(({ part }) => part.mass_g);
  const shown = melt(({ weigh_g }) => weigh_g);
  const known = {
    from: order.specification ?? order.grade,
    limits: limitsOf(order, facts),
    predicted: order.predicted ?? [],
    cold_ppm: coldContents(
      weighed.map(({ part }) => part),
      facts,
    ),
  };
  const method = findMethod(facts.analysisMethods, SAMPLE_METHOD);
  const { limits } = known;
  return elementsIn(limits)
    .sort(byElementOrder)
    .map((element) => {
      const limit = limits[element]!;
      const { unit, scale } = unitOf(element);
      const before = planned.get(element) ?? 0;
      const after = shown.get(element) ?? 0;
      const predicted = order.predicted_ppm?.[element];
      const { below_ppm, above_ppm } = knownInHeat(element, known, method)!;
      return {
        element,
        unit,
        ...(limit.min === undefined ? {} : { min: digits(limit.min * 1e6 * scale) }),
        ...(limit.max === undefined ? {} : { max: digits(limit.max * 1e6 * scale) }),
        planned: digits(before * scale),
        weighed: digits(after * scale),
        ...(predicted === undefined
          ? {}
          : { predicted: digits(predicted * scale * (before > 0 ? after / before : 1)) }),
        ...(below_ppm === undefined ? {} : { askBelow: digits(below_ppm * scale) }),
        ...(above_ppm === undefined ? {} : { askAbove: digits(above_ppm * scale) }),
      };
    });
}

/** Windows that a heat is judged by: those of its specification, else of its grade. */
const limitsOf = ({ limits, grade }: SheetOrder, facts: Facts): Specification['limits'] =>
  limits ?? specificationOf(findGrade(facts.grades, grade)).limits;

/** Contents [ppm] of what is charged cold, before anything is added to the bath; undefined where nothing is. */
export function coldContents(
  parts: readonly SheetPart[],
  facts: Facts,
): ReadonlyMap<ElementSymbol, number> | undefined {
  const first = parts.filter((part) => stageOf(part, facts) === 'charge');
  if (first.length === 0) return undefined;
  return ppmOf(
    first.map(({ material, mass_g }) => ({ material, mass_kg: mass_g / 1000, chargeMaterial: null })),
  );
}

/** Elements of the limits on sums that have no limit of their own; the balance needs no result. */
function ofSumsAlone(order: SheetOrder, facts: Facts): ElementSymbol[] {
  const grade = specificationOf(findGrade(facts.grades, order.grade));
  const limits = order.limits ?? grade.limits;
  const sums = order.sums ?? (order.limits ? [] : grade.sums);
  const needed = sums.flatMap(({ elements }) => elements);
  return [...new Set(needed)]
    .filter((element) => limits[element] === undefined && element !== grade.balance)
    .sort(byElementOrder);
}

/** Contents [ppm] of the parts molten together, the balance included. */
function ppmOf(parts: Parameters<typeof meltOf>[0]): Map<ElementSymbol, number> {
  const melt = meltOf(parts);
  const contents = new Map(entriesOf(melt.composition_ppm ?? {}));
  if (melt.balance) contents.set(melt.balance, 1e6 - sum([...contents.values()]));
  return contents;
}

function warningsOf(row: ChargeSheet['contents'][number]): string[] {
  const { element, unit, min = 0, max, planned, weighed, predicted } = row;
  const window = max === undefined ? Number.POSITIVE_INFINITY : max - min;
  const words: string[] = [];
  if (Math.abs(weighed - planned) > SHIFT_SHARE * window)
    words.push(
      `${element}: rounding to the steps of the scales moves it from ${planned} to ${weighed} ${unit}. Use a finer scale for the lots that bring it`,
    );
  const shown = predicted ?? weighed;
  const what =
    predicted === undefined ? 'as weighed, the charge contains' : 'as weighed, the heat should contain';
  if ((max !== undefined && shown > max) || shown < min)
    words.push(
      `${element}: ${what} ${shown} ${unit}, outside ${min} to ${max ?? 'any'} ${unit}${predicted === undefined ? ' (before refining)' : ''}`,
    );
  return words;
}

const digits = (value: number): number => Number(value.toPrecision(4));
const sum = (values: readonly number[]): number => values.reduce((total, value) => total + value, 0);
