import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { openOffice } from './open-office.ts';

it('keeps what sources said last, gives what one process may do to one, and copies neither', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'remelt-office-'));
  const office = await openOffice({ folder: join(folder, 'office') });
  const { sources } = office;
  try {
    const said = {
      id: 'oes-1',
      condition: 'works',
      words: 'all is read',
      saidAt: '2026-12-01T08:00:00.000Z',
    };
    await sources.putState({ ...said, raw: 'Cr;22', heardAt: '2026-12-01T07:59:00.000Z' });
    await sources.putState({ ...said, words: 'it waits', raw: null, heardAt: null });
    expect(await sources.states()).toEqual([
      { ...said, words: 'it waits', raw: 'Cr;22', heardAt: '2026-12-01T07:59:00.000Z' },
    ]);
    await sources.putHeard('pc', { raw: 'run-1.csv', at: '2026-12-01T08:00:00.000Z' });
    expect((await sources.states()).find(({ id }) => id === 'pc')).toMatchObject({
      raw: 'run-1.csv',
      condition: 'works',
    });
    expect(await sources.lease('links', 'one', 30)).toBe(true);
    expect(await sources.lease('links', 'two', 30)).toBe(false);
    expect(await sources.lease('links', 'one', 0)).toBe(true);
    await new Promise((resolve) => setTimeout(resolve, 20));
    expect(await sources.lease('links', 'two', 30)).toBe(true);
    expect(await sources.lease('links', 'one', 30)).toBe(false);
    await sources.endLease('links', 'two');
    expect(await sources.lease('links', 'one', 30)).toBe(true);
    expect(await office.rows()).toEqual([]);
  } finally {
    await office.close();
    rmSync(folder, { recursive: true, force: true });
  }
}, 30_000);
