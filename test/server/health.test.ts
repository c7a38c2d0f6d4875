import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { type Health, healthSchema } from '../../src/documents/operations.ts';
import { createApp } from '../../src/faces/server/app.ts';
import { lookedAt } from '../../src/faces/server/operations/health.ts';
import { ledgerDisk } from '../../src/faces/server/operations/ledger-disk.ts';
import type { Plant } from '../../src/faces/server/plant.ts';
import { UnavailableError } from '../../src/foundation/errors.ts';
import { freshFolder } from '../testing/remelt.ts';
import { type Service, servedPlant } from './founded.ts';

const folder = freshFolder();
const copies = join(folder.path, 'secret-place');
let service: Service;
beforeAll(async () => {
  service = await servedPlant('own');
  // opened now, so that no look waits for it
  await service.plant.office();
  mkdirSync(copies);
});
afterAll(async () => {
  await service.close();
  folder.remove();
});

const check = (health: Health, part: string) => health.checks.find((one) => one.part === part);
const room = (free_bytes: number): Plant['disk'] => ({
  ...ledgerDisk(folder.path),
  room: async () => ({ free_bytes, total_bytes: 2 ** 40 }),
});

it('is well where the ledger takes a write and its disk has room, and says what nobody has done yet', async () => {
  const health = await lookedAt({ ...service.plant, disk: room(2 ** 31) });
  expect(healthSchema.strict().parse(health)).toMatchObject({
    status: 'warn',
    version: service.plant.version,
    disk: { free_bytes: 2 ** 31 },
    backup: { age_h: null, isDue: true },
    sources: { all: 0, silent: 0, fault: 0 },
  });
  expect(check(health, 'ledger')).toMatchObject({ status: 'pass' });
  expect(check(health, 'backup')).toMatchObject({ status: 'warn', cure: expect.stringContaining('Backup') });
});

it('cannot do its work with a full disk, a folder that takes no write, or a ledger that does not answer', async () => {
  const low = await lookedAt({ ...service.plant, disk: room(5e8) });
  expect(check(low, 'disk')).toMatchObject({ status: 'warn', words: expect.stringContaining('476 MB') });
  const full = await lookedAt({ ...service.plant, disk: room(5e7) });
  expect([full.status, check(full, 'disk')!.cure]).toEqual(['fail', 'Free space on that disk.']);
  const gone = await lookedAt({ ...service.plant, disk: ledgerDisk(join(folder.path, 'nowhere')) });
  expect([gone.status, check(gone, 'disk')!.status]).toEqual(['fail', 'fail']);
  const away = new UnavailableError('no server at postgres://remelt:s3cret@db', { where: copies });
  const open = () => Promise.reject(away);
  const dead = await lookedAt({ ...service.plant, open });
  expect([dead.status, check(dead, 'ledger')!.status, dead.sources]).toEqual(['fail', 'fail', null]);
  expect(JSON.stringify(dead)).not.toMatch(/s3cret|secret-place/);
  const office = () => Promise.reject(away);
  expect(check(await lookedAt({ ...service.plant, office }), 'ledger')!.status).toBe('fail');
});

it('is told with 503 where it cannot do its work, and with strict where somebody has to see to something', async () => {
  const asks = async (path: string, plant: Partial<Plant>) =>
    (await createApp({ ...service.plant, ...plant }).request(path)).status;
  expect(await asks('/health', {})).toBe(200);
  expect(await asks('/health?strict=true', {})).toBe(503);
  expect(await asks('/health', { disk: room(0) })).toBe(503);
});

it('is asked as often as a monitor likes: the ledger is looked at once', async () => {
  let looks = 0;
  const open = () => {
    looks += 1;
    return service.plant.open();
  };
  const app = createApp({ ...service.plant, open });
  // from another machine, ten times the pace that others may ask at
  const env = { incoming: { rawHeaders: [], socket: { remoteAddress: '192.0.2.7' } } };
  const before = looks;
  for (let i = 0; i < 1000; i += 1)
    expect((await app.request('/health', {}, env)).status, String(i)).toBe(200);
  expect(looks - before).toBeLessThan(10);
});
