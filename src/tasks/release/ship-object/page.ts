import type { StockObject } from '../../../documents/yard/stock.ts';
import { kilograms } from '../../../foundation/quantity/format.ts';
import { paragraph, shortPage } from '../../../pages/blocks/parts.ts';
import type { Asked } from '../../verbs.ts';

export const page = (
  { id, mass_g }: Pick<StockObject, 'id' | 'mass_g'>,
  { order }: Pick<Asked<{ readonly to: string }>, 'order'>,
) => shortPage(id, [paragraph(`shipped to ${order.to}, ${kilograms(mass_g)}`)]);
