import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { feedLines } from '../../src/desk/exchange/feed-page.ts';
import type { Command, Single } from '../../src/evidence/ledger/commands.ts';
import { openStore } from '../../src/evidence/ledger/open-store.ts';
import type { Store } from '../../src/evidence/ledger/store.ts';
import {
  charge,
  from,
  lotOf,
  plan,
  receive,
  showGood,
  storeByTrade,
} from '../../src/evidence/ledger/testing/example-commands.ts';

/**
 * The feed of a plant of years: 100,000 events of receipts, gate, analyses, clearings, charges and charges that were withdrawn, read once
 * from the first record to the last, and once again part by part. Targets: 60 s, and memory that does not grow with the events.
 */
const EVENTS = 100_000;
/** Lots that are booked in one command. */
const AT_ONCE = 250;

export async function run(
  [count = String(EVENTS)]: string[],
  say: (line: string) => void = console.log,
): Promise<void> {
  const folder = mkdtempSync(join(tmpdir(), 'remelt-bench-'));
  const clock = () => new Date('2026-03-01T08:00:00.000Z');
  try {
    const opened = await openStore({ dataFolder: folder, demonstration: true, clock });
    await fill(storeByTrade(opened), Number(count));
    const { size } = await opened.head();
    const before = process.memoryUsage().rss;
    let [bytes, events, peak] = [0, -1, before];
    const began = performance.now();
    for await (const lines of feedLines({}, { store: opened })) {
      bytes += lines.length;
      events += lines.split('\n').length - 1;
      peak = Math.max(peak, process.memoryUsage().rss);
    }
    const took_s = (performance.now() - began) / 1000;
    say(
      `feed: ${events} events of ${size} records in ${took_s.toFixed(1)} s (target 60 s for 100,000), ${(bytes / 1e6).toFixed(0)} MB of lines, memory ${((peak - before) / 1e6).toFixed(0)} MB more at most`,
    );
    await opened.close();
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/** Books lots until so many events follow: each is received, checked, analysed, cleared, charged, and every tenth charge withdrawn. */
async function fill(store: Store, events: number): Promise<void> {
  for (let told = 0, at = 0; told < events; at += AT_ONCE) {
    const lots = Array.from({ length: AT_ONCE }, (_, i) => `L${at + i}`);
    await store.execute(receive(...lots.map((lot) => lotOf(lot, 500_000))));
    await store.execute({
      type: 'batch',
      commands: lots.flatMap((lot) => singles(showGood(lot))),
    });
    const heat = `H${at}`;
    const portions = lots.map((lot) => from(lot, 1_000));
    await store.execute(plan(heat));
    await store.execute(charge(heat, ...portions));
    told += AT_ONCE * 5 + 1;
    if ((at / AT_ONCE) % 10 !== 0) continue;
    const { size } = await store.head();
    await store.execute({ type: 'withdrawCharge', heat, seq: size - 1, reason: 'wrong furnace' });
    told += AT_ONCE;
  }
}

const singles = (command: Command): readonly Single[] =>
  command.type === 'batch' ? command.commands : [command];
