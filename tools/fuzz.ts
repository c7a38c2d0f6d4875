/** Runs many cases at every door and prints what was wrong: node tools/fuzz.ts [--seed N] [--from N] [--cases N]. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { Trial } from '../test/fuzz/trial.ts';
import { makeYard, trialClock } from '../test/fuzz/yard.ts';

const { values } = parseArgs({
  options: {
    seed: { type: 'string', default: '1' },
    from: { type: 'string', default: '0' },
    cases: { type: 'string', default: '1000' },
  },
});
const folder = mkdtempSync(join(tmpdir(), 'remelt-fuzz-'));
await makeYard(folder, trialClock);
const trial = new Trial(Number(values.seed), folder);
const [from, cases] = [Number(values.from), Number(values.cases)];
for (let index = from; index < from + cases; index++) {
  process.send?.({ index });
  const before = trial.findings.length;
  await trial.try(index);
  for (const found of trial.findings.slice(before)) console.log(JSON.stringify(found));
}
await trial.close();
console.log(JSON.stringify({ tallies: Object.fromEntries(trial.tallies), findings: trial.findings.length }));
rmSync(folder, { recursive: true, force: true });
process.exit(trial.findings.length === 0 ? 0 : 1);
