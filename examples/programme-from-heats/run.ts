/**
 * A programme on heats of the ledger, by the verbs of the command line: what one published experiment on K4169 returns (data/flows.json,
 * experiment/4) shows, and what it does not. Heats and lots are booked as such: what the source does not print is not
 * recorded. Masses are invented, and the analysis of the lots is a published one of the same alloy, not of that metal.
 */
import assert from 'node:assert/strict';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createCli } from '../../src/faces/cli/cli.ts';
import { runCli } from '../../src/faces/cli/program.ts';
import { createCompute, openContext } from '../../src/index.ts';

const HERE = import.meta.dirname;
const folder = mkdtempSync(join(tmpdir(), 'remelt-example-'));

/** Lots of returns and of new metal, and three heats that were made of them. */
async function bookHeats(): Promise<void> {
  const compute = createCompute();
  const { store } = await openContext({ compute, clock: () => new Date(), folder });
  const reference = '10.1016/S0022-3115(01)00520-7';
  const lots = [
    { lot: 'K-returns', lotClass: 'internal-revert', originClass: 'internal-revert', generation: 1 },
    { lot: 'K-metal', lotClass: 'master-heat', originClass: 'virgin' },
  ] as const;
  await store.execute({
    type: 'receiveLots',
    lots: lots.map((lot) => ({
      ...lot,
      mass_g: 200_000,
      form: 'foundry-returns',
      declaredGrade: 'K4169',
      specimen: true,
    })),
  });
  for (const { lot } of lots)
    await store.execute({
      type: 'batch',
      commands: [
        { type: 'gateCheck', lot, checks: [{ check: 'radioactivity', verdict: 'PASS' }], by: 'p-goods' },
        {
          type: 'recordAnalysis',
          of: `lot:${lot}`,
          analysis: 'published',
          basis: 'certificate',
          method: 'ICP-OES',
          reference,
          results: [
            { element: 'Ni', text: '53.14', unit: 'wt%' },
            { element: 'Cr', text: '18.39', unit: 'wt%' },
            { element: 'Nb', text: '5.09', unit: 'wt%' },
          ],
          by: 'p-lab',
        },
        {
          type: 'recordIdentification',
          lot,
          verdict: 'identified',
          candidates: [{ grade: 'K4169', probability: '1' }],
          documentSha256: '0'.repeat(64),
        },
        { type: 'clearLot', lot, grade: 'K4169', reason: 'published metal', by: 'p-qual' },
      ],
    });
  for (const [heat, lot] of [
    ['K-usual', 'K-returns'],
    ['K-purified', 'K-returns'],
    ['K-new', 'K-metal'],
  ] as const) {
    const draws = [{ from: `lot:${lot}` as const, mass_g: 100_000 }];
    await store.execute({
      type: 'batch',
      commands: [
        { type: 'planHeat', heat, target: { grade: 'K4169' }, reservations: draws, by: 'p-plan' },
        { type: 'chargeHeat', heat, draws, by: 'p-melt' },
        { type: 'meltHeat', heat, process: 'VIM', output_g: 100_000, by: 'p-melt' },
      ],
    });
  }
  await store.close();
  await compute.close();
}

/** One command line; what it prints, and its exit code. */
async function remelt(...words: string[]): Promise<{ readonly out: string; readonly code: number }> {
  let out = '';
  const cli = createCli({
    environment: { ...process.env, REMELT_FOLDER: folder, DATABASE_URL: '' },
    writeOut: (text) => {
      out += text;
    },
    writeError: (text) => process.stderr.write(text),
    readInput: () => Buffer.alloc(0),
    signal: new AbortController().signal,
  });
  const code = await runCli(words, cli);
  await cli.close();
  return { out, code };
}

try {
  await bookHeats();
  await remelt('qualify', 'lock', join(HERE, 'programme.json'), '--by', 'p-plan');
  const add = (file: string, type: string) =>
    remelt(
      'qualify',
      'add',
      'k4169-returns',
      join(HERE, file),
      '--type',
      type,
      '--report',
      file,
      '--by',
      'p-lab',
    );
  assert.equal((await add('rupture.csv', 'creep-rupture')).code, 0);
  assert.equal((await add('inclusions.csv', 'microstructure')).code, 0);
  const judged = await remelt('qualify', 'evaluate', 'k4169-returns', '--by', 'p-cert');
  const board = await remelt('qualify', 'status', 'k4169-returns');
  console.log(`${judged.out}\n${board.out}`);
  // Neither good nor bad is shown: the values are older than the programme, and one bar of a heat has no scatter.
  assert.equal(judged.code, 3);
} finally {
  rmSync(folder, { recursive: true, force: true });
}
