/** Plots of the statistics of acceptance, as data: what a chart needs and nothing computed any more. */

export type PlotPoint = readonly [x: number, y: number];

/** Probability plot: the y axis is the score of the family, labelled by probability. */
export interface ProbabilityPlot {
  readonly kind: 'probability';
  readonly title: string;
  readonly unit: string;
  readonly family: 'normal' | 'lognormal' | 'weibull';
  readonly points: readonly PlotPoint[];
  readonly fit: readonly PlotPoint[];
  /** Lower bound of each quantile at the confidence. */
  readonly bound: readonly PlotPoint[];
  readonly confidence: number;
  readonly ticks: readonly { readonly at: number; readonly label: string }[];
}

/** Basis diagram: values by group, bounds as lines. */
export interface BasisDiagram {
  readonly kind: 'basis';
  readonly title: string;
  readonly unit: string;
  readonly groups: readonly { readonly name: string; readonly values: readonly number[] }[];
  readonly bounds: readonly { readonly name: string; readonly value: number; readonly issued: boolean }[];
}

/** Equivalence intervals against margins. */
export interface IntervalPlot {
  readonly kind: 'intervals';
  readonly title: string;
  readonly unit: string;
  readonly margins: readonly number[];
  readonly rows: readonly {
    readonly name: string;
    readonly low: number;
    readonly middle: number;
    readonly high: number;
    readonly inside: boolean;
  }[];
}

/** Survival with bounds; suspensions are marked on the curve. */
export interface SurvivalPlot {
  readonly kind: 'survival';
  readonly title: string;
  readonly unit: string;
  readonly steps: readonly PlotPoint[];
  readonly low: readonly PlotPoint[];
  readonly high: readonly PlotPoint[];
  readonly suspended: readonly PlotPoint[];
  readonly confidence: number;
}

/** Stress against life, both on logarithms; run-outs apart. */
export interface StressLifePlot {
  readonly kind: 'stress-life';
  readonly title: string;
  readonly unit: string;
  readonly failed: readonly PlotPoint[];
  readonly runOut: readonly PlotPoint[];
  readonly curves: readonly { readonly name: string; readonly points: readonly PlotPoint[] }[];
}

/** Control chart: statistics in order with their limits; a signal is a point (from 1). */
export interface ControlPlot {
  readonly kind: 'control';
  readonly title: string;
  readonly unit: string;
  readonly lines: readonly { readonly name: string; readonly values: readonly number[] }[];
  readonly centre: number;
  readonly upper: readonly number[];
  readonly lower: readonly number[];
  readonly signals: readonly number[];
}

/** Operating characteristic: probability of a decision against the truth. */
export interface CharacteristicPlot {
  readonly kind: 'characteristic';
  readonly title: string;
  readonly truth: string;
  readonly decision: string;
  readonly curves: readonly { readonly name: string; readonly points: readonly PlotPoint[] }[];
  readonly marks: readonly { readonly name: string; readonly at: number }[];
}

export type StatisticPlot =
  | ProbabilityPlot
  | BasisDiagram
  | IntervalPlot
  | SurvivalPlot
  | StressLifePlot
  | ControlPlot
  | CharacteristicPlot;
