import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { recordersHere } from './recorders-here.ts';

it('keeps what a recorder sent beside the ledger, where the next command finds it', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'remelt-recorders-'));
  let opened = 0;
  const command = () =>
    recordersHere(
      {
        databaseUrl: undefined,
        ledgerFolder: folder,
        clock: () => new Date('2026-12-02T12:00:00Z'),
      },
      async () => {
        opened += 1;
      },
    );
  const part = {
    ...{ source: 'rec-1', file: 'day.csv', sha256: 'a'.repeat(64) },
    ...{ from: '2026-12-02T10:00:00.000Z', to: '2026-12-02T11:00:00.000Z' },
    bytes: new Uint8Array([0, 176, 255]),
  };
  try {
    expect(await command().keep(part)).toBe(true);
    const [found] = await command().between('rec-1', new Date(part.from), new Date(part.to));
    expect({ ...found, bytes: new Uint8Array(found!.bytes) }).toEqual(part);
    expect(await command().known('rec-1', [part.sha256])).toEqual([part.sha256]);
    // the ledger is opened first each time: who holds it holds the office
    expect(opened).toBe(3);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
});
