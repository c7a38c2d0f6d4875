import type {
  PlantReconciliation,
  ReconciliationRun,
  SuspectRow,
} from '../../documents/economics/plant-reconciliation.ts';
import { ownValue } from '../../foundation/quantity/own-value.ts';
import { byElementOrder, type ElementSymbol } from '../../metal/alloy/element.ts';
import type { KnownContents } from './element-flows.ts';

/** Metal that was weighed on its way into or out of a step. */
export interface WeighedFlow {
  /** In words: `lot R-1 into heat H-1`. */
  readonly name: string;
  /** Steps that it left and went to; null = outside of what is balanced. */
  readonly from: string | null;
  readonly to: string | null;
  /** Null where nobody weighed it. */
  readonly mass_g: number | null;
  /** One standard deviation of the weight. */
  readonly sd_g: number;
  /** Metal whose analysis it has, in words; flows of one metal have one content. */
  readonly metal: string;
  /** Null of slag and fume, which were not analysed. */
  readonly contents: KnownContents | null;
}

/** A heat with the weights of its steps. The flows of its melting come first: they alone carry analyses. */
export interface WeighedHeat {
  readonly id: string;
  readonly melting: readonly WeighedFlow[];
  readonly after: readonly WeighedFlow[];
  /** Contents that the heat was measured to have. */
  readonly contents: KnownContents;
}

/** One run of the calculation `reconcile`: its inputs, and what its ids are. */
export interface BalanceRun {
  readonly of: string;
  readonly heats: number;
  readonly inputs: Readonly<Record<string, unknown>>;
  readonly flows: readonly WeighedFlow[];
}

/** Standard deviation of a content that may be anything from none to all (uniform). */
const ANYTHING = 1 / Math.sqrt(12);

const idOf = (at: number): string => `f${at}`;

/** The run of all weights; undefined where there are none. */
export function weightsRun(heats: readonly WeighedHeat[]): BalanceRun | undefined {
  const flows = heats.flatMap(({ melting, after }) => [...melting, ...after]);
  if (flows.length === 0) return undefined;
  return { of: 'weights', heats: heats.length, inputs: weightsOf(flows), flows };
}

/** Runs of each element by the weights and analyses of melting; a weight that `weights` alone finds wrong is unknown in them. */
export function elementRuns(heats: readonly WeighedHeat[], { suspects }: ReconciliationRun): BalanceRun[] {
  const alone = suspects.filter(
    (one) => !suspects.some((other) => other !== one && Math.abs(Math.abs(other.z / one.z) - 1) < SAME),
  );
  const wrong = new Set(alone.map(({ measurement }) => measurement));
  const used = heats.map((heat) => ({
    ...heat,
    melting: heat.melting.map((flow) => (wrong.has(weightOf(flow)) ? { ...flow, mass_g: null } : flow)),
  }));
  const elements = [...new Set(heats.flatMap(({ contents }) => [...contents.keys()]))].sort(byElementOrder);
  return elements.flatMap((element) => elementRun(element, used));
}

/** Relative difference of |z| below which one balance holds two measurements that it cannot tell apart. */
const SAME = 1e-6;

const weightOf = ({ name }: WeighedFlow): string => `weight of ${name}`;

function weightsOf(flows: readonly WeighedFlow[]) {
  const steps = flows.flatMap(({ from, to }) => [from, to]).filter((step) => step !== null);
  return {
    processes: [...new Set(steps)],
    flows: flows.map(({ from, to, mass_g, sd_g }, i) => ({
      ...{ id: idOf(i), from: from ?? 'outside', to: to ?? 'outside' },
      ...(mass_g === null ? { unknown: true } : { value: mass_g / 1000, sd: sd_g / 1000 }),
    })),
  };
}

