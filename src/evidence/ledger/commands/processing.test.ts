import { describe, expect, test } from 'vitest';
import { ConflictError, InputError } from '../../../foundation/errors.ts';
import type { CommandNamed } from '../commands.ts';
import { freeGrams } from '../subjects/stock.ts';
import { charge, from, lotOf, plan, receive, showGood } from '../testing/example-commands.ts';
import type { MemoryLog } from '../testing/memory-log.ts';
import { tickingLog } from '../testing/ticking-log.ts';

const wash = (more: Partial<CommandNamed<'processLot'>> = {}): CommandNamed<'processLot'> => ({
  type: 'processLot',
  lot: 'A',
  treatment: 'washing',
  wet_g: 480_000,
  clean_g: 437_000,
  losses: [
    { to: 'oil and water', mass_g: 40_000 },
    { to: 'fines', mass_g: 3_000 },
  ],
  ...more,
});

function onHold(): MemoryLog {
  const ledger = tickingLog();
  ledger.execute(receive(lotOf('A', 480_000)));
  return ledger;
}

describe('preparing a lot', () => {
  test('L5: every gram between wet and clean leaves the lot and says where to; the records give the same state', () => {
    const ledger = onHold();
    ledger.execute(wash());
    const lot = ledger.lot('A');
    expect(lot.mass_g).toBe(480_000);
    expect(freeGrams(lot)).toBe(437_000);
    expect(lot.drawn_g).toEqual({ 'loss:oil and water': 40_000, 'loss:fines': 3_000 });
    expect(lot.processed).toMatchObject({ treatment: 'washing', wet_g: 480_000, clean_g: 437_000 });
    expect(ledger.verify().problems).toEqual([]);
  });

  test('L5: what the metal was identified as before it was prepared does not count after', () => {
    const ledger = onHold();
    ledger.execute(showGood('A'));
    expect(() => ledger.execute(wash())).toThrow(ConflictError);
    ledger.execute({ type: 'holdLot', lot: 'A', reason: 'oil in the second drum' });
    ledger.execute(wash());
    expect(ledger.lot('A').identification).toBeNull();
    expect(() =>
      ledger.execute({ type: 'clearLot', lot: 'A', grade: 'haynes-230', reason: 'as before' }),
    ).toThrow(/not identified/);
  });

  test('L5: grams that were drawn or are spoken for cannot be washed away', () => {
    const ledger = onHold();
    ledger.execute(showGood('A'));
    ledger.execute(plan('H1', from('A', 300_000)));
    ledger.execute(charge('H1', from('A', 100_000)));
    ledger.execute({ type: 'holdLot', lot: 'A', reason: 'oil' });
    expect(() => ledger.execute(wash())).toThrow(/the plant holds 380 kg of it/);
    const most = { wet_g: 380_000, clean_g: 200_000, losses: [{ to: 'fines', mass_g: 180_000 }] };
    expect(() =>
      ledger.execute(wash({ ...most, clean_g: 199_999, losses: [{ to: 'fines', mass_g: 180_001 }] })),
    ).toThrow(/200 kg of it is reserved/);
    ledger.execute(wash(most));
    expect(freeGrams(ledger.lot('A'))).toBe(0);
  });

  test.each([
    ['a loss nobody explains', { losses: [{ to: 'oil', mass_g: 1 }] }],
    ['more metal than before', { clean_g: 480_001, losses: [] }],
    ['no clean metal', { clean_g: 0 }],
    ['part of a gram', { wet_g: 480_000.5 }],
  ])('L5: %s is refused', (_what, change) => {
    const ledger = onHold();
    expect(() => ledger.execute(wash(change))).toThrow(InputError);
    expect(ledger.lot('A').drawn_g).toEqual({});
  });
});
