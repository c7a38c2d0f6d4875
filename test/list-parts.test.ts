import { expect, it } from 'vitest';
import type { TaskContext } from '../src/desk/context.ts';
import { from, lotOf, plan, receive, showGood } from '../src/evidence/ledger/testing/example-commands.ts';
import { listHeats } from '../src/tasks/heats/list-heats/list-heats.ts';
import { runTask } from '../src/tasks/task.ts';
import { memoryContext } from '../src/tasks/testing/memory-context.ts';
import { listLots } from '../src/tasks/yard/list-lots/list-lots.ts';

interface Part {
  readonly ids: readonly string[];
  readonly next?: number | undefined;
}

/** A list part by part, until no place to go on from is named. */
async function walked(part: (after: object) => Promise<Part>): Promise<(readonly string[])[]> {
  const parts: (readonly string[])[] = [];
  let next: number | undefined;
  do {
    const answer = await part(next === undefined ? {} : { after: next });
    parts.push(answer.ids);
    next = answer.next;
  } while (next !== undefined && parts.length < 1000);
  return parts;
}

async function withContext(body: (context: TaskContext) => Promise<void>): Promise<void> {
  const context = memoryContext();
  try {
    await body(context);
  } finally {
    await context.store.close();
    await context.compute.close();
  }
}

const names = (letter: string, count: number): string[] =>
  Array.from({ length: count }, (_, i) => `${letter}-${i}`);

it('lists lots part by part: all of them once, whatever the filter leaves of each', () =>
  withContext(async (context) => {
    const common = names('T', 450);
    await context.store.execute(receive(...common.map((id) => lotOf(id, 1000))));
    const rare = ['S-0', 'S-1', 'S-2'];
    await context.store.execute(receive(lotOf('S-0', 2000, { form: 'mill-solids' }), lotOf('T-450', 1000)));
    await context.store.execute(
      receive(...rare.slice(1).map((id) => lotOf(id, 3000, { form: 'mill-solids' }))),
    );
    const lots = (order: object) => (after: object) =>
      runTask(listLots, { ...order, ...after }, context).then((yard) => ({
        ids: yard.lots.map(({ id }) => id),
        next: yard.next,
      }));
    const all = [...common, 'S-0', 'T-450', 'S-1', 'S-2'];
    expect((await lots({})({})).ids).toEqual(all);
    const parts = await walked(lots({ limit: 100 }));
    expect(parts.map(({ length }) => length)).toEqual([100, 100, 100, 100, 54]);
    expect(parts.flat()).toEqual(all);
    expect(await walked(lots({ form: 'mill-solids', limit: 1 }))).toEqual([['S-0'], ['S-1'], ['S-2']]);
    expect(await walked(lots({ form: 'mill-solids', limit: 3 }))).toEqual([rare]);
    expect((await lots({ form: 'mill-solids' })({ after: 451 })).ids).toEqual(['S-1', 'S-2']);
    const part = await runTask(listLots, { form: 'mill-solids', limit: 2 }, context);
    expect([part.mass_g, part.by.form]).toEqual([5000, [expect.objectContaining({ lots: 2, mass_g: 5000 })]]);
    await expect(runTask(listLots, { limit: 0 }, context)).rejects.toThrow(/limit/);
    await expect(runTask(listLots, { limit: 1.5 }, context)).rejects.toThrow(/limit/);
  }));

it('lists heats part by part, those that changed last at the end', () =>
  withContext(async (context) => {
    await context.store.execute(receive(lotOf('A', 900_000)));
    await context.store.execute(showGood('A'));
    const heats = names('H', 5);
    for (const heat of heats) await context.store.execute(plan(heat, from('A', 1000)));
    const part = (limit: number) => (after: object) =>
      runTask(listHeats, { limit, ...after }, context).then(({ heats: found, next }) => ({
        ids: found.map(({ heat }) => heat),
        next,
      }));
    expect(await walked(part(2))).toEqual([['H-0', 'H-1'], ['H-2', 'H-3'], ['H-4']]);
    expect(await walked(part(5))).toEqual([heats]);
    expect(await runTask(listHeats, {}, context)).not.toHaveProperty('next');
    await context.store.execute(plan('B-30', from('A', 1000)));
    const named = (order: object) => walked((after) => part(1)({ ...order, ...after }));
    expect(await named({ find: 'h-' })).toEqual(heats.map((heat) => [heat]));
    expect([await named({ find: ' -3' }), await named({ find: '-3', open: true })]).toEqual([
      [['H-3'], ['B-30']],
      [['H-3'], ['B-30']],
    ]);
    expect(await named({ find: 'x' })).toEqual([[]]);
  }));
