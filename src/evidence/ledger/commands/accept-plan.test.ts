import { describe, expect, test } from 'vitest';
import type { Command } from '../commands.ts';
import { BELOW, charge, from, lotOf, plan, receive, showGood } from '../testing/example-commands.ts';
import type { MemoryLog } from '../testing/memory-log.ts';
import { tickingLog } from '../testing/ticking-log.ts';

const PEOPLE = [
  { id: 'p-goods', name: 'G', roles: ['receiver'] },
  { id: 'p-both', name: 'B', roles: ['planner', 'quality'] },
  { id: 'p-plan', name: 'P', roles: ['planner'] },
  { id: 'p-melt', name: 'M', roles: ['melter'] },
  { id: 'p-lab', name: 'L', roles: ['analyst'] },
  { id: 'p-qual', name: 'Q', roles: ['quality'] },
] as const;

const below = (by: string, change: object = {}): Command =>
  ({ ...plan('H1', from('A', 200_000)), by, below: { ...BELOW, ...change } }) as Command;
const accept = (by: string, reason = 'measured before it is released'): Command => ({
  type: 'acceptPlan',
  heat: 'H1',
  reason,
  by,
});

/** A cleared lot of 250 kg and a plan below what was asked that takes 200 kg of it. */
function planned(by = 'p-plan'): MemoryLog {
  const ledger = tickingLog(PEOPLE);
  ledger.execute(receive(lotOf('A', 250_000)));
  ledger.execute({ ...showGood('A') });
  ledger.execute(below(by));
  return ledger;
}

describe('H20: a plan below what was asked', () => {
  test('reserves nothing and is not charged before quality has accepted it', () => {
    const ledger = planned();
    expect(ledger.lot('A').reserved_g).toEqual({});
    expect(ledger.heat('H1')).toMatchObject({
      reserved_g: {},
      planned_g: { 'lot:A': 200_000 },
      below: { ...BELOW, by: 'p-plan', accepted: null },
    });
    expect(() => ledger.execute(charge('H1', from('A', 200_000)))).toThrow(
      /heat H1 is not charged: 69.4 % of heats pass, 95 % asked \(Bi decides\), and quality has not accepted it/,
    );
    ledger.execute(accept('p-qual'));
    expect(ledger.lot('A').reserved_g).toEqual({ H1: 200_000 });
    expect(ledger.heat('H1').below?.accepted).toMatchObject({
      by: 'p-qual',
      reason: 'measured before it is released',
    });
    ledger.execute(charge('H1', from('A', 200_000)));
    expect(ledger.heat('H1').status).toBe('charged');
  });

  test('is accepted by quality alone, by other hands than planned it, with a reason, once', () => {
    expect(() => planned().execute(accept('p-melt'))).toThrow(/may not accept a plan/);
    expect(() => planned('p-both').execute(accept('p-both'))).toThrow(/did "plan heat"/);
    const ledger = planned('p-both');
    expect(() => ledger.execute(accept('p-qual', ' '))).toThrow(/with a reason/);
    ledger.execute(accept('p-qual'));
    expect(() => ledger.execute(accept('p-qual'))).toThrow(/was accepted at/);
  });

  test('is refused without a reason, and where it is not below', () => {
    const ledger = planned();
    expect(() => ledger.execute(below('p-plan', { reason: '' }))).toThrow(/with a reason/);
    expect(() => ledger.execute(below('p-plan', { atLeast: 0.95 }))).toThrow(/needs no acceptance/);
    ledger.execute({ ...plan('H1', from('A', 200_000)), by: 'p-plan' } as Command);
    expect(() => ledger.execute(accept('p-qual'))).toThrow(/reaches what was asked/);
  });

  test('is planned again where its metal went to another heat meanwhile, and then accepted anew', () => {
    const ledger = planned();
    ledger.execute({ ...plan('H2', from('A', 100_000)), by: 'p-plan' } as Command);
    expect(() => ledger.execute(accept('p-qual'))).toThrow(
      /the plan of heat H1 takes 200 kg of A, and 150 kg are free/,
    );
    ledger.execute({ ...plan('H1', from('A', 150_000)), by: 'p-plan', below: BELOW } as Command);
    ledger.execute(accept('p-qual'));
    expect(ledger.lot('A').reserved_g).toEqual({ H1: 150_000, H2: 100_000 });
  });
});
