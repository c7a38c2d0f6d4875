import type { Lot } from '../../../documents/yard/stock.ts';
import { kilograms } from '../../../foundation/quantity/format.ts';
import { paragraph, shortPage } from '../../../pages/blocks/parts.ts';

export const page = ({ id, shipments = [], free_g }: Pick<Lot, 'id' | 'shipments' | 'free_g'>) => {
  const last = shipments.at(-1);
  const words = last
    ? `${kilograms(last.mass_g)} shipped to ${last.to}; ${kilograms(free_g)} of it are free`
    : 'not shipped';
  return shortPage(id, [paragraph(words)]);
};
