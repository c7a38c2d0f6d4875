import type { SimulateInput } from '../../documents/heats/simulate.ts';
import { counted } from '../../foundation/quantity/format.ts';
import type { ExpectedError } from '../../models/refining/expected-errors.ts';

/** Titanium from which a melt of nickel is a compound with it and no nickel alloy [wt%]. */
const COMPOUND_TI_WTPCT = 20;

/** What a melt is mostly made of: its balance, or its greatest content; "Ni-Ti" for nickel with much titanium. */
export function baseOf({ balance, composition_wtpct = {} }: SimulateInput['melt']): string {
  const most = Object.entries(composition_wtpct).sort(([, a], [, b]) => b - a)[0]?.[0];
  const base = balance ?? most ?? '';
  return base === 'Ni' && (composition_wtpct.Ti ?? 0) > COMPOUND_TI_WTPCT ? 'Ni-Ti' : base;
}

interface Route {
  /** Operations in turn; one that comes twice is told once. */
  readonly operations: readonly string[];
  /** Elements that the prediction tells. */
  readonly elements: readonly string[];
  /** What the melt is mostly made of (`baseOf`). */
  readonly base: string;
}

/**
 * How far predictions of a route were from measured nickel alloys, a sentence for each operation: "in nickel alloys
 * vacuum-induction's S came out x1.3 of measured (n = 6, 3 papers), factor 1.6, another furnace within a factor 4 either way".
 */
export function expectedErrorWords(
  known: readonly ExpectedError[],
  { operations, elements, base }: Route,
): string[] {
  if (operations.length === 0) return [];
  if (base !== 'Ni') return [`predictions of melts of ${base}: not compared with measured nickel heats`];
  return [...new Set(operations)].map((operation) => {
    const own = known.filter((one) => one.operation === operation);
    const told = own.filter(({ element }) => elements.includes(element));
    if (told.length === 0) return `${operation}: not compared with measured nickel heats`;
    const rest =
      told.length < elements.length ? '; other elements: not compared with measured nickel heats' : '';
    return `in nickel alloys ${operation}'s ${told.map(errorWords).join('; ')}${rest}`;
  });
}

const errorWords = ({ element, bias, scatter, n, papers, factor90 }: ExpectedError): string =>
  [
    `${element} came out x${bias} of measured (n = ${n}, ${counted(papers, 'paper')})`,
    ...(scatter === undefined ? [] : [`factor ${scatter}`]),
    ...(factor90 === undefined ? [] : [`another furnace within a factor ${factor90} either way`]),
  ].join(', ');
