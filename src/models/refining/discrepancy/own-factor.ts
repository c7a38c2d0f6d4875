import type { ElementSymbol } from '../../../metal/alloy/element.ts';
import type { Operation } from '../operation.ts';
import { type Draw, givenValues, type Parameter } from '../parameters.ts';
import { type Discrepancy, discrepancyParameters } from './discrepancies.ts';

/** Name of the factor between one furnace and the model of an operation in one element, learned on the own heats. */
export const ownName = (operation: string, element: ElementSymbol): string => `${operation}/own:${element}`;

/** True for such a factor, not for what is given back. */
export const isOwnFactor = ({ name }: Pick<Parameter, 'name'>): boolean => name.includes('/own:');

/** Name of the share of what evaporates from a held melt that skull, splashes and condensate give back. */
export const givenBackName = (operation: string): string => `${operation}/givenBack`;

type Metal = { readonly elements: readonly ElementSymbol[]; readonly base: ElementSymbol };

/**
 * What the own heats of a furnace can show beside the numbers of its models: a factor for each element but the base, before
 * them as wide as other furnaces are from the model, and the share that is given back of what evaporates. Empty where
 * nothing is known of other furnaces, and for a table. What they act on says `deviate`.
 */
export function ownFactors(
  known: readonly Discrepancy[],
  operation: Pick<Operation, 'name' | 'fidelity'>,
  metal: Metal,
): Parameter[] {
  const factors = discrepancyParameters(known, operation, metal).flatMap((one, e): Parameter[] => {
    const element = metal.elements[e]!;
    if (element === metal.base || one.spread === 0) return [];
    return [
      {
        ...one,
        name: ownName(operation.name, element),
        what: `${element}: this furnace against the model`,
        // tails come from the scales that calibration integrates over
        law: 'lognormal',
      },
    ];
  });
  return factors.length === 0 ? [] : [...factors, givenBack(operation.name)];
}

/** 0.2 to 4 % in nine of ten furnaces. */
const givenBack = (operation: string): Parameter => ({
  name: givenBackName(operation),
  what: 'share of what evaporates that skull and condensate give back',
  unit: 'kg/kg',
  central: 0.01,
  spread: 0.4,
  law: 'lognormal',
  source: 'assumption',
  confidence: 'assumption',
});

/** How a furnace deviates from the model of an operation, by the places of the elements. */
export interface Deviating {
  readonly parameters: readonly Parameter[];
  /** True where the factor was learned on the own heats. */
  readonly own: readonly boolean[];
  readonly givenBack: Float64Array | undefined;
}

/**
 * The factors of an operation: where the draw gives one that the own heats have shown, that one, else that of other
 * furnaces, or none for the models alone. Empty when there is neither.
 */
export function deviatingBy(
  known: readonly Discrepancy[],
  operation: Pick<Operation, 'name' | 'fidelity'>,
  of: Metal & { readonly draw: Draw },
): Deviating {
  const { elements, draw } = of;
  const own = elements.map((element) => givenValues(draw, ownName(operation.name, element)) !== undefined);
  const others = discrepancyParameters(known, operation, of);
  if (others.length === 0 && !own.includes(true)) return { parameters: [], own, givenBack: undefined };
  return {
    parameters: elements.map((element, e) =>
      own[e] ? stated(operation.name, element) : (others[e] ?? stated(operation.name, element)),
    ),
    own,
    givenBack: givenValues(draw, givenBackName(operation.name)),
  };
}

/** A factor whose values are given; where they are not, it is one. */
const stated = (operation: string, element: ElementSymbol): Parameter => ({
  name: ownName(operation, element),
  what: `${element}: this furnace against the model`,
  unit: '1',
  central: 1,
  spread: 0,
  law: 'lognormal',
  source: 'own heats',
  confidence: 'measured',
});
