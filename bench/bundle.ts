/**
 * The bundle of a heat with 50 inputs, every field open: `npm run bench -- bundle [inputs] [rounds]`, made on the embedded ledger and
 * verified in Node and on the verifier page in a browser. Targets at 50: made in under 50 ms, verified in under 20 ms, and in under 100 ms in the page.
 */
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { openContext } from '../src/desk/open-context.ts';
import { createCompute } from '../src/engine/compute.ts';
import { verify } from '../src/faces/verify/verify.ts';
import { makeBundle } from '../src/tasks/proof/make-bundle/make-bundle.ts';
import { trustDocument } from '../src/tasks/proof/trust-document/trust-document.ts';
import { runTask } from '../src/tasks/task.ts';
import { byTrade } from '../src/tasks/testing/by-trade.ts';
import { certifiedHeat } from '../test/testing/certified-heat.ts';
import { openBrowser } from '../test/testing/open-browser.ts';
import { verifierPage } from '../tools/verifier-page.ts';

const DISCLOSED = ['inputs', 'results', 'certificate', 'analyses', 'draws', 'footprint', 'suppliers'];
const CHARGED_g = 500_000;

export async function run([inputs = '50', rounds = '60']: readonly string[]): Promise<void> {
  const folder = mkdtempSync(join(tmpdir(), 'remelt-bench-'));
  try {
    const { bundle, trust } = await made(folder, Number(inputs), Number(rounds));
    const { elements, analysisMethods, releaseProcedures, version, traceLimits } = createCompute().facts();
    const { checkAnalysis } = traceLimits;
    const facts = { elements, analysisMethods, releaseProcedures, version, checkAnalysis };
    const text = JSON.stringify(bundle);
    const { verdict } = verify({ bundle, trust }, facts);
    const verified = await timesOf(Number(rounds), async () =>
      verify({ bundle: JSON.parse(text), trust }, facts),
    );
    console.log(`verified in Node: ${verdict}, ${verified} (target < 20 ms)`);
    await inBrowser(folder, { bundle: text, trust: JSON.stringify(trust) }, Number(rounds));
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

async function made(folder: string, inputs: number, rounds: number) {
  const compute = createCompute();
  const clock = () => new Date();
  const base = byTrade(await openContext({ compute, clock, folder: join(folder, 'ledger') }));
  const charged_g = Math.floor(CHARGED_g / inputs);
  const lots = Array.from({ length: inputs }, (_, i) => ({
    lot: `R-${i + 1}`,
    received_g: charged_g * 2,
    charged_g: i === 0 ? CHARGED_g - charged_g * (inputs - 1) : charged_g,
    originClass: i % 2 === 0 ? 'post-consumer' : 'internal-revert',
  }));
  const { context, released } = await certifiedHeat(undefined, { base, lots });
  const order = { subject: 'heat:H-1', customer: 'X', released, disclose: DISCLOSED };
  const bundle = await runTask(makeBundle, order, context);
  console.log(
    `${inputs} inputs: ${bundle.entries.length} records, ${(JSON.stringify(bundle).length / 1e6).toFixed(2)} MB`,
  );
  console.log(`made: ${await timesOf(rounds, () => runTask(makeBundle, order, context))} (target < 50 ms)`);
  const trust = await runTask(trustDocument, {}, context);
  await context.store.close();
  await compute.close();
  return { bundle, trust };
}

/** From the files that are given to the page until the verdict stands in it. */
async function inBrowser(
  folder: string,
  files: Readonly<Record<'bundle' | 'trust', string>>,
  rounds: number,
): Promise<void> {
  const { html } = await verifierPage();
  writeFileSync(join(folder, 'verify.html'), html);
  const browser = await openBrowser();
  try {
    const page = await (await browser.newContext({ offline: true })).newPage();
    await page.goto(pathToFileURL(join(folder, 'verify.html')).href);
    const times = await page.evaluate<number[]>(`(async ({ files, rounds }) => {
      const answer = document.getElementById('answer');
      const choose = document.getElementById('choose');
      const times = [];
      for (let i = 0; i < rounds; i++) {
        document.getElementById('again').click();
        const given = new DataTransfer();
        for (const [name, text] of Object.entries(files)) given.items.add(new File([text], name + '.json'));
        choose.files = given.files;
        const started = performance.now();
        choose.dispatchEvent(new Event('change'));
        while (!/^(proven|incomplete|contradicted)/.test(answer.textContent)) await new Promise((done) => setTimeout(done));
        times.push(performance.now() - started);
      }
      return times;
    })(${JSON.stringify({ files, rounds })})`);
    console.log(
      `verified on the page: ${spread(times)} of wall clock, first ${times[0]!.toFixed(0)} ms (target < 100 ms)`,
    );
  } finally {
    await browser.close();
  }
}

/** Wall clock and processor time of some rounds, after one to warm up. */
async function timesOf(rounds: number, work: () => Promise<unknown>): Promise<string> {
  const [wall, processor]: [number[], number[]] = [[], []];
  for (let i = 0; i < rounds; i++) {
    const [from, own] = [performance.now(), process.cpuUsage()];
    await work();
    wall.push(performance.now() - from);
    const { user, system } = process.cpuUsage(own);
    processor.push((user + system) / 1000);
  }
  return `${spread(wall)} of wall clock, ${spread(processor)} of processor`;
}

function spread(times: readonly number[]): string {
  const sorted = times.toSorted((a, b) => a - b);
  return `at best ${sorted[0]!.toFixed(0)} ms, median ${sorted[Math.floor(sorted.length / 2)]!.toFixed(0)} ms`;
}
