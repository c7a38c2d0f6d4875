import { ConvergenceError } from '../../foundation/errors.ts';
import { type Composition, elementsOf, meanFractions } from '../../metal/alloy/composition.ts';
import { type ElementSymbol, elementsIn, entriesOf } from '../../metal/alloy/element.ts';
import { limitOf } from '../../metal/alloy/specification.ts';
import { type ChargeLine, type ChargeProblem, type HeatOrder, isMember } from './problem.ts';

type Contents = Partial<Record<ElementSymbol, number>>;

/** A heat added up by hand from its charge. Contents are mass fractions [kg/kg]. */
export interface HeatSum {
  readonly charged_kg: number;
  readonly refined_kg: number;
  /** Of the metal as charged. */
  readonly charged: Readonly<Contents>;
  /** Of the refined metal, means. */
  readonly refined: Readonly<Contents>;
}

/** A rule that a charge breaks. */
export interface Broken {
  readonly words: string;
  /** How far beyond, relative to the limit [1]. */
  readonly excess: number;
}

export interface Recheck {
  readonly heats: readonly HeatSum[];
  readonly broken: readonly Broken[];
}

/**
 * Relative excess that is put down to rounding: the solver's row tolerance is 1e-7 of a limit; ten times that. Contents
 * below the floor of 1e-12 kg/kg (a millionth of a ppm) count as none.
 */
const TOLERANCE = 1e-6;
const NOTHING = 1e-12;

export interface RecheckOptions {
  /** Judges "< L" results by their mean, as planning with confidence does; else each limit sees the end that could break it. */
  readonly meansOnly?: boolean;
  /** Leaves counts, whole pieces and least amounts aside. */
  readonly amountsOnly?: boolean;
}

/**
 * Adds a plan up again in plain arithmetic, from the materials and the rules and from nothing the model builder made:
 * mass, every limit and sum, residuals, stock, shares, counts, whole pieces, least amounts.
 */
export function recheck(
  problem: ChargeProblem,
  charges: readonly (readonly ChargeLine[])[],
  how: RecheckOptions = {},
): Recheck {
  const { meansOnly = false, amountsOnly = false } = how;
  const broken: Broken[] = [];
  const heats = problem.heats.map((heat, h) => {
    const lines = charges[h] ?? [];
    const sum = addUp(problem, heat, lines);
    compare(
      broken,
      `mass of ${heat.id} ${sum.refined_kg} kg for ${heat.mass_kg} kg`,
      sum.refined_kg / heat.mass_kg,
      { min: 1, max: 1 },
    );
    checkLimits(broken, problem, heat, { lines, refined: sum.refined, meansOnly });
    checkShares(broken, problem, heat, lines);
    if (!amountsOnly) checkRules(broken, problem, heat, lines);
    return sum;
  });
  problem.materials.forEach((material, i) => {
    const used = charges.flat().reduce((sum, line) => sum + (line.material === i ? line.mass_kg : 0), 0);
    if (material.required_kg)
      compare(broken, `${used} kg of ${material.id}, ${material.required_kg} kg required`, used, {
        min: material.required_kg,
      });
    const rest_kg = material.available_kg - used;
    if (!amountsOnly && material.leaveAtLeast_kg && used > 0 && rest_kg > TOLERANCE * material.available_kg)
      compare(broken, `${rest_kg} kg left of ${material.id}`, rest_kg, { min: material.leaveAtLeast_kg });
    if (used > 0 && Number.isFinite(material.available_kg))
      compare(
        broken,
        `${used} kg of ${material.id} drawn, ${material.available_kg} kg there`,
        used / Math.max(material.available_kg, NOTHING),
        { max: 1 },
      );
  });
  return { heats, broken };
}

/** Throws ConvergenceError when a plan breaks a rule: it must not be shown. */
export function refuseBroken({ broken }: Recheck): void {
  if (broken.length === 0) return;
  throw new ConvergenceError(
    `a check of the solver's plan found an error: ${broken[0]!.words}`,
    broken.map(({ words, excess }) => ({ message: words, value: excess, unit: '1' })),
  );
}

/** What end of a "< L" result is added up. */
type End = 'mean' | 'low' | 'high';

