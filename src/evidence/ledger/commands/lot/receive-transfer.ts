import { ConflictError } from '../../../../foundation/errors.ts';
import { type Asks, defineCommand } from '../../rules/command.ts';
import { checkGrams, checkId, type Desk } from '../../rules/desk.ts';
import type { TransferState } from '../../subjects/transfer.ts';

type Asked<Type extends string, Name extends 'transfer.received' | 'transfer.confirmed'> = Asks<
  Type,
  Name
> & {
  /** Leaf of the shipment in the log of the sender [hex]. */
  readonly shipment: string;
};
export type ReceiveTransfer = Asked<'receiveTransfer', 'transfer.received'>;
export type ConfirmTransfer = Asked<'confirmTransfer', 'transfer.confirmed'>;

const known = (desk: Desk, shipment: string): TransferState | undefined => {
  const state = desk.book.stateOf(`transfer:${shipment}`);
  return state?.type === 'transfer' ? state : undefined;
};

/** P1: metal is received once of a shipment; again only where the lot that it was booked as was taken back. */
export const receiveTransfer = defineCommand<ReceiveTransfer>({
  type: 'receiveTransfer',
  names: ({ shipment, here }) => ({ subjects: [`transfer:${shipment}`, here] }),
  act: 'receive lot',
  decide(desk, { shipment, ...command }) {
    checkId(shipment, `${desk.path}shipment`);
    for (const name of ['said_g', 'weighed_g'] as const) checkGrams(command[name], `${desk.path}${name}`);
    const before = known(desk, shipment);
    if (before && desk.metal(before.end.here).status !== 'void')
      throw new ConflictError(
        `the shipment of ${before.end.of} by ${before.end.origin} was received as ${before.end.here} in record ${before.end.seq}`,
        {
          path: `${desk.path}shipment`,
          value: before.end.of,
          where: `record ${before.end.seq}`,
          allowed: 'a shipment that was not received yet',
          cure: 'look at that lot; where its receipt was wrong, take it back first',
        },
      );
    refuseBetween(desk, command);
    desk.write('transfer.received', `transfer:${shipment}`, command);
  },
});

/** P2: the sender takes in the receipt of a shipment of its own, once for each receipt. */
export const confirmTransfer = defineCommand<ConfirmTransfer>({
  type: 'confirmTransfer',
  names: ({ shipment, here }) => ({ subjects: [`transfer:${shipment}`, here] }),
  act: 'ship metal',
  decide(desk, { shipment, ...command }) {
    checkId(shipment, `${desk.path}shipment`);
    const before = known(desk, shipment);
    if (before && before.end.other.leaf === command.leaf)
      throw new ConflictError(
        `that receipt of ${command.here} was taken in already, in record ${before.end.seq}`,
        {
          path: `${desk.path}shipment`,
          value: command.here,
          where: `record ${before.end.seq}`,
          allowed: 'a receipt that was not taken in yet',
        },
      );
    refuseBetween(desk, command);
    desk.write('transfer.confirmed', `transfer:${shipment}`, command);
  },
});

/** P3: weighings of both plants differ by no more than their scales may be off by, or somebody says why they do. */
function refuseBetween(
  desk: Desk,
  {
    said_g,
    weighed_g,
    within_g,
    accepted,
  }: Pick<ReceiveTransfer, 'said_g' | 'weighed_g' | 'within_g' | 'accepted'>,
): void {
  const apart = Math.abs(said_g - weighed_g);
  if (apart <= within_g || accepted !== undefined) return;
  throw new ConflictError(
    `the sender says ${said_g} g and the receiver weighed ${weighed_g} g: ${apart} g apart, and the scales may be off by ${within_g} g`,
    {
      path: `${desk.path}accepted`,
      value: weighed_g,
      unit: 'g',
      allowed: `${said_g - within_g} to ${said_g + within_g}`,
      cure: 'weigh it again; where it is so, say why it is taken all the same',
    },
  );
}
