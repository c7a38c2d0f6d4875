import { z } from 'zod';
import { VERDICTS } from '../metal/alloy/words.ts';
import { statisticPlot } from './qualification/statistic-plot.ts';
import { interval } from './uncertain.ts';

/** What charts are drawn from: numbers in stated units, plain data. `pages/charts` has one function for each kind. */

const many = <T extends z.ZodType>(one: T) => z.array(one).readonly();
const number = z.number();

const barSchema = z.object({
  name: z.string(),
  value: number,
  /** The one that the chart is about. */
  marked: z.boolean().optional(),
  note: z.string().optional(),
});

const waterfallStepSchema = z.object({
  name: z.string(),
  /** What the step adds (negative: saves); the height itself for a `total`. */
  value: number,
  kind: z.enum(['change', 'total']),
  note: z.string().optional(),
});

const windowRowSchema = z.object({
  element: z.string(),
  unit: z.string(),
  min: number.optional(),
  max: number,
  /** The plant's own range inside the window. */
  range: z.object({ min: number.optional(), max: number.optional() }).optional(),
  before: number.optional(),
  mean: number,
  p05: number,
  p95: number,
  verdict: z.enum(VERDICTS),
});

const changeSchema = z.object({
  element: z.string(),
  before_ppm: number,
  after_ppm: number,
  p05_ppm: number,
  p95_ppm: number,
});

const stageSchema = z.object({ name: z.string(), from_s: number, to_s: number });

const trajectorySchema = z.object({
  element: z.string(),
  unit: z.string(),
  /** The line is the median where there is one. */
  points: many(interval.extend({ time_s: number, median: number.optional() })),
  /** Highest content that the specification allows. */
  max: number.optional(),
  /** What it tends to, and what limits it there. */
  floor: number.optional(),
  limitedBy: z.string().optional(),
});

export const flowNodeSchema = z.object({
  id: z.string(),
  name: z.string(),
  /** Decides the colour; every kind is named in the legend. */
  kind: z.enum(['return', 'virgin', 'heat', 'product', 'loss']),
});
export const flowSchema = z.object({ from: z.string(), to: z.string(), mass_kg: number });

/** What was known of a number before and after something was learned. */
const intervalRowSchema = z.object({ name: z.string(), before: interval, after: interval });

const bandRowSchema = z.object({
  name: z.string(),
  p05: number,
  median: number,
  p95: number,
  /** Published; equal for a single number. */
  low: number,
  high: number,
  tone: z.enum(['good', 'hold', 'bad']),
});

/** What heats cover of a quantity, on a scale of its own. */
const rangeRowSchema = z.object({
  name: z.string(),
  unit: z.string(),
  low: number,
  high: number,
  heats: many(number),
  /** `outside`: beyond an edge that counts. */
  planned: many(interval.extend({ outside: z.boolean() })),
});

/** What a result is at both ends of one of its drivers. */
const tornadoRowSchema = z.object({
  name: z.string(),
  atLow: number,
  atHigh: number,
  /** Nobody measured the driver. */
  assumed: z.boolean().optional(),
});

/** One axis. Ticks are chosen when none are given; a log axis needs values above zero. */
const axisSchema = z.object({
  /** With its unit in brackets. */
  label: z.string(),
  log: z.boolean().optional(),
  ticks: many(z.object({ at: number, label: z.string() })).optional(),
  /** Ends of the axis; the data with a margin when absent. */
  range: z.tuple([number, number]).readonly().optional(),
});

const points = many(z.tuple([number, number]).readonly());
const tone = z.enum(['ink', 'dim', 'good', 'bad', 'hold', 'accent']).optional();

