import type { ScaleReading, WeighingOrder } from '../../documents/yard/scale.ts';
import type { Weighing } from '../../evidence/ledger/commands/heat/weighings.ts';
import { InputError } from '../../foundation/errors.ts';
import { lessDecimal, wholeGramsOf } from '../../foundation/quantity/weight.ts';
import type { TaskContext } from '../context.ts';

/** A mass of a booking, and the readings that it comes from. */
export interface ReadMass {
  /** As records name it: `lot:ID`, `object:ID`, `poured`, `loss:NAME`. */
  readonly of: string;
  /** Its place in the order. */
  readonly path: string;
  readonly readings?: readonly WeighingOrder[] | undefined;
}

/**
 * The weighings of a booking, from the readings that the server kept: who books names them and cannot make them up. Throws InputError
 * for a reading that is not kept, is named twice, or is not more than its tare.
 */
export async function weighingsFrom(
  masses: readonly ReadMass[],
  context: TaskContext,
): Promise<readonly Weighing[]> {
  const named = masses.flatMap(({ of, path, readings = [] }) =>
    readings.map((one, i) => ({ of, path: `${path}.readings[${i}]`, ...one })),
  );
  const used = new Set<string>();
  const weighings: Weighing[] = [];
  for (const { of, path, reading, tare } of named) {
    if (used.has(reading))
      throw new InputError('one reading of a scale is named for two masses', {
        path: `${path}.reading`,
        value: reading,
        cure: 'read the scale once for each mass, or type one of them',
      });
    used.add(reading);
    const read = await keptReading(reading, `${path}.reading`, context);
    const tareRead = tare === undefined ? undefined : await keptReading(tare, `${path}.tare`, context);
    weighings.push(weighingOf(read, tareRead, { of, path }));
  }
  return weighings;
}

/** The same as a part of a command; nothing where nothing was read. */
export const weighedPart = (weighings: readonly Weighing[]): { readonly weighings?: readonly Weighing[] } =>
  weighings.length === 0 ? {} : { weighings };

async function keptReading(
  id: string,
  path: string,
  { scales }: TaskContext,
): Promise<ScaleReading & { reading: string }> {
  const found = await scales?.kept(id);
  if (found) return { ...found, reading: id };
  throw new InputError('this reading of a scale is not kept here', {
    path,
    value: id,
    allowed: 'the reading of a scale that this server read in the last 30 days',
    cure: 'read the scale again, or book the weight without the reading: it then counts as typed',
  });
}

type Kept = ScaleReading & { readonly reading: string };

function weighingOf(
  read: Kept,
  tare: Kept | undefined,
  { of, path }: Pick<ReadMass, 'of' | 'path'>,
): Weighing {
  const { scale, shown, at, capacity_g, division_g, calibratedUntil, protocol, reading } = read;
  const common = {
    ...{ of, scale, at, capacity_g, division_g, protocol, reading, unit: shown.unit },
    ...(calibratedUntil === null ? {} : { calibratedUntil }),
  };
  if (tare === undefined) return { ...common, ...shown, net_g: read.net_g };
  if (tare.scale !== scale || tare.shown.unit !== shown.unit)
    throw new InputError(
      `the tare was read on scale ${tare.scale} in ${tare.shown.unit}, the weight on ${scale} in ${shown.unit}`,
      {
        path: `${path}.tare`,
        value: tare.scale,
        allowed: `a tare of scale ${scale} in ${shown.unit}`,
        cure: 'set the tare again on the scale that weighs the metal',
      },
    );
  const net = lessDecimal(shown.net, tare.shown.net);
  const net_g = wholeGramsOf(net, shown.unit);
  if (net_g < 1)
    throw new InputError(
      `the scale showed ${shown.net} ${shown.unit}, no more than its tare of ${tare.shown.net} ${shown.unit}`,
      {
        path: `${path}.tare`,
        value: tare.shown.net,
        unit: shown.unit,
        allowed: `less than ${shown.net} ${shown.unit}`,
        cure: 'set the tare again with the empty pan, then read with the metal in it',
      },
    );
  // what the display showed with the metal is the gross weight of this weighing
  return { ...common, net, gross: shown.net, tare: tare.shown.net, net_g, tareAt: tare.at };
}
