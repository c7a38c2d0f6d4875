import { InputError } from '../../../../foundation/errors.ts';
import { LOT_CLASSES, type LotClass } from '../../../../metal/alloy/words.ts';
import { type Asks, defineCommand } from '../../rules/command.ts';
import { checkGrams, checkId, checkNames, type Desk } from '../../rules/desk.ts';
import { refuseKnown } from '../found.ts';

/** A lot that came in. */
export type LotReceipt = Omit<Asks<never, 'lot.received', 'from' | 'element' | 'by'>, 'type'> & {
  readonly lot: string;
  readonly lotClass: LotClass;
};

/** A price of one kilogram as paid: decimal text, currency (ISO 4217), day, invoice. */
export type LotPrice = NonNullable<LotReceipt['price']>;

/** Books lots, all or nothing. They arrive on hold. */
export interface ReceiveLots {
  readonly type: 'receiveLots';
  readonly lots: readonly LotReceipt[];
  readonly by?: string;
}

/** L1: lots are booked all or nothing, under ids nobody used before, and arrive on hold. */
export const receiveLots = defineCommand<ReceiveLots>({
  type: 'receiveLots',
  names: ({ lots }) => ({ subjects: lots.map(({ lot }) => `lot:${lot}`) }),
  act: 'receive lot',
  decide(desk, { lots, by }) {
    const path = desk.path;
    if (lots.length === 0)
      throw new InputError('the receipt lists no lots', { path: `${path}lots`, allowed: 'at least one lot' });
    refuseKnownLots(desk, lots);
    for (const [i, lot] of lots.entries()) {
      desk.path = `${path}lots[${i}].`;
      receive(desk, lot, by);
    }
    desk.path = path;
  },
});

/** Lots of a receipt whose known ones are named in its refusal. */
const MOST_NAMED = 20;

/** L2 for a receipt that repeats several lots, as a table does that has grown since it was booked: all of them are named at once. */
function refuseKnownLots(desk: Desk, lots: readonly LotReceipt[]): void {
  const known = lots.flatMap(({ lot }, i) => (desk.book.stateOf(`lot:${lot}`) ? [{ lot, i }] : []));
  if (known.length < 2) return;
  const named = known.slice(0, MOST_NAMED).map(({ lot }) => lot);
  const more = known.length > named.length ? ` and ${known.length - named.length} more` : '';
  throw new InputError(
    `${known.length} of ${lots.length} lots already exist: ${named.join(', ')}${more}`,
    known.map(({ lot, i }) => ({
      path: `${desk.path}lots[${i}].lot`,
      value: `lot:${lot}`,
      allowed: 'an id that was not used before',
      ...(i === known[0]!.i
        ? { cure: 'leave out the lots that are booked; to change a record, correct it' }
        : {}),
    })),
  );
}

function receive(desk: Desk, lot: LotReceipt, by: string | undefined): void {
  const { path } = desk;
  checkId(lot.lot, `${path}lot`);
  checkGrams(lot.mass_g, `${path}mass_g`);
  checkNames({ owner: lot.owner, supplier: lot.supplier }, path);
  refuseKnown(desk, `lot:${lot.lot}`, `${path}lot`);
  if (!LOT_CLASSES.includes(lot.lotClass)) {
    throw new InputError(`lot ${lot.lot} has the unknown class "${lot.lotClass}"`, {
      path: `${path}lotClass`,
      value: String(lot.lotClass),
      allowed: LOT_CLASSES.join(', '),
    });
  }
  if (lot.generation !== undefined && (!Number.isSafeInteger(lot.generation) || lot.generation < 0)) {
    throw new InputError(`generation ${lot.generation} of lot ${lot.lot} is not a whole number from 0`, {
      path: `${path}generation`,
      value: lot.generation,
      allowed: 'a whole number from 0',
    });
  }
  desk.write('lot.received', `lot:${lot.lot}`, { ...lot, by });
}