/** What is drawn over the axes, in this order. */
const seriesSchema = z.discriminatedUnion('kind', [
  z.object({
    kind: z.literal('points'),
    points,
    tone,
    hollow: z.boolean().optional(),
    name: z.string().optional(),
  }),
  z.object({
    kind: z.literal('line'),
    points,
    /** A staircase that holds each value until the next. */
    step: z.boolean().optional(),
    tone,
    dashed: z.boolean().optional(),
    name: z.string().optional(),
  }),
  z.object({
    kind: z.literal('band'),
    low: points,
    high: points,
    step: z.boolean().optional(),
    name: z.string().optional(),
  }),
  /** From one value of the x axis to another nothing is known: hatched. */
  z.object({ kind: z.literal('gap'), from: number, to: number, name: z.string().optional() }),
  /** A straight line across the plot at a value of one axis. */
  z.object({
    kind: z.literal('rule'),
    axis: z.enum(['x', 'y']),
    at: number,
    tone,
    dashed: z.boolean().optional(),
    name: z.string().optional(),
  }),
]);

/** A plot over two axes; every named series stands in its legend. */
const xyPlotSchema = z.object({
  title: z.string(),
  description: z.string(),
  x: axisSchema,
  y: axisSchema,
  series: many(seriesSchema),
  height: number.optional(),
  /** Default that of a page; a narrower one fits a phone and stands beside another. */
  width: number.optional(),
});

/** A chart of a page. */
export const chartSchema = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('bar'), title: z.string(), unit: z.string(), bars: many(barSchema) }),
  z.object({
    kind: z.literal('waterfall'),
    title: z.string(),
    unit: z.string(),
    steps: many(waterfallStepSchema),
  }),
  z.object({
    kind: z.literal('tornado'),
    title: z.string(),
    unit: z.string(),
    base: number,
    rows: many(tornadoRowSchema),
  }),
  z.object({ kind: z.literal('window'), title: z.string(), rows: many(windowRowSchema) }),
  z.object({ kind: z.literal('change'), title: z.string(), rows: many(changeSchema) }),
  z.object({ kind: z.literal('trajectory'), row: trajectorySchema, stages: many(stageSchema) }),
  z.object({
    kind: z.literal('flow'),
    title: z.string(),
    nodes: many(flowNodeSchema),
    flows: many(flowSchema),
    /** Of all amounts; default kg. */
    unit: z.string().optional(),
  }),
  z.object({ kind: z.literal('interval'), title: z.string(), rows: many(intervalRowSchema) }),
  z.object({ kind: z.literal('band'), title: z.string(), rows: many(bandRowSchema) }),
  z.object({ kind: z.literal('range'), title: z.string(), rows: many(rangeRowSchema) }),
  z.object({ kind: z.literal('xy'), plot: xyPlotSchema }),
  z.object({
    kind: z.literal('statistic'),
    plot: statisticPlot,
    /** Drawn so that it fits a phone, and beside another. */
    narrow: z.boolean().optional(),
  }),
]);

export type Chart = z.infer<typeof chartSchema>;
export type Bar = z.infer<typeof barSchema>;
export type WaterfallStep = z.infer<typeof waterfallStepSchema>;
export type TornadoRow = z.infer<typeof tornadoRowSchema>;
export type WindowRow = z.infer<typeof windowRowSchema>;
export type Change = z.infer<typeof changeSchema>;
export type Stage = z.infer<typeof stageSchema>;
export type Trajectory = z.infer<typeof trajectorySchema>;
export type TrajectoryPoint = Trajectory['points'][number];
export type FlowNode = z.infer<typeof flowNodeSchema>;
export type Flow = z.infer<typeof flowSchema>;
export type Interval = z.infer<typeof interval>;
export type IntervalRow = z.infer<typeof intervalRowSchema>;
export type BandRow = z.infer<typeof bandRowSchema>;
export type RangeRow = z.infer<typeof rangeRowSchema>;
export type Axis = z.infer<typeof axisSchema>;
export type Series = z.infer<typeof seriesSchema>;
export type Point = z.infer<typeof points>[number];
export type Tone = NonNullable<z.infer<typeof tone>>;
export type XyPlot = z.infer<typeof xyPlotSchema>;
