import { expect, test } from 'vitest';
import { COMMANDS } from '../../src/evidence/ledger/commands.ts';
import { tickingLog } from '../../src/evidence/ledger/testing/ticking-log.ts';
import { continuation, MISTAKES, STORY } from './story.ts';

test('the week that the next ledger keeps goes through to its end, and asks every command at least once', () => {
  const ledger = tickingLog();
  for (const command of STORY) ledger.execute(command);
  for (const command of MISTAKES)
    ledger.execute(
      command(
        (kind, subject) =>
          ledger.entries.findLast((entry) => entry.kind === kind && entry.subject === subject)!.seq,
      ),
    );
  expect(ledger.heat('H-4')).toMatchObject({
    status: 'charged',
    input_g: 1_000,
    outputs: [],
    output_g: null,
  });
  expect(ledger.object('I-4').status).toBe('void');
  expect(ledger.object('I-1.1')).toMatchObject({
    status: 'released',
    certificates: [{ withdrawn: { supersededBy: 'C-2' } }],
  });
  const third = ledger.object('I-1.1').analyses.find(({ analysis }) => analysis === 'F-3')!;
  for (const command of continuation(third.seq)) ledger.execute(command);
  const told = [...STORY, ...MISTAKES.map((command) => command(() => 0)), ...continuation(0)].flatMap(
    (one) => (one.type === 'batch' ? one.commands : [one]),
  );
  // The clock of this week was right:
  // one that was ahead is corrected in clock.test.ts.
  // The root of an index is computed of the log itself: verify.test.ts. So is what a recall reached: record-recall.test.ts.
  const asked = new Set(['correctClock', 'recordIndex', 'recordRecall', ...told.map(({ type }) => type)]);
  expect([...asked].sort()).toEqual(Object.keys(COMMANDS).sort());
});
