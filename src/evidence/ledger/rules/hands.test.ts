import { expect, test } from 'vitest';
import { ForbiddenError } from '../../../foundation/errors.ts';
import type { Command } from '../commands.ts';
import { analyse, charge, from, lotOf, melt, plan, receive, showGood } from '../testing/example-commands.ts';
import type { MemoryLog } from '../testing/memory-log.ts';
import { tickingLog } from '../testing/ticking-log.ts';

const PEOPLE = [
  { id: 'p-goods', name: 'G', roles: ['receiver'] },
  { id: 'p-plan', name: 'P', roles: ['planner'] },
  { id: 'p-melt', name: 'M', roles: ['melter'] },
  { id: 'p-lab', name: 'L', roles: ['analyst'] },
  { id: 'p-qual', name: 'Q', roles: ['quality'] },
  { id: 'p-cert', name: 'C', roles: ['certifier'] },
  { id: 'p-gone', name: 'H', roles: ['melter', 'quality'], validUntil: '2026-02-28' },
  { id: 'p-read', name: 'R', roles: ['reader'] },
] as const;

/** One cleared lot, planned into a heat, in a plant that lists its people. */
function plant(): MemoryLog {
  const ledger = tickingLog(PEOPLE);
  ledger.execute(receive(lotOf('A', 500_000)));
  ledger.execute(showGood('A'));
  ledger.execute(plan('H1', from('A', 200_000)));
  return ledger;
}
const signed = (command: Command, by: string): Command => ({ ...command, by }) as Command;
const nameless = (command: Command): Command => {
  const { by: _by, ...rest } = command as { by?: string };
  return rest as Command;
};
const charging = charge('H1', from('A', 100_000));

test.each<[string, Command, RegExp]>([
  ['a name nobody knows', signed(charging, 'p-nobody'), /"p-nobody" is not a person of this plant/],
  ['a name in other letters (Cyrillic)', signed(charging, 'p-m\u0435lt'), /is not a person of this plant/],
  ['a name in capitals', signed(charging, 'P-MELT'), /is not a person of this plant/],
  ['a melter who left yesterday', signed(charging, 'p-gone'), /H may not charge a heat/],
  ['an analyst at the furnace', signed(charging, 'p-lab'), /L may not charge a heat/],
  ['nobody', nameless(charging), /"charge heat" needs the name of the person/],
  [
    'a hold lifted by the receiver',
    signed({ type: 'clearLot', lot: 'A', grade: 'haynes-230', reason: 'r' }, 'p-goods'),
    /G may not clear a lot/,
  ],
  [
    'a hold set by a reader',
    signed({ type: 'holdLot', lot: 'A', reason: 'r' }, 'p-read'),
    /R may not hold a lot/,
  ],
  [
    'an identification overridden by a stranger',
    {
      type: 'clearLot',
      lot: 'A',
      grade: 'IN718',
      reason: 'r',
      by: 'p-qual',
      override: { by: 'M. Weber', reason: 'r', expires: '2030-01-01T00:00:00.000Z' },
    },
    /"M. Weber" is not a person/,
  ],
  [
    'an analysis of the heat by its melter',
    signed(analyse('heat:H1'), 'p-melt'),
    /M may not book an analysis/,
  ],
  [
    'an analysis of the heat by nobody',
    nameless(analyse('heat:H1')),
    /"book analysis" needs the name of the person/,
  ],
  ['a lot received by the laboratory', signed(receive(lotOf('B', 5)), 'p-lab'), /L may not receive a lot/],
])('W1, W2: %s is refused where people are listed, and writes nothing', (_what, command, words) => {
  const ledger = plant();
  const before = ledger.entries.length;
  expect(() => ledger.execute(command)).toThrow(ForbiddenError);
  expect(() => ledger.execute(command)).toThrow(words);
  expect(ledger.entries.length).toBe(before);
});

test("W1: who has the role signs, computed records are nobody's, papers are copied by who receives", () => {
  const ledger = plant();
  ledger.execute(analyse('heat:H1', { analysis: 'predicted', basis: 'predicted', by: undefined as never }));
  ledger.execute({ type: 'holdLot', lot: 'A', reason: 'r', by: 'p-melt' });
  ledger.execute({ type: 'proposeLift', lot: 'A', reason: 'r', by: 'p-lab' });
  ledger.execute({ type: 'clearLot', lot: 'A', grade: 'haynes-230', reason: 'r', by: 'p-qual' });
  ledger.execute(signed(analyse('lot:A', { analysis: 'A2', basis: 'certificate' }), 'p-goods'));
  ledger.execute(signed(charging, 'p-melt'));
  ledger.execute(signed(melt('H1', 100_000, 0), 'p-melt'));
  ledger.execute(signed(analyse('heat:H1'), 'p-lab'));
  expect(ledger.heat('H1').analyses).toHaveLength(2);
});

test('W1: the refusal names the place in a batch and who might sign', () => {
  const ledger = plant();
  const batch: Command = { type: 'batch', commands: [signed(charging, 'x') as never] };
  expect(() => ledger.execute(batch)).toThrow(
    expect.objectContaining({
      details: [expect.objectContaining({ path: 'commands[0].by', value: 'x', allowed: 'p-melt' })],
    }),
  );
});

test('W1: a plant that lists nobody checks nobody', () => {
  const ledger = tickingLog();
  ledger.execute(signed(receive(lotOf('A', 5)), 'whoever'));
  expect(ledger.lot('A').mass_g).toBe(5);
});
