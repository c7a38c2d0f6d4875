import { expect, it } from 'vitest';
import type { Command } from '../../evidence/ledger/commands.ts';
import { ConflictError } from '../../foundation/errors.ts';
import { recordChecks } from './check-gate.ts';

it('loses no check that somebody else records meanwhile', async () => {
  const lot = { id: 'A', gate: { seq: 1, verdict: 'PASS', checks: [{ check: 'oil', verdict: 'PASS' }] } };
  const written: Command[] = [];
  let moved = false;
  const store = {
    head: async () => ({ size: moved ? 3 : 2, root: 'r' }),
    lot: async () => lot,
    execute: async (command: Command, { expectedHead }: { expectedHead: { size: number } }) => {
      if (!moved) {
        moved = true;
        lot.gate.checks.push({ check: 'strays', verdict: 'FAIL' });
      }
      if (expectedHead.size !== 3) throw new ConflictError('moved', { path: 'expectedHead' });
      written.push(command);
    },
  };
  const context = { store, actor: { kind: 'machine', user: 'root' } } as never;
  await recordChecks(lot, [{ check: 'oil', verdict: 'HOLD' }], context);
  expect(written).toEqual([
    {
      type: 'gateCheck',
      lot: 'A',
      checks: [
        { check: 'strays', verdict: 'FAIL' },
        { check: 'oil', verdict: 'HOLD' },
      ],
    },
  ]);
});
