import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { Subject } from '../../../metal/alloy/words.ts';
import { tracedNodes } from '../genealogy/genealogy.ts';
import type { Store } from '../store.ts';
import type { NodeEdge } from '../subjects/subject.ts';
import { charge, from, plan, storeByTrade } from './example-commands.ts';
import { openMemoryStore } from './memory-store.ts';
import { randomPlant } from './random-plant.ts';
import type { LedgerUnderTest, StoreUnderTest } from './store-under-test.ts';

/** The recursive query that the graph of heats stands for: nodes only, so that it ends (every node once). */
const recursive = (node: number, direction: 'up' | 'down'): string => {
  const [next, before] = direction === 'up' ? ['src', 'dst'] : ['dst', 'src'];
  return `with recursive reached(node) as (
      select ${node}::integer union select edge.${next} from reached join ledger_edge edge on edge.${before} = reached.node)
    select subject.id, subject.node from reached join ledger_subject subject using (node) where node <> ${node}`;
};

/** Edges that a trace from a node needs: into every node it reaches. */
function edgesOf(node: number, direction: 'up' | 'down', edges: readonly NodeEdge[]): NodeEdge[] {
  const reached = new Set([node]);
  const inTime = edges.toSorted((a, b) => (direction === 'up' ? b.dst - a.dst : a.dst - b.dst));
  for (const { src, dst } of inTime)
    if (direction === 'up' ? reached.has(dst) : reached.has(src)) reached.add(direction === 'up' ? src : dst);
  return edges.filter(({ dst }) => reached.has(dst));
}

const byName = (a: { readonly subject: string }, b: { readonly subject: string }): number =>
  a.subject < b.subject ? -1 : 1;

const START = Date.parse('2026-03-01T08:00:00.000Z');

/** Rule G4, whichever store it is: the graph of heats against the recursive query, and against following every edge in memory. */
export function genealogyContract(name: string, under: StoreUnderTest): void {
  describe(`${name} answers of genealogy what the edges say`, () => {
    let ledger: LedgerUnderTest;
    let store: Store;
    beforeEach(async () => {
      let time = START;
      ledger = await under.fresh(() => {
        time += 1000;
        return new Date(time);
      });
      store = storeByTrade(ledger.store);
    });
    afterEach(() => ledger.dispose());

    test('G4: traces and reach of every subject are those of the recursive query, through revert loops (seed 41)', async () => {
      const { read } = ledger.sql!;
      for (const command of randomPlant(41, 10)) await store.execute(command);
      const names = await read("select id, node from ledger_subject where type in ('lot', 'heat', 'object')");
      const edges = (await read('select src, dst, mass_g from ledger_edge')).map(
        ({ src, dst, mass_g }): NodeEdge => ({ src: Number(src), dst: Number(dst), mass_g: Number(mass_g) }),
      );
      expect(edges.length).toBeGreaterThan(60);
      for (const { id, node } of names) {
        for (const direction of ['up', 'down'] as const) {
          const by = await read(recursive(Number(node), direction));
          const found = await store.trace(id as Subject, direction);
          const wanted = new Set(by.map((one) => one.id));
          expect(new Set(found.rows.map(({ subject }) => subject))).toEqual(wanted);
          const shares = tracedNodes(Number(node), direction, edgesOf(Number(node), direction, edges));
          const share = new Map(by.map((one) => [one.id, shares.get(Number(one.node))!.share]));
          for (const row of found.rows) expect(row.share).toBeCloseTo(share.get(row.subject)!, 12);
          if (direction === 'up') continue;
          const reach = await store.reach([id as Subject]);
          expect(new Set(reach.rows.map(({ subject }) => subject))).toEqual(wanted.add(id));
          for (const row of reach.rows) expect(row.share).toBeCloseTo(share.get(row.subject) ?? 1, 12);
        }
      }
    });

    test('G4: a reach of several subjects counts their metal once, and keeps up with charges that are withdrawn', async () => {
      for (const command of randomPlant(42, 8)) await store.execute(command);
      const memory = storeByTrade(
        openMemoryStore({ clock: () => new Date(START), salts: (n) => new Uint8Array(n) }),
      );
      for (const command of randomPlant(42, 8)) await memory.execute(command);
      const all: Subject[] = ['lot:G3', 'heat:H2', 'object:I2', 'object:E4', 'lot:C4'];
      const alike = async () => {
        const [mine, theirs] = [await store.reach(all), await memory.reach(all)];
        expect(mine.rows.map(({ share: _, ...row }) => row).sort(byName)).toEqual(
          theirs.rows.map(({ share: _, ...row }) => row).sort(byName),
        );
        const shares = new Map(theirs.rows.map(({ subject, share }) => [subject, share]));
        for (const { subject, share } of mine.rows) expect(share).toBeCloseTo(shares.get(subject)!, 12);
        return mine.rows.map(({ subject }) => subject);
      };
      await alike();
      for (const each of [store, memory]) {
        await each.execute(plan('H9'));
        await each.execute(charge('H9', from('G3', 1_000)));
        await each.execute(charge('H9', from('G1', 1_000)));
      }
      expect(await alike()).toContain('heat:H9');
      const size = (await store.head()).size;
      for (const each of [store, memory]) {
        const charges = (await each.history('heat:H9')).filter(
          ({ record }) => record.kind === 'heat.charged',
        );
        expect(size).toBeGreaterThan(0);
        await each.execute({ type: 'withdrawCharge', heat: 'H9', seq: charges[0]!.seq, reason: 'r' });
      }
      expect(await alike()).not.toContain('heat:H9');
      await memory.close();
    });
  });
}
