import type { RollSize } from '../../documents/labels.ts';
import { InputError } from '../../foundation/errors.ts';
import { addressOf } from '../../metal/plant/source.ts';
import type { PrinterPlace, TaskContext } from '../context.ts';
import { sourceNamed, sourcesOf } from '../reference/sources.ts';

/** A label printer of the plant: where it is, and what lies in it. */
export interface Printer {
  readonly place: PrinterPlace;
  readonly size: RollSize;
  readonly dpi: 203 | 300 | 600;
}

/** The label printer of this name. Throws NotFoundError for a name that the plant does not have, InputError for another kind of source. */
export async function printerNamed(id: string, { store }: Pick<TaskContext, 'store'>): Promise<Printer> {
  const source = await sourceNamed(id, { store });
  const address = source.driver === 'zpl' ? addressOf(source) : null;
  if (address?.reach !== 'tcp') {
    const printers = (await sourcesOf({ store })).flatMap((one) => (one.driver === 'zpl' ? [one.id] : []));
    throw new InputError(`${id} is not a label printer`, {
      ...{
        path: 'printer',
        value: id,
        allowed: printers.join(', ') || 'no label printer has been entered yet',
      },
    });
  }
  const { host, port, settings } = address;
  return {
    place: { printer: id, host, port, answers: settings.status !== 'none' },
    // an address was held against its driver when it was entered
    size: settings.size as RollSize,
    dpi: Number(settings.dpi) as Printer['dpi'],
  };
}
