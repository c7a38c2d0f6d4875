import type { Cohorts } from '../stock/cohorts.ts';

/** What happens to metal that leaves a step: shares of it; the rest is lost. */
export interface Fate {
  readonly returned: number;
  readonly downgraded: number;
  readonly refined: number;
}

/** Parts of one kind: blade, disk, case. */
export interface PartClass {
  readonly name: string;
  readonly grade: string;
  /** Ingot that one unit of part is cut from. */
  readonly heatPerPart: number;
  /** Parts in use, by the cohort models. */
  readonly cohorts: Cohorts;
  /** Ways out of service, each with what leaves in each year; together they are the outflow of the cohorts. */
  readonly ways: readonly { readonly cause: string; readonly outflow: Float64Array }[];
  /** Where parts leave service: shares by region. */
  readonly retiredIn: Readonly<Record<string, number>>;
  readonly machining: Fate;
  /** What becomes of old parts, by cause and region. */
  readonly endOfLife: (cause: string, region: string) => Fate;
}

/** A fate with what it loses. */
export const fractionsOf = ({ returned, downgraded, refined }: Fate): Fate & { readonly lost: number } => ({
  returned,
  downgraded,
  refined,
  lost: Math.max(0, 1 - returned - downgraded - refined),
});

/** What leaves service in a year, by cause and region, with its fate. */
export const serviceOf = (
  { ways, retiredIn, endOfLife }: PartClass,
  t: number,
): { readonly cause: string; readonly region: string; readonly kg: number; readonly fate: Fate }[] =>
  ways.flatMap(({ cause, outflow }) =>
    Object.entries(retiredIn).map(([region, share]) => ({
      cause,
      region,
      kg: outflow[t]! * share,
      fate: endOfLife(cause, region),
    })),
  );
