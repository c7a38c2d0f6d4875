import type { Body } from '../../evidence/records/kinds.ts';
import { kgToGrams } from '../../evidence/records/mass.ts';
import { kilograms } from '../../foundation/quantity/format.ts';

/** A weighing as records keep it. */
export type RecordedWeighing = NonNullable<Body<'heat.charged'>['weighings']>[number];

/**
 * How a mass of a record was come by: " (weighed on SC-2: gross 512.5 kg, tare 12.5 kg)", " (typed)"; empty for a record that says
 * nothing of scales, and for what was erased.
 */
export function weighedWords(weighings: unknown, of: string, kg: unknown): string {
  if (!Array.isArray(weighings) || typeof kg !== 'string') return '';
  const own = (weighings as readonly RecordedWeighing[]).filter((one) => one.of === of);
  if (own.length === 0) return ' (typed)';
  const typed_g = kgToGrams(kg) - own.reduce((sum, one) => sum + kgToGrams(one.kg), 0);
  const isWhole = own.length === 1 && typed_g <= 0;
  return ` (${[
    ...own.map((one) => (isWhole ? '' : `${kilograms(kgToGrams(one.kg))} `) + weighingWords(one)),
    ...(typed_g > 0 ? [`${kilograms(typed_g)} typed`] : []),
  ].join('; ')})`;
}

/** "weighed on SC-2: gross 512.50 kg, tare 12.50 kg"; with the net weight where the display showed it in another unit. */
function weighingWords(weighing: RecordedWeighing): string {
  const { scale, gross, tare, net, unit, calibratedUntil, at } = weighing;
  const hasTare = tare !== undefined && /[1-9]/.test(tare);
  const shown = [
    ...(hasTare && gross !== undefined ? [`gross ${gross} ${unit}`, `tare ${tare} ${unit}`] : []),
    ...(!hasTare && unit !== 'kg' ? [`${net} ${unit}`] : []),
  ].join(', ');
  return `weighed on ${scale}${shown === '' ? '' : `: ${shown}`}${isOverdue({ calibratedUntil, at }) ? `, its calibration ended on ${calibratedUntil}` : ''}`;
}

/** True for a weight that was read after the calibration of its scale had ended. */
const isOverdue = ({ calibratedUntil, at }: Pick<RecordedWeighing, 'calibratedUntil' | 'at'>): boolean =>
  calibratedUntil !== undefined && at.slice(0, 10) > calibratedUntil;
