import { cutOf, onLine } from '../../../models/refining/furnace-log/cut.ts';
import { curveOf, type TagCurve } from '../../../models/refining/furnace-log/tag-log.ts';
import { readRecorder } from '../recorder-text.ts';
import { gapAfterOf } from '../tag-rules.ts';

/** The curve that the log of a heat is made of, from the text of a recorder; each of its lines within 1. */
export function curveOfText(text: string, tag: string, gapAfter_s?: number): TagCurve {
  const values = readRecorder(text, { name: 'live' }).tags.get(tag)!;
  const gapAfter_ms = gapAfterOf(gapAfter_s === undefined ? {} : { gapAfter_s }, values);
  return curveOf(values, { gapAfter_ms, low: -1e9, high: 1e9, tolerance: () => 1 });
}

/** Gaps between two times, at the ends too. */
export const gapsBetween = (curve: TagCurve, from_ms: number, to_ms: number) =>
  cutOf(curve, { from_ms, to_ms }, { gapAfter_ms: 10_000, tolerance: () => 1 })?.gaps ?? null;

/** The value on a line of the curve; undefined in a gap. */
export const valueOn = ({ knots, gaps }: TagCurve, at_ms: number): number | undefined =>
  onLine(knots, gaps, at_ms)?.value;
