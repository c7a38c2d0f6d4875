import { expect, test } from 'vitest';
import { ConflictError, ForbiddenError, InputError } from '../../../foundation/errors.ts';
import type { LabelKind, Subject } from '../../../metal/alloy/words.ts';
import { lotOf, receive } from '../testing/example-commands.ts';
import { tickingLog } from '../testing/ticking-log.ts';

const ledgerWith = (...lots: readonly string[]) => {
  const ledger = tickingLog();
  ledger.execute(receive(...lots.map((lot) => lotOf(lot, 100_000))));
  return ledger;
};
const print = (name: string, of: readonly string[], more: { reason?: string; copies?: number } = {}) => ({
  ...{ type: 'printLabel' as const, name, label: name.split('/')[0] as LabelKind },
  ...{ of: of.map((lot): Subject => `lot:${lot}`), copies: 1, printer: 'yard', by: 'Ann', ...more },
});

test('T1: the first label needs no reason, each later one does, and all are counted', () => {
  const ledger = ledgerWith('R-1');
  const state = () => ledger.states().find(({ subject }) => subject === 'label:lot/R-1');
  ledger.execute(print('lot/R-1', ['R-1'], { copies: 2 }));
  expect(state()).toMatchObject({ times: 1, copies: 2, last: { printer: 'yard', by: 'Ann', reason: null } });
  expect(() => ledger.execute(print('lot/R-1', ['R-1']))).toThrow(/was printed on .* \(yard\): a second one/);
  ledger.execute(print('lot/R-1', ['R-1'], { reason: 'torn' }));
  expect(state()).toMatchObject({ times: 2, copies: 3, last: { reason: 'torn' } });
  const { by: _, ...unsigned } = print('lot/R-1', ['R-1'], { reason: 'torn' });
  expect(() => ledger.execute(unsigned)).toThrow(ForbiddenError);
  for (const copies of [0, 1.5, 101])
    expect(() => ledger.execute(print('lot/R-1', ['R-1'], { reason: 'torn', copies }))).toThrow(InputError);
  expect(() => ledger.execute(print('lot/R-2', ['R-2']))).toThrow('R-2');
});

test('T2: pallets are numbered without a gap and hold what their first label says', () => {
  const ledger = ledgerWith('R-1', 'R-2');
  expect(() => ledger.execute(print('pallet/2', ['R-1']))).toThrow('pallet 2 is not the next one');
  for (const wrong of ['pallet/0', 'pallet/01', 'pallet/x'])
    expect(() => ledger.execute(print(wrong, ['R-1']))).toThrow(ConflictError);
  ledger.execute(print('pallet/1', ['R-1', 'R-2']));
  ledger.execute(print('pallet/2', ['R-1']));
  expect(() => ledger.execute(print('pallet/1', ['R-1'], { reason: 'torn' }))).toThrow(
    'pallet 1 holds lot:R-1, lot:R-2',
  );
  ledger.execute(print('pallet/1', ['R-2', 'R-1'], { reason: 'torn' }));
});
