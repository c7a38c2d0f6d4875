import { parseDocument } from '../../documents/common.ts';
import {
  type QualifyInput,
  type QualifyPlots,
  qualifyInputSchema,
} from '../../documents/qualification/qualify.ts';
import type { StatisticPlot } from '../../documents/qualification/statistic-plot.ts';
import { RemeltError } from '../../foundation/errors.ts';
import { CUSUM } from '../../models/qualification/programme/gate-three.ts';
import { statisticPlots } from '../statistics/plots.ts';
import { evidenceByProperty, type PropertyEvidence } from './evidence.ts';

type Property = QualifyInput['programme']['properties'][number];
type Life = NonNullable<NonNullable<QualifyInput['component']>['lives']>[number];
type Series = NonNullable<NonNullable<QualifyInput['service']>['series']>[number];

/**
 * `qualifyPlots`: of each property with values these by heat, and probability plots; of each life its survival and life
 * plot, suspensions in them; of each property in production its chart per heat. What cannot be drawn is left out.
 */
export function qualifyPlotsDocument(document: unknown): QualifyPlots {
  const input = parseDocument(qualifyInputSchema, document, 'qualify');
  const evidence = evidenceByProperty(input);
  const of = (property: string, gate: 1 | 2 | 3, plots: readonly StatisticPlot[]): QualifyPlots =>
    plots.length === 0 ? [] : [{ property, gate, plots }];
  return [
    ...input.programme.properties.flatMap((property) =>
      of(property.id, 1, propertyPlots(property, evidence.get(property.id)!)),
    ),
    ...(input.component?.lives ?? []).flatMap((life) => of(life.id, 2, livesPlots(life))),
    ...(input.service?.series ?? []).flatMap((series) => of(series.property, 3, seriesPlots(series))),
  ];
}

/** Plots of a statistic; none where it refuses: nothing can be drawn of one value, or of equal ones. */
function plotsOf(method: string, inputs: object): readonly StatisticPlot[] {
  try {
    return statisticPlots(method, inputs);
  } catch (error) {
    if (error instanceof RemeltError) return [];
    throw error;
  }
}

/** Values by heat, with what they are held against, and probability plots: the stated family first. */
function propertyPlots(
  { unit, distribution = 'auto', designMinimum, designMaximum }: Property,
  { counting }: PropertyEvidence,
): readonly StatisticPlot[] {
  const x = counting.flatMap(({ values }) => values);
  if (x.length === 0) return [];
  const byHeat: StatisticPlot = {
    kind: 'basis',
    title: 'Values by heat',
    unit,
    groups: counting.map(({ heat, values }) => ({ name: heat, values })),
    bounds: [],
    limits: [
      ...(designMinimum === undefined ? [] : [{ name: 'design minimum', value: designMinimum }]),
      ...(designMaximum === undefined ? [] : [{ name: 'design maximum', value: designMaximum }]),
    ],
  };
  const families = plotsOf('andersonDarling', { x, unit });
  const isStated = (plot: StatisticPlot): boolean =>
    plot.kind === 'probability' && plot.family === distribution;
  return [byHeat, ...[...families].sort((a, b) => Number(isStated(b)) - Number(isStated(a)))];
}

/** Survival of candidate and baseline, and life plots at adjusted ranks. */
function livesPlots({ unit, units, baseline }: Life): readonly StatisticPlot[] {
  const both = [
    { who: 'candidate', lives: units },
    ...(baseline ? [{ who: 'baseline route', lives: baseline }] : []),
  ];
  return ['kaplanMeier', 'weibullMle'].flatMap((method) =>
    both.flatMap(({ who, lives }) =>
      plotsOf(method, {
        time: lives.map(({ life }) => life),
        event: lives.map(({ failed }) => Number(failed)),
        unit,
      }).map((plot) => ({
        ...plot,
        title:
          plot.kind === 'survival'
            ? `Survival, ${who}`
            : `Weibull life, ${who}: ${lives.filter(({ failed }) => !failed).length} suspended`,
      })),
    ),
  );
}

/** The values heat by heat, and the chart that decides. */
const seriesPlots = ({ property, target, sd, values }: Series): readonly StatisticPlot[] =>
  plotsOf('cusumTabular', { x: values, target, sigma: sd, ...CUSUM }).map((plot) => ({
    ...plot,
    title: `CUSUM of ${property}, limit ${CUSUM.h} SD`,
  }));
