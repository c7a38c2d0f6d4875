import type { Disposed } from '../../documents/disposed.ts';
import type { Page } from '../../documents/page.ts';
import type { StockObject } from '../../documents/stock.ts';
import { kilograms } from '../../foundation/quantity/format.ts';
import { paragraph, shortPage } from './parts.ts';

/** An object that left the plant. */
export const shippedPage = ({ id, mass_g }: Pick<StockObject, 'id' | 'mass_g'>, to: string): Page =>
  shortPage(id, [paragraph(`shipped to ${to}, ${kilograms(mass_g)}`)]);

/** What becomes of metal that did not pass. */
export const disposedPage = ({ subject, as }: Disposed): Page => shortPage(subject, [], as);
