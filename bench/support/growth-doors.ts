import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { openContext } from '../../src/desk/open-context.ts';
import { createCompute } from '../../src/engine/compute.ts';
import { makeBundle } from '../../src/tasks/proof/make-bundle/make-bundle.ts';
import { runTask } from '../../src/tasks/task.ts';
import { byTrade } from '../../src/tasks/testing/by-trade.ts';
import { certifiedHeat } from '../../test/testing/certified-heat.ts';
import type { Tell } from './growth-rows.ts';
import { median, processorRounds, secondsOfProcess, secondsOfProgram } from './processor.ts';
import { startServer } from './server-process.ts';
import { signedIn } from './web-users.ts';

const PROGRAM = [process.execPath, join(import.meta.dirname, '../../src/faces/cli/main.ts')];

/** `remelt import` of a table of lots, whole programs, each into a ledger that is there. */
export function growImport(isLarge: boolean, tell: Tell): void {
  const folder = mkdtempSync(join(tmpdir(), 'remelt-growth-'));
  try {
    const env = { ...process.env, REMELT_FOLDER: join(folder, 'ledger'), DATABASE_URL: '' };
    const found = (isLarge ? [10, 1000, 5000] : [10, 250, 1000]).map((lots, i) => {
      const file = join(folder, `lots-${lots}.csv`);
      const rows = Array.from(
        { length: lots },
        (_, k) =>
          `R${i}-${k},${100 + (k % 50)},turnings,pre-consumer-external,Works ${k % 7},IN718,ICP-OES,Lab A,Ni,18.${k % 10},1.${k % 9}`,
      );
      writeFileSync(file, [HEAD, ...rows, ''].join('\n'));
      const argv = [...PROGRAM, 'import', file, '--yes', '--as-typed', '--demonstration', '--by', 'p-goods'];
      if (i === 0) secondsOfProgram([...PROGRAM, 'init'], { cwd: folder, env });
      return [lots, secondsOfProgram(argv, { cwd: folder, env })] as const;
    });
    tell({ what: '`remelt import`, the program and all', of: 'lots', unit: 's', found });
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

const HEAD =
  'lot_id,mass_kg,form,origin_class,supplier,declared_grade,method,laboratory,balance,Cr_wtpct,Pb_ppm';

const CHARGED_g = 500_000;

/** A bundle with every field open, by the inputs of its heat. */
export async function growBundle(isLarge: boolean, tell: Tell): Promise<void> {
  const found: [number, number][] = [];
  for (const inputs of isLarge ? [10, 50, 200] : [5, 20, 50]) {
    const folder = mkdtempSync(join(tmpdir(), 'remelt-growth-'));
    const compute = createCompute();
    try {
      const base = byTrade(await openContext({ compute, clock: () => new Date(), folder }));
      const charged_g = Math.floor(CHARGED_g / inputs);
      const lots = Array.from({ length: inputs }, (_, i) => ({
        lot: `R-${i + 1}`,
        received_g: charged_g * 2,
        charged_g: i === 0 ? CHARGED_g - charged_g * (inputs - 1) : charged_g,
        originClass: 'post-consumer',
      }));
      const { context, released } = await certifiedHeat(undefined, { base, lots });
      const order = {
        subject: 'heat:H-1',
        customer: 'X',
        released,
        disclose: ['inputs', 'results', 'analyses'],
      };
      const [, ...times] = await processorRounds(12, () => runTask(makeBundle, order, context));
      found.push([inputs, 1000 * median(times)]);
      await context.store.close();
    } finally {
      await compute.close();
      rmSync(folder, { recursive: true, force: true });
    }
  }
  tell({ what: 'bundle made', of: 'inputs', unit: 'ms', found });
}

const READS = [
  'yard/list-lots?limit=100',
  'heats/list-heats',
  'persons/list-persons',
  'proof/show-history?limit=20',
];
/** Reads of each user. */
const ROUNDS = 5;

/** Processor of a server for each read, by the users who read at once. */
export async function growUsers(isLarge: boolean, tell: Tell): Promise<void> {
  const folder = mkdtempSync(join(tmpdir(), 'remelt-growth-'));
  try {
    const { pid, address, stop } = await startServer(folder);
    try {
      const read = async (cookie: string): Promise<void> => {
        for (let round = 0; round < ROUNDS; round++)
          for (const path of READS) {
            const answer = await fetch(`${address}/api/${path}`, {
              headers: { cookie, 'remelt-person': 'p-plan' },
            });
            await answer.arrayBuffer();
            if (!answer.ok) throw new Error(`${path} answered ${answer.status}`);
          }
      };
      const cookies: string[] = [];
      const found: [number, number][] = [];
      for (const users of isLarge ? [1, 10, 50] : [1, 5, 20]) {
        while (cookies.length < users) cookies.push(await signedIn(address, 'p-plan'));
        await read(cookies[0]!);
        const before = secondsOfProcess(pid);
        await Promise.all(cookies.map(read));
        found.push([users, (1000 * (secondsOfProcess(pid) - before)) / (users * ROUNDS * READS.length)]);
      }
      tell({ what: 'processor of the server for a read', of: 'users', unit: 'ms', found });
    } finally {
      await stop();
    }
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
