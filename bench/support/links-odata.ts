import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { openStore } from '../../src/evidence/ledger/open-store.ts';
import { lotOf, receive, storeByTrade } from '../../src/evidence/ledger/testing/example-commands.ts';
import { ELEMENTS } from '../../src/metal/alloy/element.ts';
import { startServer } from './server-process.ts';

/**
 * The analyses of a yard as OData, CSV and a workbook: 20,000 lots of a real ledger with an analysis of 50 elements each are a million rows, read from
 * `remelt serve` to the end. Target: the server holds at most 150 MB more than before.
 */
const LOTS = 20_000;
const RESULTS = 50;
const AT_ONCE = 250;
const SEEN_MS = 50;

export async function run(
  [count = String(LOTS)]: string[],
  say: (line: string) => void = console.log,
): Promise<void> {
  const folder = mkdtempSync(join(tmpdir(), 'remelt-bench-'));
  try {
    const opened = await openStore({ dataFolder: folder, demonstration: true, clock: () => new Date() });
    await fill(storeByTrade(opened), Number(count));
    await opened.close();
    const server = await startServer(folder);
    try {
      const signed = await fetch(`${server.address}/api/session`, {
        method: 'POST',
        headers: { 'content-type': 'application/json', origin: server.address },
        body: JSON.stringify({ person: 'p-plan' }),
      });
      const cookie = signed.headers
        .getSetCookie()
        .map((one) => one.split(';', 1)[0]!)
        .join('; ');
      const idle = memoryOf(server.pid);
      for (const [name, path] of Object.entries({
        OData: '/odata/LotsAnalysesResults',
        CSV: '/api/yard/list-lots.csv?table=LotsAnalysesResults',
        workbook: '/api/yard/list-lots.xlsx?table=LotsAnalysesResults',
      })) {
        let peak = memoryOf(server.pid);
        const seen = setInterval(() => {
          peak = Math.max(peak, memoryOf(server.pid));
        }, SEEN_MS);
        const began = performance.now();
        const { rows, bytes } = await readAll(`${server.address}${path}`, cookie);
        clearInterval(seen);
        const took_s = (performance.now() - began) / 1000;
        say(
          `${name}: ${rows ?? Number(count) * RESULTS} rows, ${(bytes / 1e6).toFixed(0)} MB in ${took_s.toFixed(0)} s; the server held ${(peak - idle).toFixed(0)} MB more at most than idle (${idle.toFixed(0)} MB; target 150 MB more for 1,000,000)`,
        );
      }
    } finally {
      await server.stop();
    }
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/** Reads an answer to its end, and the pages that follow it. */
async function readAll(address: string, cookie: string): Promise<{ rows: number | null; bytes: number }> {
  let [rows, bytes, next]: [number, number, string | undefined] = [0, 0, address];
  let isOdata = false;
  while (next !== undefined) {
    const answer: Response = await fetch(next, { headers: { cookie } });
    if (!answer.ok) throw new Error(`${next}: ${answer.status} ${await answer.text()}`);
    isOdata = answer.headers.has('odata-version');
    next = undefined;
    if (isOdata) {
      const text = await answer.text();
      bytes += text.length;
      const page = JSON.parse(text) as { value: unknown[]; '@odata.nextLink'?: string };
      rows += page.value.length;
      next = page['@odata.nextLink'];
    } else for await (const part of answer.body!) bytes += part.length;
  }
  return { rows: isOdata ? rows : null, bytes };
}

/** Memory of a process [MB]: from Linux, else from ps. */
function memoryOf(pid: number): number {
  try {
    return Number(/VmRSS:\s+(\d+)/.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))![1]) / 1000;
  } catch {
    return Number(execFileSync('ps', ['-o', 'rss=', '-p', String(pid)]).toString()) / 1000;
  }
}

async function fill(store: ReturnType<typeof storeByTrade>, lots: number): Promise<void> {
  const results = ELEMENTS.slice(0, RESULTS).map((element) => ({
    element,
    text: '1.2500',
    unit: 'wt%' as const,
  }));
  for (let at = 0; at < lots; at += AT_ONCE) {
    const ids = Array.from({ length: AT_ONCE }, (_, i) => `L${at + i}`);
    await store.execute(receive(...ids.map((id) => lotOf(id, 500_000))));
    await store.execute({
      type: 'batch',
      commands: ids.map((id) => ({
        ...{
          type: 'recordAnalysis',
          of: `lot:${id}`,
          analysis: 'A-1',
          basis: 'certificate',
          method: 'ICP-OES',
        },
        ...{ results, by: 'p-lab' },
      })),
    } as never);
  }
}
