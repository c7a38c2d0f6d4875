import { z } from 'zod';

/** Plots of the statistics of acceptance, as data: what a chart needs and nothing computed any more. */

const point = z.tuple([z.number(), z.number()]).readonly();
const points = z.array(point).readonly();
const numbers = z.array(z.number()).readonly();
const curves = z.array(z.object({ name: z.string(), points })).readonly();

/** x, then y. */
export type PlotPoint = z.infer<typeof point>;

/** Probability plot: the y axis is the score of the family, labelled by probability. */
const probabilityPlot = z.object({
  kind: z.literal('probability'),
  title: z.string(),
  unit: z.string(),
  family: z.enum(['normal', 'lognormal', 'weibull']),
  points,
  fit: points,
  /** Lower bound of each quantile at the confidence. */
  bound: points,
  confidence: z.number(),
  ticks: z.array(z.object({ at: z.number(), label: z.string() })).readonly(),
});

/** Basis diagram: values by group, bounds as lines. */
const basisDiagram = z.object({
  kind: z.literal('basis'),
  title: z.string(),
  unit: z.string(),
  groups: z.array(z.object({ name: z.string(), values: numbers })).readonly(),
  bounds: z.array(z.object({ name: z.string(), value: z.number(), issued: z.boolean() })).readonly(),
  /** What the values are held against. */
  limits: z
    .array(z.object({ name: z.string(), value: z.number() }))
    .readonly()
    .optional(),
});

/** Equivalence intervals against margins. */
const intervalPlot = z.object({
  kind: z.literal('intervals'),
  title: z.string(),
  unit: z.string(),
  margins: numbers,
  rows: z
    .array(
      z.object({
        name: z.string(),
        low: z.number(),
        middle: z.number(),
        high: z.number(),
        inside: z.boolean(),
      }),
    )
    .readonly(),
});

/** Survival with bounds; suspensions are marked on the curve. */
const survivalPlot = z.object({
  kind: z.literal('survival'),
  title: z.string(),
  unit: z.string(),
  steps: points,
  low: points,
  high: points,
  suspended: points,
  confidence: z.number(),
});

/** Stress against life, both on logarithms; run-outs apart. */
const stressLifePlot = z.object({
  kind: z.literal('stress-life'),
  title: z.string(),
  unit: z.string(),
  failed: points,
  runOut: points,
  curves,
});

/** Control chart: statistics in order with their limits; a signal is a point (from 1). */
const controlPlot = z.object({
  kind: z.literal('control'),
  title: z.string(),
  unit: z.string(),
  lines: z.array(z.object({ name: z.string(), values: numbers })).readonly(),
  centre: z.number(),
  upper: numbers,
  lower: numbers,
  signals: numbers,
});

/** Operating characteristic: probability of a decision against the truth. */
const characteristicPlot = z.object({
  kind: z.literal('characteristic'),
  title: z.string(),
  truth: z.string(),
  decision: z.string(),
  curves,
  marks: z.array(z.object({ name: z.string(), at: z.number() })).readonly(),
});

/** A plot of a statistic. */
export const statisticPlot = z.discriminatedUnion('kind', [
  probabilityPlot,
  basisDiagram,
  intervalPlot,
  survivalPlot,
  stressLifePlot,
  controlPlot,
  characteristicPlot,
]);

/** The plots of one statistic on its inputs. */
export const statisticPlotsSchema = z.array(statisticPlot).readonly();

export type ProbabilityPlot = z.infer<typeof probabilityPlot>;
export type BasisDiagram = z.infer<typeof basisDiagram>;
export type IntervalPlot = z.infer<typeof intervalPlot>;
export type SurvivalPlot = z.infer<typeof survivalPlot>;
export type StressLifePlot = z.infer<typeof stressLifePlot>;
export type ControlPlot = z.infer<typeof controlPlot>;
export type CharacteristicPlot = z.infer<typeof characteristicPlot>;
export type StatisticPlot = z.infer<typeof statisticPlot>;
