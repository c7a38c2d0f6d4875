import { expect, it } from 'vitest';
import { sha256Hex } from '../../../foundation/quantity/canonical.ts';
import { runTask } from '../../task.ts';
import { arrives, base64, bathSampled, tableOf } from '../../testing/arrived.ts';
import { page } from './page.ts';
import { rawResults } from './raw-results.ts';

it('gives the bytes of a file as they came, by its number, its name or its hash', async () => {
  const context = await bathSampled('B-1');
  const rows = { 'B-1': { Cr: '15.60' } };
  const { arrival, sha256 } = await arrives(rows, context);
  for (const named of [arrival, 'run.csv', sha256]) {
    const raw = await runTask(rawResults, { arrival: named }, context);
    expect(raw).toMatchObject({ arrival, sha256, bytes: base64(tableOf(rows)) });
    expect(sha256Hex(Buffer.from(raw.bytes, 'base64'))).toBe(sha256);
    expect(JSON.stringify(page(raw))).toContain(sha256);
  }
  await expect(runTask(rawResults, { arrival: 'none' }, context)).rejects.toMatchObject({
    code: 'not-found',
  });
});
