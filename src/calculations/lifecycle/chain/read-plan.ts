import { ownValue } from '../../../foundation/quantity/own-value.ts';
import { type ChainPlan, ENDS, type Grade, type Supply } from '../../../models/lifecycle/chain/chain.ts';
import type { Fate, PartClass } from '../../../models/lifecycle/chain/part-class.ts';
import type { Reader } from '../../method/reader.ts';
import { cohortsIn } from '../methods/stock.ts';

const SHARE = { min: 0, max: 1 } as const;
const YIELD = { above: 0, max: 1 } as const;
/** Shares may exceed 1 together by rounding. */
const ROUNDING = 1e-9;
/** Steps of a chain: no cause to leave service may have the name of one. */
const STEPS: ReadonlySet<string> = new Set([
  'mine',
  'metal',
  'alloy',
  'heat',
  'machining',
  'service',
  'returns',
  'downgrading',
  'refinery',
  ...ENDS,
]);

/** The chain that the inputs describe. Throws InputError for what no chain can be. */
export function chainPlanIn(reader: Reader): ChainPlan {
  const given = reader.raw('years');
  const years = Array.isArray(given)
    ? reader.labels('years').length
    : reader.number('years', { whole: true, min: 1, max: 500 });
  const regions = reader.has('regions') ? reader.labels('regions') : ['home'];
  const grades = reader.items('grades').map(gradeIn);
  const elements = [...new Set(grades.flatMap(({ composition }) => Object.keys(composition)))];
  const classes = reader.items('classes').map((one) => classIn(one, { years, regions, grades }));
  if (classes.length === 0) reader.refuse('classes', 'is empty', 'at least one class of parts');
  return { years, elements, regions, grades, classes, supply: supplyIn(reader, regions) };
}

function gradeIn(reader: Reader): Grade {
  const inner = reader.inner('composition');
  const composition = Object.fromEntries(
    Object.keys(reader.raw('composition') as object).map((element) => [
      element,
      inner.number(element, { above: 0, max: 1 }),
    ]),
  );
  const sum = Object.values(composition).reduce((all, one) => all + one, 0);
  if (sum === 0) reader.refuse('composition', 'is empty', 'mass shares by element');
  if (sum > 1 + ROUNDING) reader.refuse('composition', `adds up to ${sum}`, 'shares of at most 1 together');
  return {
    name: reader.text('name'),
    composition,
    meltYield: byElement(reader, 'meltYield', 1),
    mostReturns: reader.has('mostReturns') ? reader.number('mostReturns', SHARE) : 1,
    servesDowngraded: new Set(
      reader.has('servesDowngraded') ? reader.labels('servesDowngraded', { atLeast: 0 }) : [],
    ),
  };
}

/** A share by element: one number for all, or an object whose `other` stands for what it does not name. */
function byElement(reader: Reader, name: string, fallback: number): (element: string) => number {
  if (!reader.has(name)) return () => fallback;
  const rule = fallback === 0 ? SHARE : YIELD;
  if (typeof reader.raw(name) === 'number') {
    const share = reader.number(name, rule);
    return () => share;
  }
  const inner = reader.inner(name);
  const named = Object.fromEntries(
    Object.keys(reader.raw(name) as object).map((element) => [element, inner.number(element, rule)]),
  );
  return (element) => ownValue(named, element) ?? ownValue(named, 'other') ?? fallback;
}

interface Known {
  readonly years: number;
  readonly regions: readonly string[];
  readonly grades: readonly Grade[];
}

