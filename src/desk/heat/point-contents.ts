import {
  elementsOfPoint,
  isClearedPoint,
  type PointContent,
  type PointReading,
} from '../../documents/heats/hold-points.ts';
import type { HeatState, HoldPointState } from '../../evidence/ledger/state.ts';
import { specimenOf } from '../../evidence/ledger/subjects/stock.ts';
import { utcMinute } from '../../foundation/quantity/format.ts';
import { writtenWtpct } from '../../foundation/quantity/fractions.ts';
import type { TaskContext } from '../context.ts';
import { measuredInBath } from '../samples/bath-samples.ts';
import { takenInBath } from '../samples/samples-in-time.ts';
import { specificationOfHeat } from './heat-target.ts';
import { readingsOfPoint } from './point-readings.ts';

export type PointInBath = HoldPointState & {
  readonly contents?: readonly PointContent[];
  readonly readings?: readonly PointReading[];
};

/**
 * The points of a heat: those that name elements of the bath with what its latest samples say of them, those that name settings of the furnace with
 * what its log says of them, when they were stamped or `at` a time, default now.
 */
export async function pointsInBath(
  heat: Pick<HeatState, 'id' | 'subject' | 'target' | 'analyses' | 'holdPoints' | 'charges' | 'log'>,
  context: Pick<TaskContext, 'compute' | 'store' | 'clock'>,
  at: Date = context.clock(),
): Promise<readonly PointInBath[] | undefined> {
  const points = await withContents(heat, context);
  return points?.map((point) => {
    const stamped = isClearedPoint(point) ? new Date(point.stamps.at(-1)!.happenedAt) : at;
    const readings = readingsOfPoint(point, heat, stamped);
    return readings.length === 0 ? point : { ...point, readings };
  });
}

async function withContents(
  heat: Parameters<typeof pointsInBath>[0],
  context: Pick<TaskContext, 'compute' | 'store'>,
): Promise<readonly PointInBath[] | undefined> {
  const { holdPoints, charges } = heat;
  if (!holdPoints?.some((point) => elementsOfPoint(point).length > 0)) return holdPoints;
  const limits = (await specificationOfHeat(heat, context))?.limits;
  const taken = takenInBath(await context.store.history(heat.subject));
  const read = measuredInBath(heat);
  const contentOf = (element: string): PointContent => {
    const analysis = read.findLast(({ results }) => results.some((one) => one.element === element));
    const result = analysis?.results.find((one) => one.element === element);
    const { min, max } = limits?.[element as keyof typeof limits] ?? {};
    const ends = {
      ...(min === undefined ? {} : { min_wtpct: writtenWtpct(min) }),
      ...(max === undefined ? {} : { max_wtpct: writtenWtpct(max) }),
    };
    if (!analysis || !result) return { element, metalSince: false, ...ends };
    const sample = specimenOf(analysis);
    const takenAt = taken.get(sample) ?? analysis.happenedAt;
    const { text, unit } = result;
    return {
      ...{ element, found: { text, unit, sample, takenAt } },
      metalSince: charges.some(({ seq, happenedAt }) => seq > analysis.seq || happenedAt > takenAt),
      ...ends,
    };
  };
  return holdPoints.map((point) => {
    const elements = elementsOfPoint(point);
    return elements.length === 0 ? point : { ...point, contents: elements.map(contentOf) };
  });
}

/** "La 31 ppm in sample B-1, taken 2026-11-28 06:30 UTC", and what does not hold of it. */
export function contentWords({ element, found, metalSince }: PointContent): string {
  if (!found) return `${element} was not measured in the bath`;
  const { text, unit, sample, takenAt } = found;
  return `${element} ${text} ${unit} in sample ${sample}, taken ${utcMinute(takenAt)}${metalSince ? '; metal was charged since' : ''}`;
}
