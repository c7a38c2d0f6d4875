import { expect, it } from 'vitest';
import { actingAs } from '../../../desk/context.ts';
import type { Command } from '../../../evidence/ledger/commands.ts';
import { ConflictError } from '../../../foundation/errors.ts';
import { runTask } from '../../task.ts';
import { IN_ORDER, yardWith } from '../../testing/yard.ts';
import { checkGate, recordChecks } from './check-gate.ts';
import { contract } from './contract.ts';

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

it('holds a check that nobody made, and passes a lot that is in order', async () => {
  const context = await yardWith('R-2301');
  const acting = actingAs('p-goods', context);
  const half = await runTask(checkGate, { lot: 'R-2301', closedCavities: 'none' }, acting);
  expect([half.verdict, contract.exit!(half)]).toEqual(['HOLD', 3]);
  const passed = await runTask(checkGate, { lot: 'R-2301', ...IN_ORDER }, acting);
  expect([passed.verdict, contract.exit!(passed)]).toEqual(['PASS', 0]);
});

it('counts 60 s where nobody says how long, and takes both counts or none', async () => {
  const context = await yardWith('R-2301');
  const acting = actingAs('p-goods', context);
  const radiation = { rate_per_s: 10, background_per_s: 10 };
  const { checks } = await runTask(checkGate, { lot: 'R-2301', ...IN_ORDER, radiation }, acting);
  expect(checks.find(({ check }) => check === 'radiation')?.verdict).toBe('PASS');
  const half = runTask(checkGate, { lot: 'R-2301', radiation: { rate_per_s: 10 } }, acting);
  await expect(half).rejects.toMatchObject({ details: [{ path: 'radiation.background_per_s' }] });
});

it('refuses oil that is more than half of the lot, and metal that became clean of itself', async () => {
  const context = await yardWith('R-2301');
  const acting = actingAs('p-goods', context);
  const gate = (more: object) => runTask(checkGate, { lot: 'R-2301', ...IN_ORDER, ...more }, acting);
  await expect(gate({ oil: 0.6 })).rejects.toMatchObject({ details: [{ path: 'oil', value: 0.6 }] });
  await gate({ coating: 'ceramic' });
  await expect(gate({ coating: 'none' })).rejects.toMatchObject({
    code: 'conflict',
    details: [{ path: 'despite' }],
  });
  const { checks } = await gate({ coating: 'none', despite: 'the wrong drum' });
  expect(checks.some(({ reason }) => reason?.endsWith(': the wrong drum'))).toBe(true);
});
