import { mkdirSync, writeFileSync } from 'node:fs';
import { hostname } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import type { Doctor } from '../src/documents/doctor.ts';
import { freshFolder, remelt } from './testing/remelt.ts';

describe('remelt doctor', () => {
  const folder = freshFolder();
  afterAll(() => folder.remove());
  const partsOf = (answer: unknown) =>
    Object.fromEntries((answer as Doctor).checks.map((one) => [one.part, one]));

  it('finds a machine in order, and makes no ledger', async () => {
    const { code, out } = await remelt(folder.path, ['doctor'], { columns: 200 });
    expect(code).toBe(0);
    expect(out).toMatch(/all in order/);
    for (const part of ['data', 'ledger folder', 'lock', 'embedded database', 'solver', 'fonts'])
      expect(out).toMatch(new RegExp(`^${part} +ok `, 'm'));
    expect(out).toContain('no ledger yet');
  });

  it('names the process that holds the ledger, with the cure, and ends with 5', async () => {
    const lock = { pid: process.pid, started: null, host: hostname(), token: 'a'.repeat(24), since: 'noon' };
    writeFileSync(join(folder.path, 'remelt-data.lock'), JSON.stringify(lock));
    const { code, json } = await remelt(folder.path, ['doctor', '--json']);
    expect(code).toBe(5);
    expect(partsOf(json()).lock).toMatchObject({
      ok: false,
      found: expect.stringContaining(`in use by process ${process.pid}`),
      cure: expect.stringContaining('wait until it ends'),
    });
  });

  it('finds a server that does not answer and facts that cannot be read, and looks on', async () => {
    mkdirSync(join(folder.path, 'own'));
    writeFileSync(join(folder.path, 'own', 'prizes.json'), '{}');
    const { code, json } = await remelt(folder.path, ['doctor', '--json'], {
      env: { DATABASE_URL: 'postgres://a:secret@127.0.0.1:1/x', REMELT_DATA: 'own' },
    });
    expect(code).toBe(5);
    const parts = partsOf(json());
    expect(parts['PostgreSQL server']).toMatchObject({
      ok: false,
      cure: expect.stringContaining('DATABASE_URL'),
    });
    expect(parts.data).toMatchObject({ ok: false, found: expect.stringContaining('prizes.json') });
    expect(parts.solver).toMatchObject({ ok: true });
    expect(JSON.stringify(parts)).not.toContain('secret');
  });
});
