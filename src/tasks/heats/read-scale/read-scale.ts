import type { TaskContext } from '../../../desk/context.ts';
import { statedScale } from '../../../desk/furnace/stated-scale.ts';
import type { ScaleReading } from '../../../documents/yard/scale.ts';
import { ConflictError, cureBy, UnavailableError } from '../../../foundation/errors.ts';
import { kilograms } from '../../../foundation/quantity/format.ts';
import { wholeGramsOf } from '../../../foundation/quantity/weight.ts';
import { isAboveRange } from '../../../metal/plant/scale.ts';
import { byId } from '../../../metal/plant/site.ts';
import { defineVerb } from '../../task.ts';
import { contract } from './contract.ts';

/** How long a scale may take to become stable, where nobody says [s]. */
const USUAL_S = 5;

/**
 * Reads one stable weight from a scale of the plant, and keeps it so that a booking can name it. Books nothing. Throws NotFoundError
 * for a scale that the plant does not have, UnavailableError for one that is not connected or does not answer, ConflictError for
 * one that shows no weight to use.
 */
export const readScale = defineVerb(contract, async ({ scale: id, within_s = USUAL_S }, context) => {
  const scale = byId(context.compute.facts().plant.scales, id, 'scale');
  const { reader, protocol } = connected(id, context);
  const shown = await reader.read(id, { within_ms: 1000 * within_s, signal: context.signal });
  const gross_g = wholeGramsOf(shown.gross ?? shown.net, shown.unit);
  const net_g = wholeGramsOf(shown.net, shown.unit);
  if (isAboveRange(scale, gross_g))
    throw new ConflictError(
      `scale ${id} shows ${shown.gross ?? shown.net} ${shown.unit}, more than its capacity of ${kilograms(scale.capacity_g)}: nothing was read`,
      {
        path: 'scale',
        value: gross_g,
        unit: 'g',
        allowed: `at most ${kilograms(scale.capacity_g)}`,
        cure: 'look whether this address is that scale, and whether its largest load on the page Plant is right',
      },
    );
  if (net_g < 1)
    throw new ConflictError(
      `scale ${id} shows ${shown.net} ${shown.unit}, less than a gram: nothing was read`,
      {
        path: 'scale',
        value: shown.net,
        unit: shown.unit,
        allowed: 'a whole gram or more',
        cure: 'put the load on it, then read again',
      },
    );
  const at = context.clock();
  const reading: ScaleReading = {
    format: 'remelt-scale-reading/1',
    reading: null,
    ...statedScale(scale, at),
    protocol,
    at: at.toISOString(),
    shown,
    net_g,
  };
  return { ...reading, reading: await reader.keep(reading) };
});

function connected(id: string, { scales }: TaskContext) {
  const protocol = scales?.connected.get(id);
  if (scales && protocol !== undefined) return { reader: scales, protocol };
  throw new UnavailableError(`scale ${id} is not connected`, {
    path: 'scale',
    value: id,
    allowed: [...(scales?.connected.keys() ?? [])].join(', ') || 'none: no scale is connected here',
    ...cureBy('type the weight, or name its address', 'terminal/serve', { scale: id }),
  });
}
