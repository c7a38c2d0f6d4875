/**
 * A process of its own that opens a ledger, says what it finds, and books lots until it is stopped.
 * Argument: JSON of `AppenderOptions`. It answers one JSON document per line, each written before it goes on.
 */
import { writeSync } from 'node:fs';
import { Worker } from 'node:worker_threads';
import { openStore } from '../../../src/evidence/ledger/open-store.ts';
import type { Store } from '../../../src/evidence/ledger/store.ts';
import { RemeltError } from '../../../src/foundation/errors.ts';

export interface AppenderOptions {
  readonly dataFolder?: string;
  readonly databaseUrl?: string;
  /** First batch to book; each has the idempotency key `batch-<n>` and `lots` lots `<n>/<i>`. */
  readonly first: number;
  /** Batches to book; the process then waits to be stopped. */
  readonly batches: number;
  readonly lots: number;
}

export type AppenderLine =
  | {
      readonly line: 'opened';
      readonly size: number;
      readonly ok: boolean;
      readonly equal: boolean;
      readonly lots: readonly string[];
    }
  | { readonly line: 'asking'; readonly batch: number }
  | {
      readonly line: 'acknowledged';
      readonly batch: number;
      readonly size: number;
      readonly repeated: boolean;
    }
  | { readonly line: 'failed'; readonly code: string; readonly message: string; readonly details: unknown };

const say = (line: AppenderLine): void => {
  writeSync(1, `${JSON.stringify(line)}\n`);
};

// A thread of its own ends this process when its parent is gone, even when the main thread is stuck.
new Worker(
  `const parent = process.ppid;
   setInterval(() => process.ppid === parent || process.kill(process.pid, 'SIGKILL'), 500);`,
  { eval: true },
).unref();

const { first, batches, lots, ...where } = JSON.parse(process.argv[2] ?? '{}') as AppenderOptions;
try {
  const store = await openStore({ ...where, demonstration: true, clock: () => new Date() });
  await append(store);
  if (batches > 0) setInterval(() => undefined, 1000);
  else await store.close();
} catch (error) {
  const { code, message, details } =
    error instanceof RemeltError ? error : { code: 'internal', message: String(error), details: [] };
  say({ line: 'failed', code, message, details });
  process.exitCode = 5;
}

async function append(store: Store): Promise<void> {
  const { size } = await store.head();
  const { ok } = await store.verify();
  const { equal } = await store.rebuild();
  say({ line: 'opened', size, ok, equal, lots: (await store.lots()).map(({ id }) => id) });
  for (let batch = first; batch < first + batches; batch++) {
    say({ line: 'asking', batch });
    const receipt = await store.execute(
      {
        type: 'receiveLots',
        lots: Array.from({ length: lots }, (_, i) => ({
          lot: `${batch}.${i}`,
          mass_g: 1000 + i,
          form: 'turnings',
          lotClass: 'purchased-scrap' as const,
          supplier: `supplier of batch ${batch}`,
        })),
      },
      { idempotencyKey: `batch-${batch}` },
    );
    say({ line: 'acknowledged', batch, size: receipt.head.size, repeated: receipt.repeated });
  }
}
