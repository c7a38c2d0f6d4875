import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { actingAs } from '../../src/desk/context.ts';
import { openContext } from '../../src/desk/open-context.ts';
import { createCompute } from '../../src/engine/compute.ts';
import { lotOf, receive, storeByTrade } from '../../src/evidence/ledger/testing/example-commands.ts';
import { sampleCode } from '../../src/metal/alloy/sample-code.ts';
import { adviseHeat } from '../../src/tasks/heats/advise-heat/advise-heat.ts';
import { recordHeat } from '../../src/tasks/heats/record-heat/record-heat.ts';
import { arriveResults } from '../../src/tasks/links/arrive-results/arrive-results.ts';
import { runTask } from '../../src/tasks/task.ts';
import { CHARGE, ROUTE } from '../../src/tasks/testing/heat.ts';
import { bookMaterials } from '../../src/tasks/yard/book-materials.ts';

/**
 * From the file of an instrument to the advice on it: a heat in the furnace of a plant with 5,000 lots, a bath sample that was taken, its file. The
 * file is kept and matched, and the advice as it would be on it is worked out. Target: 3 s.
 */
const LOTS = 5000;
const AT_ONCE = 500;
/** Files in turn: the first also loads what the others find in memory. */
const FILES = 5;

export async function run(_argv: string[], say: (line: string) => void = console.log): Promise<void> {
  const folder = mkdtempSync(join(tmpdir(), 'remelt-bench-'));
  const compute = createCompute();
  const opened = await openContext({ compute, clock: () => new Date(), folder });
  try {
    const context = { ...opened, store: storeByTrade(opened.store) };
    for (let at = 0; at < LOTS; at += AT_ONCE)
      await context.store.execute(
        receive(...Array.from({ length: AT_ONCE }, (_, i) => lotOf(`L${at + i}`, 5000))),
      );
    await bookMaterials(
      [
        { material: 'Ni-electrolytic', mass_g: 400_000 },
        { material: 'Cr-electrolytic-degassed', mass_g: 100_000 },
      ],
      context,
    );
    await context.store.execute({
      ...{ type: 'planHeat', heat: 'H-1', target: { grade: 'IN600', mass_g: 250_000 } },
      reservations: CHARGE.map(({ lot, actual_g }) => ({ from: `lot:${lot}` as const, mass_g: actual_g })),
      ...{ furnace: 'VIM-500', route: JSON.stringify(ROUTE), by: 'p-plan' },
    });
    const melter = actingAs('p-melt', context);
    await runTask(recordHeat, { heat: 'H-1', charge: CHARGE, asCharged: false }, melter);
    const took: { readonly kept_s: number; readonly all_s: number }[] = [];
    for (let i = 1; i <= FILES; i++) {
      const sample = `B-${i}`;
      const samples = [{ of: 'heat:H-1', sample, place: 'bath' }];
      await runTask(recordHeat, { heat: 'H-1', samples }, melter);
      const name = sampleCode('heat:H-1', sample);
      const text = `Sample;Cr (wt%);Ni (wt%);Fe (wt%)\n${name};19.${50 + i};80.2;0.01\n`;
      const began = performance.now();
      const arrival = await runTask(
        arriveResults,
        { bytes: Buffer.from(text).toString('base64'), source: 'OES-1', file: `${i}.csv`, method: 'OES' },
        context,
      );
      const kept_s = (performance.now() - began) / 1000;
      if (arrival.matched !== 1)
        throw new Error(`file ${i} was not matched: ${JSON.stringify(arrival.samples)}`);
      const { on } = await runTask(adviseHeat, { heat: 'H-1', minutes: 30 + i, arrived: true }, context);
      if (on.untaken?.length !== i)
        throw new Error(`the advice rests on ${on.untaken?.length ?? 0} files, not ${i}`);
      took.push({ kept_s, all_s: (performance.now() - began) / 1000 });
    }
    const [first, ...others] = took;
    const slowest = Math.max(...others.map(({ all_s }) => all_s));
    say(
      `file to advice: the first ${first!.all_s.toFixed(2)} s (kept and matched after ${first!.kept_s.toFixed(2)} s), the next ${others.length} at most ${slowest.toFixed(2)} s (target 3 s), beside ${LOTS} lots`,
    );
  } finally {
    await opened.store.close();
    await compute.close();
    rmSync(folder, { recursive: true, force: true });
  }
}
