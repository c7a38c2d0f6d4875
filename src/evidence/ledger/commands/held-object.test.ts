import { expect, test } from 'vitest';
import {
  analyse,
  charge,
  from,
  judge,
  lotOf,
  melt,
  plan,
  receive,
  showGood,
} from '../testing/example-commands.ts';
import { tickingLog } from '../testing/ticking-log.ts';

test('L11: a held object is neither shipped, certified nor charged, nor its pieces, until a new release decides', () => {
  const ledger = tickingLog();
  ledger.execute(receive(lotOf('A', 100_000)));
  ledger.execute(showGood('A'));
  ledger.execute(plan('H1', from('A', 100_000)));
  ledger.execute(charge('H1', from('A', 100_000)));
  ledger.execute(melt('H1', 100_000, 0));
  ledger.execute({
    type: 'castHeat',
    heat: 'H1',
    objects: [
      { object: 'I', form: 'ingot', mass_g: 60_000 },
      { object: 'J', form: 'ingot', mass_g: 40_000 },
    ],
  });
  ledger.execute(analyse('heat:H1'));
  ledger.execute(judge('heat:H1', 'PASS'));
  const hold = (object: string) => ledger.execute({ type: 'holdObject', object, reason: 'recall of lot A' });
  hold('I');
  expect(() => ledger.execute({ type: 'ship', object: 'I', to: 'X' })).toThrow(
    /on hold and cannot be shipped: recall/,
  );
  expect(() => ledger.execute(plan('H2', { from: 'object:I', mass_g: 1 }))).toThrow(
    /is on hold \(recall of lot A\)/,
  );
  // a release of the heat says nothing of a piece that somebody holds
  ledger.execute(judge('heat:H1', 'PASS'));
  expect(() => ledger.execute({ type: 'ship', object: 'I', to: 'X' })).toThrow(/on hold/);
  ledger.execute({
    type: 'cutObject',
    object: 'I',
    pieces: [
      { object: 'I.1', form: 'stick', mass_g: 30_000 },
      { object: 'I.2', form: 'stick', mass_g: 30_000 },
    ],
  });
  const certificate = { type: 'certify', number: 'C', certificateType: '3.1', certificate: '{}' } as const;
  expect(() => ledger.execute({ type: 'ship', object: 'I.1', to: 'X' })).toThrow(/on hold/);
  ledger.execute(judge('object:I.1', 'PASS'));
  ledger.execute({ type: 'ship', object: 'I.1', to: 'X', order: 'PO 1' });
  expect(ledger.object('I.1').shipment).toMatchObject({ to: 'X', order: 'PO 1' });
  expect(() => hold('I.1')).toThrow(/is shipped and cannot be put on hold/);
  hold('I.2');
  ledger.execute(judge('object:I.2', 'HOLD'));
  expect(() => ledger.execute({ type: 'ship', object: 'I.2', to: 'X' })).toThrow(
    /is held and cannot be shipped/,
  );
  ledger.execute(judge('object:J', 'PASS'));
  hold('J');
  expect(() => ledger.execute({ ...certificate, of: 'object:J' })).toThrow(/on hold and cannot be certified/);
});
