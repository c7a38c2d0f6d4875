import { actingAs, DEFAULT_SEED, type TaskContext } from '../../src/desk/context.ts';
import { Memory } from '../../src/desk/memory.ts';
import { createCompute } from '../../src/engine/compute.ts';
import { openStore } from '../../src/evidence/ledger/open-store.ts';
import { storeByTrade } from '../../src/evidence/ledger/testing/example-commands.ts';
import { bookReturns } from '../../src/tasks/yard/book-returns/book-returns.ts';

/** Lots of one booking. */
const AT_ONCE = 1000;

interface BookedYard {
  readonly context: TaskContext;
  readonly close: () => Promise<void>;
}

/** A demonstration in PostgreSQL with so many lots on hold, of three forms and seven suppliers; seeded. */
export async function bookedYard(lots: number, databaseUrl: string): Promise<BookedYard> {
  const clock = () => new Date();
  const compute = createCompute();
  const { persons: people } = compute.facts().plant;
  const store = storeByTrade(await openStore({ databaseUrl, demonstration: true, people, clock }));
  const actor = { kind: 'machine', user: 'bench' } as const;
  const context: TaskContext = { compute, store, clock, seed: DEFAULT_SEED, actor, memory: new Memory() };
  const rows = Array.from({ length: lots }, (_, i) => ({
    row: i + 2,
    lotId: `R-${10_000 + i}`,
    mass_g: 100_000 + i,
    form: (['turnings', 'mill-solids', 'foundry-returns'] as const)[i % 3]!,
    originClass: 'pre-consumer-external' as const,
    lotClass: 'purchased-scrap' as const,
    supplier: `machine shop ${String.fromCharCode(65 + (i % 7))}`,
    declaredGrade: 'IN718',
    analyses: [],
  }));
  for (let at = 0; at < lots; at += AT_ONCE)
    await bookReturns.run(
      { rows: rows.slice(at, at + AT_ONCE), specimen: true, asTyped: true },
      actingAs('p-goods', context),
    );
  const close = async () => {
    await store.close();
    await compute.close();
  };
  return { context, close };
}
