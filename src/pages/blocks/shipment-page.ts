import type { Disposed } from '../../documents/disposed.ts';
import type { Page } from '../../documents/page.ts';
import type { CutUp, StockObject } from '../../documents/stock.ts';
import { kilograms } from '../../foundation/quantity/format.ts';
import { paragraph, shortPage } from './parts.ts';

/** An object that left the plant. */
export const shippedPage = ({ id, mass_g }: Pick<StockObject, 'id' | 'mass_g'>, to: string): Page =>
  shortPage(id, [paragraph(`shipped to ${to}, ${kilograms(mass_g)}`)]);

/** An object that was cut up, and what came out of it. */
export const cutPage = ({
  id,
  pieces,
  reverts,
  cut,
}: Pick<CutUp, 'id' | 'pieces' | 'reverts' | 'cut'>): Page =>
  shortPage(id, [
    paragraph(
      `cut into ${[
        ...pieces.map((piece) => `${piece.id} (${piece.form}, ${kilograms(piece.mass_g)})`),
        ...reverts.map((lot) => `lot ${lot.id} (${lot.form}, ${kilograms(lot.mass_g)}, on hold)`),
      ].join(', ')}`,
    ),
    paragraph(`record ${cut?.seq ?? ''}`),
  ]);

/** What becomes of metal that did not pass. */
export const disposedPage = ({ subject, as }: Disposed): Page => shortPage(subject, [], as);
