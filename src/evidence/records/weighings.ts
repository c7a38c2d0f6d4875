import { z } from 'zod';
import { WEIGHT_UNITS } from '../../foundation/quantity/weight.ts';
import { kg } from './codings.ts';
import { each } from './said.ts';
import { dayText, decimalText, idText, instantText, wordsText } from './texts.ts';

/**
 * One weight that was read from a scale, beside the masses that it belongs to: what the display showed, digit by digit, and what the
 * scale was that day. A mass without any was typed.
 */
const weighing = z.strictObject({
  /** `lot:ID`, `object:ID`, `poured` or `loss:NAME`. */
  of: wordsText,
  scale: idText,
  /** Net weight to the gram: what of the mass was read. */
  kg: kg('net_g'),
  net: decimalText,
  gross: decimalText.optional(),
  tare: decimalText.optional(),
  unit: z.enum(WEIGHT_UNITS),
  /** When it was stable; and the empty pan or bucket, where it was weighed before. */
  at: instantText,
  tareAt: instantText.optional(),
  /** Capacity and smallest step of the scale, and the last day of its calibration, as the plant stated them then. */
  capacityKg: kg('capacity_g'),
  divisionKg: kg('division_g'),
  calibratedUntil: dayText.optional(),
  protocol: idText,
  /** Under which the server keeps the reading. */
  reading: idText,
});

/** Confidential in every kind, item by item. */
export const weighed = { weighings: each('weighing', z.array(weighing).min(1)).optional() };
