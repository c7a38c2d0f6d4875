import { type Fate, fractionsOf, type PartClass, serviceOf } from './part-class.ts';

type ByElement = Readonly<Record<string, number>>;

/** An alloy of the chain. */
export interface Grade {
  readonly name: string;
  /** Mass shares. */
  readonly composition: ByElement;
  /** Product over charge of the melting, by element. */
  readonly meltYield: (element: string) => number;
  /** Largest share of returns in a charge: what the route can purify and dilute. */
  readonly mostReturns: number;
  /** Elements that still serve in the lesser alloy; others are lost in it. */
  readonly servesDowngraded: ReadonlySet<string>;
}

/** How metal is won, by element. */
export interface Supply {
  /** Metal over what is mined. */
  readonly mining: (element: string) => number;
  /** Alloy over metal. */
  readonly alloying: (element: string) => number;
  /** Metal over what goes to the refinery. */
  readonly refining: (element: string) => number;
  /** Where mines are, by element: shares by region. */
  readonly minedIn: (element: string) => Readonly<Record<string, number>>;
}

/** A chain of metal over years; amounts in one unit of mass. */
export interface ChainPlan {
  readonly years: number;
  readonly elements: readonly string[];
  /** The first one is where the metal is melted. */
  readonly regions: readonly string[];
  readonly grades: readonly Grade[];
  readonly classes: readonly PartClass[];
  readonly supply: Supply;
}

/** One flow with its dimensions; an amount for each year. */
export interface ChainFlow {
  readonly from: string;
  readonly to: string;
  readonly form: string;
  readonly grade: string;
  /** Part class, where the metal is one. */
  readonly part: string;
  readonly region: string;
  readonly element: string;
  readonly amounts: Float64Array;
}

/** A stock with its dimensions, at the end of each year. */
export interface ChainStock {
  readonly at: 'service' | 'returns';
  readonly grade: string;
  readonly part: string;
  readonly element: string;
  readonly amounts: Float64Array;
}

/** Flows and stocks of a chain. */
export interface ChainFlows {
  readonly flows: readonly ChainFlow[];
  readonly stocks: readonly ChainStock[];
  /** Largest input less output and change of stock of any step, element and year, over the largest flow. */
  readonly balanceError: number;
}

/** Steps that metal does not leave again. */
export const ENDS: ReadonlySet<string> = new Set(['lost', 'lesser alloy', 'sold metal']);

/** Dimensions of a flow of one alloy, whose elements go together. */
type Dimensions = Omit<ChainFlow, 'amounts' | 'element' | 'grade'>;

/** Mass of one alloy by the dimensions of its flows. */
class AlloyFlows {
  readonly #years: number;
  readonly #found = new Map<string, Dimensions & { readonly amounts: Float64Array }>();

  constructor(years: number) {
    this.#years = years;
  }

  add(dimensions: Dimensions, year: number, amount: number): void {
    if (amount === 0) return;
    const { from, to, form, part, region } = dimensions;
    const key = `${from}|${to}|${form}|${part}|${region}`;
    const known = this.#found.get(key) ?? { ...dimensions, amounts: new Float64Array(this.#years) };
    known.amounts[year]! += amount;
    this.#found.set(key, known);
  }

