import { listScalesOrder } from '../../documents/orders/heats.ts';
import { scalesSchema } from '../../documents/scale.ts';
import { type Scale, scaleWarning } from '../../metal/plant/scale.ts';
import { defineTask } from '../task.ts';

/** The scales of the plant as its file states them, and which of them can be read from here. */
export const listScales = defineTask({
  name: 'list-scales',
  title: 'List the scales of the plant, their calibration, and which of them can be read',
  order: listScalesOrder,
  answer: scalesSchema,
  act: null,
  reads: true,
  forVisitors: true,
  run: async (_order, { compute, clock, scales }) => ({
    format: 'remelt-scales/1' as const,
    scales: compute.facts().plant.scales.map((scale) => ({
      ...statedScale(scale, clock()),
      protocol: scales?.connected.get(scale.id) ?? null,
    })),
  }),
});

/** A scale as its papers say, on a day. */
export const statedScale = (scale: Scale, at: Date) => ({
  scale: scale.id,
  capacity_g: scale.capacity_g,
  division_g: scale.resolution_g,
  calibratedUntil: scale.calibratedUntil ?? null,
  warning: scaleWarning(scale, at.toISOString().slice(0, 10)),
});
