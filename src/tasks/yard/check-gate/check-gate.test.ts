import { expect, it } from 'vitest';
import { actingAs } from '../../../desk/context.ts';
import type { Command } from '../../../evidence/ledger/commands.ts';
import { ConflictError } from '../../../foundation/errors.ts';
import { runTask } from '../../task.ts';
import { IN_ORDER, yardWith } from '../../testing/yard.ts';
import { checkGate, goneUntreated, recordChecks } from './check-gate.ts';
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

it('writes a row for each check with what was measured, and what was seen on the metal', async () => {
  const context = await yardWith('R-2302');
  const acting = actingAs('p-goods', context);
  const more = {
    ...{ oil: 0.0125, coating: 'unknown', film_m: 5e-8 },
    residues: [{ residue: 'silica shell or core', share: 0.002 }],
  };
  const { checks, verdict } = await runTask(checkGate, { lot: 'R-2302', ...IN_ORDER, ...more }, acting);
  const row = (check: string) => checks.find((one) => one.check === check);
  expect(row('moisture-and-oil')).toMatchObject({ text: '0.0125000', unit: 'kg/kg' });
  expect(row('coating')).toEqual({ check: 'coating', verdict: 'HOLD', reason: 'unknown' });
  expect(checks.filter(({ text }) => text === '0.00200000')).toMatchObject([
    { verdict: 'PASS', unit: 'kg/kg', reason: 'counted into the composition' },
  ]);
  expect(checks.filter(({ unit }) => unit === 'm')).toMatchObject([
    { text: '0.0000000500000', verdict: 'PASS' },
  ]);
  expect(verdict).not.toBe('PASS');
  const plain = await runTask(
    checkGate,
    { lot: 'R-2302', ...IN_ORDER, despite: 'dried in the sun', coating: 'metallic' },
    acting,
  );
  expect(plain.checks.find(({ check }) => check === 'coating')).toMatchObject({
    verdict: 'PASS',
    reason: 'metallic',
  });
  expect(plain.checks.find(({ check }) => check === 'moisture-and-oil')).toMatchObject({ text: '0' });
});

it('takes half of the lot as oil, and no more', async () => {
  const context = await yardWith('R-2301');
  const gate = (oil: number) =>
    runTask(checkGate, { lot: 'R-2301', ...IN_ORDER, oil }, actingAs('p-goods', context));
  expect(await gate(0.5)).toHaveProperty('checks');
  await expect(gate(0.5001)).rejects.toMatchObject({
    details: [{ unit: 'kg/kg', allowed: '0 to 0.5 kg/kg (50 %)' }],
  });
});

it('tells the remark of who booked the lot, where there is one', async () => {
  const context = await yardWith('R-2301');
  const acting = actingAs('p-goods', context);
  const found = await runTask(checkGate, { lot: 'R-2301', ...IN_ORDER }, acting);
  const { note } = await context.store.lot('R-2301');
  expect(note === null ? 'note' in found : found.note === note).toBe(note !== null);
  const lot: typeof context.store.lot = async (id) => ({
    ...(await context.store.lot(id)),
    note: 'two drums',
  });
  const noted = await runTask(
    checkGate,
    { lot: 'R-2301', ...IN_ORDER },
    { ...acting, store: { ...acting.store, lot } },
  );
  expect(noted.note).toBe('two drums');
});

it('asks nothing about metal that became clean by a treatment', async () => {
  const oily = { check: 'moisture-and-oil', verdict: 'PASS', text: '0.03', unit: 'kg/kg' } as const;
  const clean = { ...oily, text: '0' } as const;
  const lot = { gate: { checks: [oily] } } as never;
  expect(goneUntreated(lot, [clean])).toMatch(/oil/);
  expect(goneUntreated({ ...(lot as object), processed: {} } as never, [clean])).toBeNull();
  expect(goneUntreated({ gate: null } as never, [clean])).toBeNull();
});

it('refuses at the gate what could not be counted into the composition later', async () => {
  const context = await yardWith('R-2301');
  const gate = (more: object) =>
    runTask(checkGate, { lot: 'R-2301', ...IN_ORDER, ...more }, actingAs('p-goods', context));
  await expect(gate({ film_m: 5e-8 })).rejects.toMatchObject({
    details: [{ path: 'film_m', value: 'mill-solids' }],
  });
  await expect(gate({ residues: [{ residue: 'gold dust', share: 0.1 }] })).rejects.toMatchObject({
    code: 'input',
  });
  expect((await context.store.lot('R-2301')).gate).toBeNull();
});
