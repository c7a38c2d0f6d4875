import { randomUUID } from 'node:crypto';
import { mkdirSync, readdirSync, utimesSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { backupStateSchema } from '../../src/documents/kept.ts';
import { copiesOf } from '../../src/faces/cli/kept/backup-files.ts';
import { createApp } from '../../src/faces/server/app.ts';
import { freshFolder } from '../testing/remelt.ts';
import { type PersonId, type Service, servedPlant, tokenOf } from './founded.ts';

const folder = freshFolder();
const copies = join(folder.path, 'copies');
let service: Service;
beforeAll(async () => {
  service = await servedPlant('own');
  mkdirSync(copies);
  mkdirSync(join(folder.path, 'ledger'));
});
afterAll(async () => {
  await service.close();
  folder.remove();
});

const DAY_MS = 86_400_000;

it('copies go to the folder that quality names, tell their age, and are due after a week', async () => {
  const { plant } = service;
  const kept = { databaseUrl: undefined, ledgerFolder: join(folder.path, 'ledger'), clock: plant.clock };
  const app = createApp({ ...plant, copies: copiesOf(kept, plant.office) });
  const ask = async (path: string, by: PersonId, body?: object) => {
    const headers = {
      authorization: `Bearer ${tokenOf(by)}`,
      'content-type': 'application/json',
      'idempotency-key': randomUUID(),
    };
    const post = body ? { method: 'POST', body: JSON.stringify(body) } : {};
    return app.request(path, { headers, ...post });
  };
  const state = async () => backupStateSchema.parse(await (await ask('/api/backup', 'anna')).json());
  expect(await state()).toMatchObject({ folder: null, last: null, newer: 1, isDue: true });
  expect((await ask('/api/backup', 'mel')).status).toBe(403);
  expect((await ask('/api/backup', 'anna', {})).status).toBe(409);
  for (const wrong of [join(folder.path, 'nowhere'), join(folder.path, 'ledger', 'in')])
    expect((await ask('/api/backup/place', 'anna', { folder: wrong })).status).toBe(400);
  expect((await ask('/api/backup/place', 'anna', { folder: copies })).status).toBe(200);
  expect(await state()).toMatchObject({ folder: copies, by: 'anna', reached: true, last: null, isDue: true });
  const made = await ask('/api/backup', 'anna', {});
  expect(made.status, await made.clone().text()).toBe(200);
  expect(await state()).toMatchObject({ last: { size: 1, age_days: 0 }, newer: 0, isDue: false });
  const [file] = readdirSync(copies);
  const before = new Date(Date.now() - 8 * DAY_MS);
  utimesSync(join(copies, file!), before, before);
  // old, but it holds everything
  expect(await state()).toMatchObject({ last: { age_days: 8 }, isDue: false });
  const scale = { scale: 'floor', capacity_g: 500_000, resolution_g: 100 };
  expect((await ask('/api/reference/enter-scale', 'anna', scale)).status).toBe(200);
  expect(await state()).toMatchObject({ newer: 1, isDue: true });
});
