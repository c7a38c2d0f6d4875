import { count, kg, subject } from './codings.ts';
import { defineKind } from './kind.ts';
import { as } from './said.ts';
import { countText, idText, sha256Text, wordsText } from './texts.ts';
import { happened, told } from './told.ts';

/**
 * Metal went from one plant to another. Its subject is the shipment, `transfer:LEAF`, by the leaf of its record in the log of the
 * sender. `received` stands in the log of the receiver and names the shipment, `confirmed` in that of the sender and names the receipt.
 */
export const transferred = defineKind(
  ['transfer.received', 'transfer.confirmed'],
  { ...happened },
  {
    ...told,
    /** Log of the other plant, and the metal by the name that it has there. */
    origin: idText,
    of: subject,
    /** Heat of the sender that an object came out of. */
    heat: idText.optional(),
    /** The record of the other plant, its leaf, and the checkpoint that it was proven under. */
    seq: as('otherSeq', count),
    leaf: sha256Text,
    size: countText,
    root: sha256Text,
    /** The metal by the name that it has here. */
    here: subject,
    /** What the sender says left, and what the receiver weighed. */
    saidKg: kg('said_g'),
    weighedKg: kg('weighed_g'),
    /** Most that the two weighings may differ by. */
    withinKg: kg('within_g'),
    /** Why it counts although they differ by more, or although the metal was recalled. */
    accepted: wordsText.optional(),
  },
);
