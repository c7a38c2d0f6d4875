/**
 * Changes a rich bundle, its trust document and requests to a witness at random and holds the verifier to its word: never proven unless
 * what is proven is as it was, never a crash, never longer than a second. `node tools/fuzz-bundles.ts [--seed N] [--from N] [--cases N]`.
 * With --three the cases go to the verifier in Python and to the page in a browser too: all three say one verdict.
 */
import { parseArgs } from 'node:util';
import { bundleTrial } from '../test/fuzz/bundle-trial.ts';
import { threeVerdicts } from '../test/fuzz/three-verifiers.ts';
import { verifierPage } from './verifier-page.ts';

const { values } = parseArgs({
  options: {
    seed: { type: 'string', default: '1' },
    from: { type: 'string', default: '0' },
    cases: { type: 'string', default: '100000' },
    three: { type: 'boolean', default: false },
  },
});
const trial = await bundleTrial(Number(values.seed));
const from = Number(values.from);
const end = from + Number(values.cases);
if (values.three) {
  const { html } = await verifierPage();
  const { differ, tallies } = await threeVerdicts(trial, { html, from, count: end - from });
  for (const words of differ) console.log(words);
  console.log(JSON.stringify({ tallies, findings: differ.length }));
  process.exit(differ.length === 0 ? 0 : 1);
}
for (let index = from; index < end; index++) {
  process.send?.({ index });
  trial.try(index);
}
for (const found of trial.findings) console.log(JSON.stringify(found));
console.log(JSON.stringify({ tallies: trial.tallies, findings: trial.findings.length }));
process.exit(trial.findings.length === 0 ? 0 : 1);