  list(): readonly (Dimensions & { readonly amounts: Float64Array })[] {
    return [...this.#found.values()];
  }
}

/**
 * Mine, metal, alloy, heat, part, service, end of life, and back: what parts need sets what is melted, returns go in as far as the route
 * bears them, the rest waits; virgin metal fills up. Machining scrap returns in its year, old parts when their cohorts leave service, by
 * engine retirement and by replacement. Every element is followed by itself.
 */
export function chainFlows(plan: ChainPlan): ChainFlows {
  const alloys = plan.grades.map((grade) => alloyFlows(plan, grade));
  const flows = alloys.flatMap((one) => one.flows);
  flows.push(...metalFlows(plan, flows));
  const stocks = alloys.flatMap((one) => one.stocks);
  return { flows, stocks, balanceError: balanceErrorOf(flows, stocks, plan.years) };
}

/** One alloy over the years: flows and stocks by element. */
function alloyFlows(plan: ChainPlan, grade: Grade): Omit<ChainFlows, 'balanceError'> {
  const { years, regions } = plan;
  const classes = plan.classes.filter((one) => one.grade === grade.name);
  const mass = new AlloyFlows(years);
  const heats = new Float64Array(years);
  const used = new Float64Array(years);
  const waiting = new Float64Array(years);
  for (let t = 0; t < years; t++) {
    const made = partsOf(classes, mass, { t, home: regions[0]! });
    heats[t] = made.heat;
    const returns = made.returns + (t === 0 ? 0 : waiting[t - 1]!);
    used[t] = Math.min(returns, mostReturned(grade, made.heat));
    waiting[t] = returns - used[t]!;
    mass.add({ from: 'returns', to: 'heat', form: 'return', part: '', region: regions[0]! }, t, used[t]!);
  }
  const elements = Object.entries(grade.composition);
  const flows: ChainFlow[] = mass.list().flatMap((one) =>
    elements.map(([element, share]) => ({
      ...one,
      grade: grade.name,
      element,
      amounts: one.amounts.map((kg) => kg * share),
    })),
  );
  for (const [element, share] of elements) {
    const charge = share / grade.meltYield(element);
    const at = { grade: grade.name, part: '', region: regions[0]!, element };
    const alloy = heats.map((kg, t) => Math.max(0, kg * charge - used[t]! * share));
    flows.push({ ...at, from: 'alloy', to: 'heat', form: 'alloy', amounts: alloy });
    const slag = heats.map((kg) => kg * (charge - share));
    flows.push({ ...at, from: 'heat', to: 'lost', form: 'slag and fume', amounts: slag });
    flows.push(downgraded(flows, grade, at));
  }
  const held = [
    { at: 'returns' as const, part: '', mass: waiting },
    ...classes.map((one) => ({ at: 'service' as const, part: one.name, mass: one.cohorts.stock })),
  ];
  const stocks = held.flatMap(({ at, part, mass: kg }) =>
    elements.map(([element, share]) => ({
      at,
      grade: grade.name,
      part,
      element,
      amounts: kg.map((one) => one * share),
    })),
  );
  return { flows, stocks };
}

/** Most returns that a heat can take: what the route bears, and no more of an element than its charge needs. */
function mostReturned({ composition, meltYield, mostReturns }: Grade, heat: number): number {
  const elements = Object.entries(composition);
  const followed = elements.reduce((sum, [, share]) => sum + share, 0);
  const charge = elements.reduce((sum, [element, share]) => sum + (heat * share) / meltYield(element), 0);
  const room = Math.min(...elements.map(([element]) => heat / meltYield(element)));
  return Math.min(room, (mostReturns * charge) / followed);
}

/** Parts made and parts that leave service in a year: heat that they need, returns that come of them. */
function partsOf(
  classes: readonly PartClass[],
  flows: AlloyFlows,
  { t, home }: { readonly t: number; readonly home: string },
): { readonly heat: number; readonly returns: number } {
  let [heat, returns] = [0, 0];
  const scatter = (at: Omit<Dimensions, 'to'>, kg: number, fate: Fate): void => {
    const { returned, downgraded: lesser, refined, lost } = fractionsOf(fate);
    flows.add({ ...at, to: 'returns' }, t, kg * returned);
    flows.add({ ...at, to: 'downgrading' }, t, kg * lesser);
    flows.add({ ...at, to: 'refinery' }, t, kg * refined);
    flows.add({ ...at, to: 'lost' }, t, kg * lost);
    returns += kg * returned;
  };
  for (const one of classes) {
    const part = one.name;
    const parts = one.cohorts.inflow[t]!;
    const ingot = parts * one.heatPerPart;
    heat += ingot;
    flows.add({ from: 'heat', to: 'machining', form: 'ingot', part, region: home }, t, ingot);
    flows.add({ from: 'machining', to: 'service', form: 'part', part, region: home }, t, parts);
    const scrap = { from: 'machining', form: 'machining scrap', part, region: home };
    scatter(scrap, ingot - parts, one.machining);
    for (const { cause, region, kg, fate } of serviceOf(one, t)) {
      flows.add({ from: 'service', to: cause, form: 'old part', part, region }, t, kg);
      scatter({ from: cause, form: 'old part', part, region }, kg, fate);
    }
  }
  return { heat, returns };
}

/** What was downgraded serves in a lesser alloy, or is lost in it. */
function downgraded(
  flows: readonly ChainFlow[],
  grade: Grade,
  at: Pick<ChainFlow, 'grade' | 'part' | 'region' | 'element'>,
): ChainFlow {
  const serves = grade.servesDowngraded.has(at.element);
  return {
    ...at,
    from: 'downgrading',
    to: serves ? 'lesser alloy' : 'lost',
    form: serves ? 'lesser alloy' : 'in lesser alloy',
    amounts: sumOf(flows, ({ to, element }) => to === 'downgrading' && element === at.element),
  };
}

/** Sum of some of the flows by year. */
export function sumOf(flows: readonly ChainFlow[], is: (flow: ChainFlow) => boolean): Float64Array {
  const sum = new Float64Array(flows[0]?.amounts.length ?? 0);
  for (const flow of flows)
    if (is(flow))
      flow.amounts.forEach((amount, t) => {
        sum[t]! += amount;
      });
  return sum;
}

/** Metal for the alloys: refined first, mined for the rest; what is refined beyond that is sold. */
function metalFlows({ elements, regions, supply }: ChainPlan, made: readonly ChainFlow[]): ChainFlow[] {
  return elements.flatMap((element) => {
    const at = { grade: '', part: '', region: regions[0]!, element };
    const alloy = sumOf(made, (one) => one.from === 'alloy' && one.element === element);
    const wanted = alloy.map((kg) => kg / supply.alloying(element));
    const given = sumOf(made, (one) => one.to === 'refinery' && one.element === element);
    const refined = given.map((kg) => kg * supply.refining(element));
    const used = refined.map((kg, t) => Math.min(kg, wanted[t]!));
    const bought = wanted.map((kg, t) => kg - used[t]!);
    const tailings = 1 / supply.mining(element) - 1;
    const refinery = { ...at, from: 'refinery' };
    return [
      { ...refinery, to: 'metal', form: 'refined metal', amounts: used },
      {
        ...refinery,
        to: 'sold metal',
        form: 'refined metal',
        amounts: refined.map((kg, t) => kg - used[t]!),
      },
      { ...refinery, to: 'lost', form: 'residue', amounts: given.map((kg, t) => kg - refined[t]!) },
      { ...at, from: 'metal', to: 'alloy', form: 'metal', amounts: wanted },
      {
        ...at,
        from: 'alloy',
        to: 'lost',
        form: 'slag and fume',
        amounts: wanted.map((kg, t) => kg - alloy[t]!),
      },
      ...Object.entries(supply.minedIn(element)).flatMap(([region, share]) => {
        const mine = { ...at, region, from: 'mine' };
        return [
          { ...mine, to: 'metal', form: 'metal', amounts: bought.map((kg) => kg * share) },
          { ...mine, to: 'lost', form: 'tailings', amounts: bought.map((kg) => kg * share * tailings) },
        ];
      }),
    ].filter(({ amounts }) => amounts.some((kg) => kg !== 0));
  });
}

/** Input less output and change of stock, at every step but the mine and the ends, over the largest flow. */
function balanceErrorOf(flows: readonly ChainFlow[], stocks: readonly ChainStock[], years: number): number {
  const off = new Map<string, Float64Array>();
  let largest = 0;
  const book = (step: string, element: string, amounts: Float64Array): void => {
    if (step === 'mine' || ENDS.has(step)) return;
    const key = `${step}|${element}`;
    const known = off.get(key) ?? new Float64Array(years);
    off.set(
      key,
      known.map((sum, t) => sum + amounts[t]!),
    );
  };
  for (const { from, to, element, amounts } of flows) {
    largest = amounts.reduce((most, one) => Math.max(most, Math.abs(one)), largest);
    book(to, element, amounts);
    book(
      from,
      element,
      amounts.map((one) => -one),
    );
  }
  for (const { at, element, amounts } of stocks)
    book(
      at,
      element,
      amounts.map((one, t) => (t === 0 ? 0 : amounts[t - 1]!) - one),
    );
  const worst = Math.max(
    0,
    ...[...off.values()].map((list) => list.reduce((most, one) => Math.max(most, Math.abs(one)), 0)),
  );
  return largest > 0 ? worst / largest : 0;
}