function contentsAt(composition: Composition, end: End): Contents {
  const contents: Contents = { ...meanFractions(composition) };
  if (end === 'mean') return contents;
  for (const element of elementsOf(composition)) {
    const content = composition.contents[element];
    if (content?.law === 'below') contents[element] = end === 'low' ? 0 : (content.limit ?? content.mean);
  }
  return contents;
}

/** kg of each element in the melt after melting losses, and in the metal at the end, before gains. */
interface Sums {
  readonly melt: Contents;
  readonly kept: Contents;
}

function sumsOf(
  problem: ChargeProblem,
  heat: HeatOrder,
  of: { lines: readonly ChargeLine[]; end: End },
): Sums {
  const melt: Contents = {};
  const kept: Contents = {};
  const add = (to: Contents, element: ElementSymbol, kg: number): void => {
    to[element] = (to[element] ?? 0) + kg;
  };
  const routeYield = heat.refining?.metalYield ?? 1;
  for (const line of of.lines) {
    const { composition, metalYield, recovery } = problem.materials[line.material]!;
    for (const [element, fraction] of entriesOf(contentsAt(composition, of.end))) {
      const kg = line.mass_kg * metalYield * fraction;
      add(melt, element, kg);
      const late = (recovery?.[element]?.mean ?? 1) * (heat.refining?.lateRetained?.[element] ?? 1);
      add(kept, element, kg * routeYield * (recovery ? late : (heat.refining?.retained[element] ?? 1)));
      for (const [other, by] of entriesOf(recovery ? {} : (heat.refining?.cross ?? {}))) {
        add(kept, other, kg * routeYield * (by[element] ?? 0));
      }
    }
  }
  return { melt, kept };
}

function addUp(problem: ChargeProblem, heat: HeatOrder, lines: readonly ChargeLine[]): HeatSum {
  const charged_kg = lines.reduce((sum, line) => sum + line.mass_kg, 0);
  const melted_kg = lines.reduce(
    (sum, line) => sum + line.mass_kg * problem.materials[line.material]!.metalYield,
    0,
  );
  const { melt, kept } = sumsOf(problem, heat, { lines, end: 'mean' });
  const named_kg = Object.values(melt).reduce((sum, kg) => sum + kg, 0);
  // what no analysis names melts and stays like the rest
  let refined_kg = (melted_kg - named_kg) * (heat.refining?.metalYield ?? 1);
  for (const kg of Object.values(kept)) refined_kg += kg;
  for (const gained of Object.values(heat.refining?.gained ?? {})) refined_kg += gained * heat.mass_kg;
  return { charged_kg, refined_kg, charged: scaled(melt, melted_kg), refined: withGains(heat, kept) };
}

/** Mass fractions of the refined metal. */
function withGains(heat: HeatOrder, kept: Contents): Contents {
  const refined = { ...scaled(kept, heat.mass_kg) };
  for (const [element, gained] of entriesOf(heat.refining?.gained ?? {}))
    refined[element] = (refined[element] ?? 0) + gained;
  return refined;
}

const scaled = (contents: Contents, mass_kg: number): Contents =>
  Object.fromEntries(
    Object.entries(contents).map(([element, kg]) => [element, mass_kg > 0 ? kg / mass_kg : 0]),
  );

function checkLimits(
  broken: Broken[],
  problem: ChargeProblem,
  heat: HeatOrder,
  of: { lines: readonly ChargeLine[]; refined: Contents; meansOnly: boolean },
): void {
  const { specification } = heat;
  const at = (end: End): Contents =>
    of.meansOnly ? of.refined : withGains(heat, sumsOf(problem, heat, { lines: of.lines, end }).kept);
  const low = at('low');
  const high = at('high');
  const elements = new Set([...elementsIn(specification.limits), ...elementsIn(high)]);
  for (const element of elements) {
    const limit = limitOf(specification, element);
    if (limit?.max !== undefined)
      compare(broken, `${element} ${high[element] ?? 0} over ${limit.max}`, high[element] ?? 0, {
        max: limit.max,
      });
    if (limit?.min !== undefined)
      compare(broken, `${element} ${low[element] ?? 0} under ${limit.min}`, low[element] ?? 0, {
        min: limit.min,
      });
  }
  for (const [element, { min, max }] of entriesOf(heat.internal ?? {})) {
    compare(
      broken,
      `${element} ${of.refined[element] ?? 0} outside its internal range`,
      of.refined[element] ?? 0,
      { ...(min === undefined ? {} : { min }), ...(max === undefined ? {} : { max }) },
    );
  }
  for (const { elements: together, min, max } of specification.sums) {
    const total = (contents: Contents): number =>
      together.reduce((sum, element) => sum + (contents[element] ?? 0), 0);
    if (max !== undefined)
      compare(broken, `${together.join('+')} ${total(high)} over ${max}`, total(high), { max });
    if (min !== undefined)
      compare(broken, `${together.join('+')} ${total(low)} under ${min}`, total(low), { min });
  }
}

