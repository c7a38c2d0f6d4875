import { mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { lotOf, receive } from '../src/evidence/ledger/testing/example-commands.ts';
import { openMemoryStore } from '../src/evidence/ledger/testing/memory-store.ts';
import { seenHeads } from '../src/faces/cli/kept/seen-heads.ts';

const folder = mkdtempSync(join(tmpdir(), 'remelt-seen-'));
afterAll(() => rmSync(folder, { recursive: true }));

let salt = 0;
const fresh = () =>
  openMemoryStore({
    clock: () => new Date('2026-03-01T08:00:00.000Z'),
    salts: (bytes) => new Uint8Array(bytes).fill(++salt),
  });
const after = async (...lots: readonly string[]) => {
  salt = 0;
  const store = fresh();
  for (const lot of lots) await store.execute(receive(lotOf(lot, 5)));
  return store;
};
const silent = () => expect.unreachable();

test('a ledger that goes on is noted silently; one that was rolled back or rewritten is told until that is agreed to', async () => {
  const seen = seenHeads({ REMELT_KEYS: folder }, '/plant');
  salt = 0;
  const store = await seen.watch(fresh(), silent);
  for (const lot of ['A', 'B', 'C']) await store.execute(receive(lotOf(lot, 5)));
  await seen.watch(await after('A', 'B', 'C', 'D'), silent);
  const told: string[] = [];
  const old = await seen.watch(await after('A', 'B'), (words) => told.push(words));
  expect(told).toEqual([
    expect.stringMatching(/rolled back: this account has seen 4 records of it, and it holds 2/),
  ]);
  // what is booked on it hides nothing
  for (const lot of ['X', 'Y', 'Z']) await old.execute(receive(lotOf(lot, 5)));
  expect((await seen.look(old)).problem).toMatch(/rewritten: its first 4 records/);
  expect(await seen.agree(old)).toMatchObject({ agreed: true, head: { size: 5 } });
  await seen.watch(old, silent);
  // another ledger, and the same first record of a demonstration elsewhere, are their own
  await seenHeads({ REMELT_KEYS: folder }, '/elsewhere').watch(await after('A'), silent);
  expect(readdirSync(join(folder, 'seen'))).toHaveLength(2);
});

test('a head that cannot be noted is said once and stops nothing', async () => {
  writeFileSync(join(folder, 'file'), '');
  const told: string[] = [];
  const seen = seenHeads({ REMELT_KEYS: join(folder, 'file') }, '/plant');
  const store = await seen.watch(await after('A'), (words) => told.push(words));
  await store.execute(receive(lotOf('B', 5)));
  expect(told).toEqual([expect.stringContaining('cannot be noted')]);
});