/** The heats whose charge and melt were all measured for the element, with one content for each metal. */
function elementRun(element: ElementSymbol, heats: readonly WeighedHeat[]): BalanceRun[] {
  const measured = heats.filter(({ melting }) =>
    melting.every(({ contents }) => contents === null || sdOf(contents, element) > 0),
  );
  if (measured.length === 0) return [];
  const flows = measured.flatMap(({ melting, contents }) =>
    melting.map((flow) => ({
      // what leaves the melting leaves what is balanced here
      flow: { ...flow, to: flow.from === null ? flow.to : null },
      mean: contents.get(element)?.mean ?? 0,
    })),
  );
  const first = new Map<string, string>();
  const relations: string[] = [];
  const { processes, flows: weighed } = weightsOf(flows.map(({ flow }) => flow));
  const withContents = weighed.map((one, i) => {
    const { contents, metal } = flows[i]!.flow;
    if (contents === null) return { ...one, contents: { [element]: [flows[i]!.mean, ANYTHING] } };
    const known = first.get(metal);
    if (known !== undefined) {
      relations.push(`${one.id}.${element} = ${known}.${element}`);
      return one;
    }
    first.set(metal, one.id);
    return { ...one, contents: { [element]: [contents.get(element)!.mean, sdOf(contents, element)] } };
  });
  return [
    {
      of: element,
      heats: measured.length,
      inputs: { processes, flows: withContents, ...(relations.length > 0 ? { relations } : {}) },
      flows: flows.map(({ flow }) => flow),
    },
  ];
}

/** One standard deviation of a content [kg/kg]; 0 where it is not known, or nobody knows how well. */
function sdOf(contents: KnownContents, element: ElementSymbol): number {
  const known = contents.get(element);
  return known ? Math.hypot(known.own, ...Object.values(known.shared)) : 0;
}

/** What the calculation `reconcile` says, as far as it is read here. */
export interface BalanceAnswer {
  readonly reconciled: Readonly<Record<string, number>>;
  readonly z: Readonly<Record<string, number>>;
  readonly chi2: number;
  readonly df: number;
  readonly pValue: number;
  readonly criticalZ: number;
  readonly suspects: readonly {
    readonly id: string;
    readonly z: number;
    readonly pValueWithout: number;
    readonly valueWithout: number | null;
  }[];
}

/** The answer of a run in the words of the plant. */
export function runOf(run: BalanceRun, answer: BalanceAnswer): ReconciliationRun {
  const { chi2, df, pValue, criticalZ } = answer;
  return {
    ...{ of: run.of, heats: run.heats, chi2, df, pValue, criticalZ },
    suspects: answer.suspects
      .map(({ id, z, pValueWithout, valueWithout }) => ({
        ...measurementOf(run, id, {
          reconciled: ownValue(answer.reconciled, id) ?? 0,
          fromOthers: valueWithout,
        }),
        z,
        pValueWithout,
      }))
      .sort((a, b) => b.pValueWithout - a.pValueWithout),
  };
}

type Values = Pick<SuspectRow, 'reconciled' | 'fromOthers'>;

/** A weight [kg] or a content [wt%] with its booked value. */
function measurementOf(
  { flows, of }: BalanceRun,
  id: string,
  { reconciled, fromOthers }: Values,
): Omit<SuspectRow, 'z' | 'pValueWithout'> {
  const [place = ''] = id.split('.');
  const flow = flows[Number(place.slice(1))]!;
  if (!id.includes('.'))
    return {
      ...{ measurement: weightOf(flow), unit: 'kg', reconciled, fromOthers },
      ...{ booked: (flow.mass_g ?? 0) / 1000, sd: flow.sd_g / 1000 },
    };
  const element = of as ElementSymbol;
  const percent = { reconciled: 100 * reconciled, fromOthers: fromOthers === null ? null : 100 * fromOthers };
  if (flow.contents === null)
    return {
      ...{ measurement: `${of} in ${flow.name} (assumed)`, unit: 'wt%', ...percent },
      ...{ booked: percent.reconciled, sd: 100 * ANYTHING },
    };
  return {
    ...{ measurement: `${of} of ${flow.metal}`, unit: 'wt%', ...percent },
    ...{ booked: 100 * (flow.contents.get(element)?.mean ?? 0), sd: 100 * sdOf(flow.contents, element) },
  };
}

/** All weights with what the balances make of them, the least likely first. */
export const weightRows = (
  { flows }: BalanceRun,
  { reconciled, z }: BalanceAnswer,
): PlantReconciliation['weights'][number][] =>
  flows
    .map((flow, i) => ({
      measurement: weightOf(flow),
      booked_kg: flow.mass_g === null ? null : flow.mass_g / 1000,
      sd_kg: flow.mass_g === null ? null : flow.sd_g / 1000,
      reconciled_kg: ownValue(reconciled, idOf(i)) ?? null,
      z: ownValue(z, idOf(i)) ?? null,
    }))
    .sort((a, b) => Math.abs(b.z ?? 0) - Math.abs(a.z ?? 0));
