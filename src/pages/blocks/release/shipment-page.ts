import type { Page } from '../../../documents/page.ts';
import type { CutUp } from '../../../documents/yard/stock.ts';
import { kilograms } from '../../../foundation/quantity/format.ts';
import { paragraph, shortPage } from '../parts.ts';

/** An object that was cut up: its pieces, its crops and what was lost. */
export const cutPage = ({
  id,
  pieces,
  reverts,
  losses,
  cut,
}: Pick<CutUp, 'id' | 'pieces' | 'reverts' | 'losses' | 'cut'>): Page =>
  shortPage(id, [
    paragraph(
      `cut into ${pieces.map((piece) => `${piece.id} (${piece.form}, ${kilograms(piece.mass_g)})`).join(', ')}`,
    ),
    ...(reverts.length === 0
      ? []
      : [
          paragraph(
            `crops: ${reverts.map((lot) => `lot ${lot.id} (${lot.form}, ${kilograms(lot.mass_g)}, on hold)`).join(', ')}`,
          ),
        ]),
    ...(losses.length === 0
      ? []
      : [paragraph(`lost: ${losses.map(({ to, mass_g }) => `${kilograms(mass_g)} to ${to}`).join(', ')}`)]),
    paragraph(`record ${cut?.seq ?? ''}`),
  ]);
