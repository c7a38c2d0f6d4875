import { describe, expect, test } from 'vitest';
import { ConflictError, ForbiddenError } from '../../../foundation/errors.ts';
import type { Command } from '../commands.ts';
import type { LotState } from '../state.ts';
import type { TransferState } from '../subjects/transfer.ts';
import { lotOf, receive, showGood } from '../testing/example-commands.ts';
import { tickingLog } from '../testing/ticking-log.ts';

const LEAF = 'ab'.repeat(32);
const END = {
  ...{ shipment: LEAF, origin: 'works-a.example', of: 'object:I-1', heat: 'H-1', otherSeq: 7, leaf: LEAF },
  ...{ size: '9', root: 'cd'.repeat(32), here: 'lot:B', said_g: 5_000, weighed_g: 5_010, within_g: 20 },
} as const;

function yard() {
  const ledger = tickingLog();
  ledger.execute(receive(lotOf('B', 5_010)));
  const state = <S>(subject: string) => ledger.states().find((one) => one.subject === subject) as S;
  const book = (command: object) => ledger.execute(command as Command);
  const seqOf = (kind: string) => ledger.entries.findLast((entry) => entry.kind === kind)!.seq;
  const undo = (kind: string) =>
    book({ type: 'correct', seq: seqOf(kind), how: 'did-not-occur', reason: 'slip', by: 'p-qual' });
  return { ledger, state, book, undo };
}

describe('L12: what leaves of a lot', () => {
  const ship = { type: 'shipLot', lot: 'B', to: 'works B', mass_g: 3_000, by: 'p-cert' };
  test('is free metal of a cleared lot, or leaves for a stated reason', () => {
    const { ledger, state, book, undo } = yard();
    expect(() => book(ship)).toThrow(ForbiddenError);
    ledger.execute(showGood('B'));
    book(ship);
    expect(() => book(ship)).toThrow(/has 2.01 kg free; 3 kg were asked for/);
    expect(state<LotState>('lot:B')).toMatchObject({ shipments: [{ to: 'works B', mass_g: 3_000 }] });
    undo('lot.shipped');
    expect(state<LotState>('lot:B')).toMatchObject({ drawn_g: {} });
    expect(state<LotState>('lot:B')).not.toHaveProperty('shipments');
    expect(() => undo('lot.shipped')).toThrow(ConflictError);
    book({ type: 'dispose', of: 'lot:B', disposition: 'scrap', reason: 'mixed', by: 'p-qual' });
    expect(() => book(ship)).toThrow(ForbiddenError);
    book({ ...ship, accepted: 'the other plant sorts it' });
  });
});

describe('P: between plants', () => {
  test('P1: metal is received once of a shipment, and again only after its receipt was taken back', () => {
    const { state, book, undo } = yard();
    const take = { type: 'receiveTransfer', ...END, by: 'p-goods' };
    book(take);
    expect(state<TransferState>(`transfer:${LEAF}`)).toMatchObject({
      status: 'received',
      end: { of: 'object:I-1', other: { seq: 7, size: 9 }, here: 'lot:B' },
    });
    expect(() => book(take)).toThrow(/was received as lot:B in record/);
    undo('lot.received');
    book(receive(lotOf('B2', 5_010)));
    book({ ...take, here: 'lot:B2' });
    expect(state<TransferState>(`transfer:${LEAF}`).end.here).toBe('lot:B2');
  });

  test('P2: a receipt is taken in once', () => {
    const { state, book } = yard();
    const confirm = { type: 'confirmTransfer', ...END, leaf: 'ef'.repeat(32), by: 'p-cert' };
    book(confirm);
    expect(() => book(confirm)).toThrow(/was taken in already/);
    book({ ...confirm, leaf: '01'.repeat(32) });
    expect(state<TransferState>(`transfer:${LEAF}`).status).toBe('confirmed');
  });

  test('P3: weighings that differ by more than the scales may be off by need a reason', () => {
    const { book } = yard();
    const apart = { type: 'receiveTransfer', ...END, weighed_g: 5_021, by: 'p-goods' };
    expect(() => book(apart)).toThrow(/21 g apart, and the scales may be off by 20 g/);
    book({ ...apart, accepted: 'wet' });
  });
});
