import { parseDocument } from '../../documents/common.ts';
import { type QualifyInput, type QualifyPlots, qualifyInputSchema } from '../../documents/qualify.ts';
import type { StatisticPlot } from '../../documents/statistic-plot.ts';
import { RemeltError } from '../../foundation/errors.ts';
import { statisticPlots } from '../statistics/plots.ts';
import { evidenceByProperty, type PropertyEvidence } from './evidence.ts';

/** `qualifyPlots`: values by heat with their bounds, and probability plots, of each property that has any. */
export function qualifyPlotsDocument(document: unknown): QualifyPlots {
  const input = parseDocument(qualifyInputSchema, document, 'qualify');
  const evidence = evidenceByProperty(input);
  return input.programme.properties.flatMap((property) => {
    const plots = plotsOf(property, evidence.get(property.id)!);
    return plots.length === 0 ? [] : [{ property: property.id, plots }];
  });
}

/** An upper limit has no basis diagram: its lines are lower bounds. What cannot be computed is not drawn. */
function plotsOf(
  { unit, side }: QualifyInput['programme']['properties'][number],
  { counting }: PropertyEvidence,
): readonly StatisticPlot[] {
  const x = counting.flatMap(({ values }) => values);
  const heat = counting.flatMap(({ heat, values }) => values.map(() => heat));
  try {
    return side === 'upper'
      ? statisticPlots('andersonDarling', { x, unit })
      : statisticPlots('basisAllMethods', { x, batch: heat, unit }).map(asBounds);
  } catch (error) {
    if (error instanceof RemeltError) return [];
    throw error;
  }
}

/** The diagram of a statistic says "issued"; what a programme issues is the gate's to say. */
const asBounds = (plot: StatisticPlot): StatisticPlot =>
  plot.kind === 'basis'
    ? {
        ...plot,
        title: 'Values by heat, and lower bounds',
        bounds: plot.bounds.map((bound) => ({
          ...bound,
          name: bound.name.replace(' issued', ', the lower'),
        })),
      }
    : plot;
