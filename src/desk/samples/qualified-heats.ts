import type { HeatState } from '../../evidence/ledger/state.ts';
import { parseReading } from '../../foundation/quantity/reading.ts';
import type { ElementSymbol } from '../../metal/alloy/element.ts';
import type { TaskContext } from '../context.ts';
import { resultsOf } from './measured-results.ts';

/**
 * Contents [wt%] of every heat of a grade that was released on measured results, means over its samples and those of
 * its released objects. "<" results are left out: they show no scatter.
 */
export async function qualifiedHeats(
  gradeId: string,
  { store }: Pick<TaskContext, 'store'>,
): Promise<Partial<Record<ElementSymbol, number>>[]> {
  const heats = await store.heats({ grade: gradeId });
  const found: Partial<Record<ElementSymbol, number>>[] = [];
  for (const heat of heats) {
    const released = (await store.objects({ heat: heat.id })).filter((object) => isReleased(object));
    if (!isReleased(heat) && released.length === 0) continue;
    found.push(means([heat, ...released].flatMap(resultsOf)));
  }
  return found.filter((contents) => Object.keys(contents).length > 0);
}

const isReleased = ({ release }: Pick<HeatState, 'release'>): boolean =>
  release?.verdict === 'PASS' && !release.predicted;

function means(results: ReturnType<typeof resultsOf>): Partial<Record<ElementSymbol, number>> {
  const read = new Map<ElementSymbol, number[]>();
  for (const { element, text, unit } of results) {
    const { operator, value } = parseReading(text);
    if (operator !== '=') continue;
    read.set(element, [...(read.get(element) ?? []), unit === 'ppm' ? value / 1e4 : value]);
  }
  return Object.fromEntries(
    [...read].map(([element, values]) => [
      element,
      values.reduce((sum, value) => sum + value, 0) / values.length,
    ]),
  );
}
