import { MOST_HEATS_OF_TARGET } from '../../documents/heats/target.ts';
import type { HeatState } from '../../evidence/ledger/state.ts';
import type { HeatView, ObjectView } from '../../evidence/ledger/store.ts';
import { parseReading } from '../../foundation/quantity/reading.ts';
import type { ElementSymbol } from '../../metal/alloy/element.ts';
import type { TaskContext } from '../context.ts';
import { piecesOfHeats } from '../heat/pieces-of-heats.ts';
import { note } from '../memory.ts';
import { resultsOf } from './measured-results.ts';

type Contents = Partial<Record<ElementSymbol, number>>;

const CONTENTS = note<{ readonly of: Contents }>();

/**
 * Contents [wt%] of every heat of a grade that was released on measured results, means over its samples and those of
 * its released objects; of more heats than a plan takes the latest. "<" results are left out: they show no scatter.
 */
export async function qualifiedHeats(
  gradeId: string,
  context: Pick<TaskContext, 'store' | 'memory'>,
): Promise<Contents[]> {
  const heats = (await context.store.heats()).filter(({ target }) => target.grade === gradeId);
  const pieces = await piecesOfHeats(context);
  return heats
    .map((heat) => {
      const own = pieces.get(heat.id) ?? [];
      return context.memory.of(CONTENTS, [heat, ...own], () => ({ of: contentsOf(heat, own) })).of;
    })
    .filter((contents) => Object.keys(contents).length > 0)
    .slice(-MOST_HEATS_OF_TARGET);
}

/** Of a heat and its pieces, as far as they were released; empty where nothing was. */
function contentsOf(heat: HeatView, pieces: readonly ObjectView[]): Contents {
  const released = pieces.filter((object) => isReleased(object));
  return isReleased(heat) || released.length > 0 ? means([heat, ...released].flatMap(resultsOf)) : {};
}

const isReleased = ({ release }: Pick<HeatState, 'release'>): boolean =>
  release?.verdict === 'PASS' && !release.predicted;

function means(results: ReturnType<typeof resultsOf>): Contents {
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
