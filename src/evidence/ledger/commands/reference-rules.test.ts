import { expect, test } from 'vitest';
import { ConflictError, ForbiddenError, InputError } from '../../../foundation/errors.ts';
import type { MemoryLog } from '../testing/memory-log.ts';
import { tickingLog } from '../testing/ticking-log.ts';

const stateOf = (ledger: MemoryLog, subject: string) =>
  ledger.states().find((state) => state.subject === subject);
const [ENTERED, OTHER] = ['a'.repeat(64), 'b'.repeat(64)];
const enter = (documentSha256 = ENTERED) =>
  ({
    type: 'enterSpecification',
    name: 'C-7 rev 3',
    customer: 'Customer C',
    specification: '{"limits_wtpct":{"Cr":{"max":"21.0"}}}',
    documentSha256,
    by: 'Ann',
  }) as const;
const compare = (by: string, documentSha256 = ENTERED) =>
  ({ type: 'compareSpecification', name: 'C-7 rev 3', documentSha256, by }) as const;

test('N1: a specification is entered again until it is compared, then it stands', () => {
  const ledger = tickingLog();
  ledger.execute(enter(OTHER));
  ledger.execute(enter());
  expect(stateOf(ledger, 'specification:C-7 rev 3')).toMatchObject({
    status: 'entered',
    documentSha256: ENTERED,
    enteredBy: 'Ann',
    checkedBy: null,
  });
  ledger.execute(compare('Ben'));
  expect(stateOf(ledger, 'specification:C-7 rev 3')).toMatchObject({ status: 'compared', checkedBy: 'Ben' });
  expect(() => ledger.execute(enter(OTHER))).toThrow(ConflictError);
});

test('N2: neither who entered it compares it, nor is something else compared', () => {
  const ledger = tickingLog();
  ledger.execute(enter());
  expect(() => ledger.execute(compare('ann '))).toThrow(ForbiddenError);
  expect(() => ledger.execute(compare('Ben', OTHER))).toThrow('differs from what was entered');
});

test('N3: the latest route of a name counts', () => {
  const ledger = tickingLog();
  const route = (text: string) =>
    ({ type: 'enterRoute', name: 'double', route: text, documentSha256: ENTERED }) as const;
  ledger.execute(route('[1]'));
  ledger.execute(route('[2]'));
  expect(stateOf(ledger, 'route:double')).toMatchObject({ route: '[2]' });
});

test('N4: a price has a day that has come; the latest day counts', () => {
  const ledger = tickingLog();
  const price = (usdPerKg: string, on: string) =>
    ({ type: 'setPrice', of: 'Ni', usdPerKg, on, source: 'exchange' }) as const;
  ledger.execute(price('15.40', '2026-02-20'));
  ledger.execute(price('14.00', '2026-02-10'));
  expect(stateOf(ledger, 'price:Ni')).toMatchObject({ usdPerKg: '15.40', on: '2026-02-20' });
  for (const wrong of [price('0', '2026-02-20'), price('15', '2999-01-01'), price('15', '2026-02-30')])
    expect(() => ledger.execute(wrong)).toThrow(InputError);
});

test('N5, N6: the latest entry of a register counts; what was not entered, or has ended, does not end', () => {
  const ledger = tickingLog();
  const enter = (entry: string) =>
    ({ type: 'enterRegister', name: 'scale/floor', entry, documentSha256: ENTERED, by: 'Ann' }) as const;
  const end = { type: 'endRegister', name: 'scale/floor', reason: 'sold', by: 'Ben' } as const;
  expect(() => ledger.execute(end)).toThrow(ConflictError);
  ledger.execute(enter('[1]'));
  ledger.execute(enter('[2]'));
  expect(stateOf(ledger, 'register:scale/floor')).toMatchObject({ status: 'entered', entry: '[2]' });
  ledger.execute(end);
  expect(stateOf(ledger, 'register:scale/floor')).toMatchObject({ status: 'ended', entry: '[2]', by: 'Ben' });
  expect(() => ledger.execute(end)).toThrow(ConflictError);
  ledger.execute(enter('[3]'));
  expect(stateOf(ledger, 'register:scale/floor')).toMatchObject({ status: 'entered', entry: '[3]' });
});

test('N7: one sender has the say over an order, and an earlier version never takes the place of a later one', () => {
  const ledger = tickingLog();
  const order = (entry: string, sender?: string, version?: string) =>
    ({
      type: 'enterTrade',
      of: 'order',
      ...{ id: 'O-1', entry, documentSha256: ENTERED, by: 'Ann' },
      ...(sender ? { sent: { sender, number: 'O-1', ...(version ? { version } : {}) } } : {}),
    }) as const;
  ledger.execute(order('[2]', 'sap', '2'));
  for (const wrong of [order('[1]', 'sap', '1'), order('[2]', 'sap', '2'), order('[3]', 'sap')])
    expect(() => ledger.execute(wrong)).toThrow('order O-1 is here in version 2');
  for (const wrong of [order('[3]', 'odoo', '3'), order('[3]')])
    expect(() => ledger.execute(wrong)).toThrow('order O-1 is kept by sap and is changed there');
  ledger.execute(order('[10]', 'sap', '10'));
  expect(stateOf(ledger, 'order:O-1')).toMatchObject({ status: 'entered', entry: '[10]' });
});
