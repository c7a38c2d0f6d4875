import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { copiesOf } from '../../src/faces/cli/kept/backup-files.ts';
import { PLACE, slotBefore } from '../../src/faces/server/operations/backup.ts';
import { backupClock } from '../../src/faces/server/operations/backup-clock.ts';
import { lookedAt } from '../../src/faces/server/operations/health.ts';
import type { Plant } from '../../src/faces/server/plant.ts';
import { freshFolder } from '../testing/remelt.ts';
import { type Service, servedPlant } from './founded.ts';

const DAY_MS = 86_400_000;
const folder = freshFolder();
const copies = join(folder.path, 'copies');
let service: Service;
let now: Date;
let plant: Plant;

beforeAll(async () => {
  service = await servedPlant('own');
  mkdirSync(copies);
  now = new Date();
  const clock = () => now;
  const { office } = service.plant;
  const kept = { databaseUrl: undefined, ledgerFolder: join(folder.path, 'ledger'), clock };
  plant = { ...service.plant, clock, copies: copiesOf(kept, office) };
  await office();
});
afterAll(async () => {
  await service.close();
  folder.remove();
});

const later = (ms: number): void => {
  now = new Date(now.getTime() + ms);
};
const there = () => readdirSync(copies).sort();
/** A copy of another ledger, and files whose names are not those of copies. */
const OTHERS = ['remelt-2020-01-01-7.backup', 'remelt-2020-01-01-1.backup.old', 'notes.txt'];

it('needs a folder first', async () => {
  await expect(backupClock(plant).schedule({ hour: 2, keep: 2 }, 'anna')).rejects.toThrow(
    'folder for copies',
  );
});

it('copies once after its hour between two servers, also when the hour was missed, and removes old copies of this ledger alone', async () => {
  const { settings } = await plant.office();
  await settings.putSetting({ name: PLACE, value: copies, person: 'anna', changedAt: now.toISOString() });
  for (const file of OTHERS) writeFileSync(join(copies, file), 'of somebody else');
  const servers = [backupClock(plant), backupClock(plant), backupClock(plant)];
  const hour = now.getHours();
  const state = await servers[0]!.schedule({ hour, keep: 2 }, 'anna');
  expect(state).toMatchObject({ schedule: { hour, keep: 2, by: 'anna', overdue: false } });
  const made: string[][] = [];
  for (let day = 0; day < 4; day += 1) {
    await Promise.all(servers.map(({ look }) => look()));
    await servers[day % 3]!.look();
    made.push(there().filter((file) => !OTHERS.includes(file)));
    later(DAY_MS);
  }
  expect(made.map((files) => files.length)).toEqual([1, 2, 2, 2]);
  expect(made[3]).not.toContain(made[0]![0]);
  expect(there()).toEqual(expect.arrayContaining(OTHERS));
  expect(await servers[0]!.state()).toMatchObject({ schedule: { overdue: false } });
});

it('says why a copy was not made, keeps what is there, and makes it when it can', async () => {
  const before = there();
  const clock = backupClock(plant);
  later(DAY_MS);
  const { settings } = await plant.office();
  const gone = join(folder.path, 'unmounted');
  const put = (value: string) =>
    settings.putSetting({ name: PLACE, value, person: 'anna', changedAt: now.toISOString() });
  await put(gone);
  later(2 * 3_600_000);
  await clock.look();
  const failed = await clock.state();
  expect(failed).toMatchObject({
    isDue: true,
    reached: false,
    schedule: { overdue: true },
    failed: { words: `there is no folder ${gone}`, cure: 'mount the disk, or make the folder first' },
  });
  const health = await lookedAt(plant);
  const check = health.checks.find(({ part }) => part === 'backup');
  expect(check).toMatchObject({ status: 'warn', cure: expect.any(String) });
  expect(JSON.stringify(health)).not.toContain(gone);
  await put(copies);
  await clock.look();
  expect(there(), 'tried again after ten minutes').toEqual(before);
  later(11 * 60_000);
  await clock.look();
  expect(there()).not.toEqual(before);
  expect(await clock.state()).not.toHaveProperty('failed');
});

it('removes no copy before the new one is whole', async () => {
  later(DAY_MS);
  const before = there();
  const { store } = await plant.open();
  const { size } = await store.head();
  // a copy of this day that was cut off
  const cut = `remelt-${now.toISOString().slice(0, 10)}-${size}.backup`;
  const last = before.filter((file) => !OTHERS.includes(file)).at(-1)!;
  writeFileSync(join(copies, cut), readFileSync(join(copies, last)).subarray(0, 900));
  const clock = backupClock(plant);
  await clock.look();
  expect(there()).toEqual([...before, cut].sort());
  expect((await clock.state()).failed!.words).not.toBe('');
  rmSync(join(copies, cut));
  expect(existsSync(join(copies, last))).toBe(true);
});

it('takes the hour by the clock of the computer, of today or of the day before', () => {
  const at = new Date(2026, 11, 1, 2, 30);
  expect(slotBefore(at, 2)).toEqual(new Date(2026, 11, 1, 2));
  expect(slotBefore(at, 3)).toEqual(new Date(2026, 10, 30, 3));
});
