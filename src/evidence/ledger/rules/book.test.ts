import { expect, test } from 'vitest';
import { BalanceError } from '../../../foundation/errors.ts';
import { hashOfText } from '../../../foundation/quantity/canonical.ts';
import { charge, from, lotOf, melt, plan, receive, showGood } from '../testing/example-commands.ts';
import { tickingLog } from '../testing/ticking-log.ts';
import { openBook } from './book.ts';
import { leastRecords } from './decide.ts';
import type { Entry } from './entry.ts';
import { provedBy, signInto } from './signer.ts';

const at = '2026-03-01T08:00:00.000Z';

test('S8: a record that no rule wrote is told as such, and makes nothing', () => {
  const book = openBook();
  const held = { seq: 0, at, kind: 'lot.held', subject: 'lot:A', body: { reason: 'r' } } as Entry;
  expect(() => book.apply(held)).toThrow(BalanceError);
  expect([...book.all()]).toEqual([]);
});

test('C1: a recall is said once', () => {
  const book = openBook();
  const body = { of: 'lot:A', reason: 'r', subjects: 1, listSha256: 'a'.repeat(64), indexSeq: 0, begins: at };
  const recalled = (seq: number, kind = 'recall.recorded') =>
    ({ seq, at, kind, subject: 'recall:RC-1', body }) as unknown as Entry;
  expect(() => book.apply(recalled(0, 'lot.held'))).toThrow();
  book.apply(recalled(0));
  expect(() => book.apply(recalled(1))).toThrow(/recall:RC-1/);
});

test('S10: a command of many is measured by all of them before anything is decided', () => {
  const lots = receive(lotOf('A', 1), lotOf('B', 1)) as Extract<
    ReturnType<typeof receive>,
    { lots: unknown }
  >;
  const held = { type: 'holdLot', lot: 'A', reason: 'r' } as const;
  expect([lots, held].map(leastRecords)).toEqual([2, 1]);
  expect(leastRecords({ type: 'batch', commands: [lots, held] })).toBe(3);
});

test('W7: a session goes on with the token that it began with, and with no other', () => {
  const tokenSha256 = hashOfText('token');
  const anna = { id: 'anna', name: 'A', roles: ['quality'], tokenSha256 } as const;
  const roster = { plant: { id: 'p', name: 'P', seq: 0 }, demonstration: false, persons: [anna] };
  for (const proof of [{ token: 'token' }, { begunOn: tokenSha256 }])
    expect(provedBy(signInto(roster, proof))).toEqual({ person: 'anna', tokenSha256 });
  for (const proof of [{ token: tokenSha256 }, { begunOn: 'token' }])
    expect(() => signInto(roster, proof)).toThrow(/belongs to no person/);
});

test('L4: a gate check takes a cleared lot back on hold only where it was not passed', () => {
  const ledger = tickingLog();
  const gate = (verdict: 'PASS' | 'FAIL') =>
    ledger.execute({ type: 'gateCheck', lot: 'A', checks: [{ check: 'radioactivity', verdict }] } as never);
  ledger.execute(receive(lotOf('A', 1_000)));
  ledger.execute(showGood('A'));
  gate('PASS');
  expect(ledger.lot('A')).toMatchObject({ status: 'cleared', holdReason: null, gate: { verdict: 'PASS' } });
  gate('FAIL');
  expect(ledger.lot('A')).toMatchObject({ status: 'hold', holdReason: 'gate check: FAIL' });
  ledger.execute({ type: 'holdLot', lot: 'A', reason: 'wet', by: 'p-qual' });
  gate('FAIL');
  expect(ledger.lot('A').holdReason).toBe('wet');
});

test('G1: metal that came out of a heat or of its pieces names that heat', () => {
  const ledger = tickingLog();
  ledger.execute(receive(lotOf('A', 100_000)));
  ledger.execute(showGood('A'));
  ledger.execute(plan('H1', from('A', 100_000)));
  ledger.execute(charge('H1', from('A', 100_000)));
  ledger.execute(melt('H1', 100_000, 0));
  ledger.execute({
    ...{ type: 'castHeat', heat: 'H1', reverts: [{ lot: 'K', form: 'skull', mass_g: 10_000 }] },
    objects: [{ object: 'I', form: 'ingot', mass_g: 90_000 }],
  });
  ledger.execute({
    ...{ type: 'cutObject', object: 'I', pieces: [{ object: 'I.1', form: 'stick', mass_g: 80_000 }] },
    reverts: [{ lot: 'T', form: 'turnings', mass_g: 10_000 }],
  });
  expect(['A', 'K', 'T'].map((lot) => ledger.lot(lot).heat ?? null)).toEqual([null, 'H1', 'H1']);
});

test('Q2: a lot tells the certificate that it came with, and none where it came with none', () => {
  const ledger = tickingLog();
  ledger.execute(receive(lotOf('A', 1_000, { certificate: 'heat 4711' }), lotOf('B', 1_000)));
  expect(ledger.lot('A').certificate).toBe('heat 4711');
  expect(ledger.lot('B')).not.toHaveProperty('certificate');
});
