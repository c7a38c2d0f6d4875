import { type Scale, scaleWarning } from '../../metal/plant/scale.ts';

/** A scale as its papers say, on a day. */
export const statedScale = (scale: Scale, at: Date) => ({
  scale: scale.id,
  capacity_g: scale.capacity_g,
  division_g: scale.resolution_g,
  calibratedUntil: scale.calibratedUntil ?? null,
  warning: scaleWarning(scale, at.toISOString().slice(0, 10)),
});