function checkShares(
  broken: Broken[],
  problem: ChargeProblem,
  heat: HeatOrder,
  lines: readonly ChargeLine[],
): void {
  for (const share of heat.shares) {
    const kg = lines.reduce(
      (sum, line) => sum + (isMember(problem.materials[line.material]!, share) ? line.mass_kg : 0),
      0,
    );
    const all = lines.reduce(
      (sum, line) => sum + (problem.materials[line.material]!.onlyIn === undefined ? line.mass_kg : 0),
      0,
    );
    compare(
      broken,
      `${share.label} ${kg} kg in ${heat.id}`,
      kg / (share.of === 'charge' ? all : heat.mass_kg),
      { max: share.max },
    );
  }
}

/** How many materials and lots are chosen; what is in the crucible anyway is not. */
function countsOf({ materials }: ChargeProblem, lines: readonly ChargeLine[]) {
  const chosen = lines
    .map(({ material }) => materials[material]!)
    .filter(({ onlyIn }) => onlyIn === undefined);
  return {
    materials: chosen.length,
    lots: chosen.filter(({ available_kg }) => Number.isFinite(available_kg)).length,
  };
}

/** True for a charge of the first heat that takes no more materials and lots than it may. */
export function keepsCounts(problem: ChargeProblem, lines: readonly ChargeLine[]): boolean {
  const { maxMaterials = Number.POSITIVE_INFINITY, maxLots = Number.POSITIVE_INFINITY } = problem.heats[0]!;
  const { materials, lots } = countsOf(problem, lines);
  return materials <= maxMaterials && lots <= maxLots;
}

function checkRules(
  broken: Broken[],
  problem: ChargeProblem,
  heat: HeatOrder,
  lines: readonly ChargeLine[],
): void {
  const { materials, lots } = countsOf(problem, lines);
  if (heat.maxMaterials !== undefined)
    compare(broken, `${materials} materials in ${heat.id}`, materials, { max: heat.maxMaterials });
  if (heat.maxLots !== undefined) compare(broken, `${lots} lots in ${heat.id}`, lots, { max: heat.maxLots });
  for (const line of lines) {
    const { id, item_kg, minimumIfUsed_kg, onlyIn } = problem.materials[line.material]!;
    if (onlyIn !== undefined && onlyIn !== heat.id)
      broken.push({ words: `${id} is in the crucible of ${onlyIn}, not of ${heat.id}`, excess: 1 });
    if (line.mass_kg < 0) broken.push({ words: `${line.mass_kg} kg of ${id}`, excess: 1 });
    if (minimumIfUsed_kg !== undefined)
      compare(
        broken,
        `${line.mass_kg} kg of ${id}, at least ${minimumIfUsed_kg} kg when used`,
        line.mass_kg,
        { min: minimumIfUsed_kg },
      );
    if (item_kg === undefined) continue;
    const pieces = line.mass_kg / item_kg;
    const off = Math.abs(pieces - Math.round(pieces));
    if (off > TOLERANCE * Math.max(1, pieces))
      broken.push({ words: `${pieces} pieces of ${id}`, excess: off });
  }
}

function compare(
  broken: Broken[],
  words: string,
  value: number,
  window: { min?: number; max?: number },
): void {
  const { min, max } = window;
  const excess = Math.max(max === undefined ? 0 : value - max, min === undefined ? 0 : min - value);
  const size = Math.max(Math.abs(max ?? 0), Math.abs(min ?? 0), NOTHING / TOLERANCE);
  if (!(excess <= TOLERANCE * size)) broken.push({ words, excess: excess / size });
}
