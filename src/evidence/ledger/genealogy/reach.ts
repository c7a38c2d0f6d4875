import type { Subject } from '../../../metal/alloy/words.ts';
import type { LotState, ObjectState } from '../state.ts';
import { freeGrams } from '../subjects/stock.ts';
import type { State } from '../subjects/subjects.ts';

/** Something that holds metal of what was asked about. */
export interface ReachedRow {
  readonly subject: Subject;
  /** Fraction of its metal that came from there [1]; 1 for what was asked about itself. */
  readonly share: number;
  readonly status: string;
  /** What went into a heat; mass of a lot or object [g]. */
  readonly mass_g: number;
  /** Of a lot or object that is in the plant: what is left of it, reserved or not [g]. */
  readonly left_g: number;
  /** Heat that a lot or object came out of. */
  readonly heat: string | null;
  /** Customer that an object was shipped to. */
  readonly shippedTo: string | null;
  /** A person holds it. */
  readonly held: boolean;
  /** Of a lot: what of it was shipped; absent without any. */
  readonly shipments?: NonNullable<LotState['shipments']>;
}

/** Everything that metal of some subjects reached. */
export interface Reach {
  /** Length and root of the log that it was read from. */
  readonly head: { readonly size: number; readonly root: string };
  /** Largest share first; nothing is cut off. */
  readonly rows: readonly ReachedRow[];
}

/** Largest share first, then by name. */
export const byShare = (a: ReachedRow, b: ReachedRow): number =>
  b.share - a.share || (a.subject < b.subject ? -1 : 1);

/** Grams of a lot or object that are still in the plant. */
const leftGrams = (stock: LotState | ObjectState): number => {
  const free = freeGrams(stock);
  const reserved = Object.values(stock.reserved_g).reduce((sum, grams) => sum + grams, 0);
  return stock.status === 'void' || stock.status === 'cut' || stock.status === 'shipped'
    ? 0
    : free + reserved;
};

/** Heats that took metal of a lot or object, by id, with the grams. */
export const heatsOf = ({
  drawn_g,
}: LotState | ObjectState): readonly (readonly [heat: string, g: number])[] =>
  Object.entries(drawn_g).filter(([taken]) => !taken.includes(':'));

/** What a reached subject is, with its share. */
export function reachedRow(state: State, share: number): ReachedRow {
  const stock = isStock(state) ? state : null;
  return {
    subject: state.subject,
    share,
    status: state.status,
    mass_g: stock ? stock.mass_g : state.type === 'heat' ? state.input_g : 0,
    left_g: stock ? leftGrams(stock) : 0,
    heat: stock?.heat ?? null,
    shippedTo: state.type === 'object' ? (state.shipment?.to ?? null) : null,
    held: Boolean(stock?.held),
    ...(state.type === 'lot' && state.shipments ? { shipments: state.shipments } : {}),
  };
}

export const isStock = (state: State): state is LotState | ObjectState =>
  state.type === 'lot' || state.type === 'object';