function classIn(reader: Reader, { years, regions, grades }: Known): PartClass {
  const grade = reader.text('grade');
  if (!grades.some(({ name }) => name === grade))
    reader.refuse('grade', `is ${grade}`, grades.map(({ name }) => name).join(', '));
  const { cohorts, ways } = cohortsIn(reader, years);
  for (const { cause } of ways)
    if (STEPS.has(cause))
      reader.refuse('lifetimes', `names one ${cause}, which is a step of the chain`, 'another name');
  const negative = cohorts.inflow.findIndex((kg) => kg < 0);
  if (negative >= 0)
    reader.refuse(
      'stock',
      `falls faster than lifetimes allow in period ${negative}`,
      'an inflow of at least 0',
    );
  return {
    name: reader.text('name'),
    grade,
    heatPerPart: reader.number('heatPerPart', { min: 1 }),
    cohorts,
    ways,
    retiredIn: reader.has('retiredIn') ? sharesByRegion(reader, 'retiredIn', regions) : { [regions[0]!]: 1 },
    machining: fateIn(reader, 'machining'),
    endOfLife: endOfLifeIn(reader, { causes: ways.map(({ cause }) => cause), regions }),
  };
}

function fateIn(reader: Reader, name: string): Fate {
  if (!reader.has(name))
    return reader.refuse(name, 'is missing', '{returned, downgraded, refined}: shares, the rest is lost');
  const inner = reader.inner(name);
  return fateOf(inner);
}

function fateOf(reader: Reader): Fate {
  const share = (name: string): number => (reader.has(name) ? reader.number(name, SHARE) : 0);
  const fate = { returned: share('returned'), downgraded: share('downgraded'), refined: share('refined') };
  const sum = fate.returned + fate.downgraded + fate.refined;
  return sum <= 1 + ROUNDING
    ? fate
    : reader.refuse(
        'returned',
        `makes ${Number(sum.toPrecision(6))} with downgraded and refined`,
        'at most 1 together: the rest is lost',
      );
}

/** One fate for all old parts, or a list of which the first that fits by cause and region holds. */
function endOfLifeIn(
  reader: Reader,
  { causes, regions }: { readonly causes: readonly string[]; readonly regions: readonly string[] },
): PartClass['endOfLife'] {
  if (!Array.isArray(reader.raw('endOfLife'))) {
    const fate = fateIn(reader, 'endOfLife');
    return () => fate;
  }
  const oneOf = (one: Reader, name: string, known: readonly string[]): string | undefined => {
    if (!one.has(name)) return undefined;
    const value = one.text(name);
    return known.includes(value) ? value : one.refuse(name, `is ${value}`, known.join(', '));
  };
  const list = reader.items('endOfLife').map((one) => ({
    cause: oneOf(one, 'cause', causes),
    region: oneOf(one, 'region', regions),
    fate: fateOf(one),
  }));
  const fits = (cause: string, region: string) =>
    list.find((one) => (one.cause ?? cause) === cause && (one.region ?? region) === region)?.fate;
  for (const cause of causes)
    for (const region of regions)
      if (fits(cause, region) === undefined)
        reader.refuse(
          'endOfLife',
          `says nothing of ${cause} in ${region}`,
          'one line that fits, or one without cause and region',
        );
  return (cause, region) => fits(cause, region)!;
}

function sharesByRegion(reader: Reader, name: string, regions: readonly string[]): Record<string, number> {
  const inner = reader.inner(name);
  const shares = Object.fromEntries(
    Object.keys(reader.raw(name) as object).map((region) => [
      regions.includes(region) ? region : inner.refuse(region, 'is no region', regions.join(', ')),
      inner.number(region, SHARE),
    ]),
  );
  const sum = Object.values(shares).reduce((all, one) => all + one, 0);
  return Math.abs(sum - 1) <= ROUNDING ? shares : reader.refuse(name, `adds up to ${sum}`, '1');
}

function supplyIn(reader: Reader, regions: readonly string[]): Supply {
  const home = { [regions[0]!]: 1 };
  const mined: Record<string, Record<string, number>> = {};
  if (reader.has('minedIn')) {
    const inner = reader.inner('minedIn');
    for (const element of Object.keys(reader.raw('minedIn') as object))
      mined[element] = sharesByRegion(inner, element, regions);
  }
  return {
    mining: byElement(reader, 'mining', 1),
    alloying: byElement(reader, 'alloying', 1),
    refining: byElement(reader, 'refining', 0),
    minedIn: (element) => ownValue(mined, element) ?? ownValue(mined, 'other') ?? home,
  };
}
