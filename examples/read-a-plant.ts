/**
 * What a plant sees on its first day, with nothing but Node: a lot booked on hold, the reason why it can not be planned
 * yet, and the ledger that keeps both. Masses in grams, contents as printed.
 */
import assert from 'node:assert/strict';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createCompute, openContext } from '../src/index.ts';
import { clearLot } from '../src/tasks/yard/clear-lot/clear-lot.ts';
import { listLots } from '../src/tasks/yard/list-lots/list-lots.ts';

const folder = mkdtempSync(join(tmpdir(), 'remelt-example-'));
const compute = createCompute();
const context = await openContext({ compute, clock: () => new Date(), folder });
try {
  await context.store.execute({
    type: 'receiveLots',
    lots: [
      {
        lot: 'R-1',
        mass_g: 640_000,
        form: 'turnings',
        lotClass: 'purchased-scrap',
        originClass: 'pre-consumer-external',
        declaredGrade: 'IN718',
      },
    ],
  });
  const refused = await clearLot.run({ lot: 'R-1' }, context).catch((error: Error) => error.message);
  console.log(`clearing R-1: ${refused}`);
  const yard = await listLots.run({}, context);
  console.log(`${yard.lots.length} lot, ${yard.lots[0]?.status}: ${yard.lots[0]?.holdReason}`);
  assert.match(String(refused), /gate has not checked it/);
  assert.equal((await context.store.verify()).ok, true);
} finally {
  await context.store.close();
  await compute.close();
  rmSync(folder, { recursive: true, force: true });
}
