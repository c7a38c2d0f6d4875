import { spawnSync } from 'node:child_process';
import { expect, it } from 'vitest';
import { verifierPage } from '../../tools/verifier-page.ts';
import { bundleTrial } from './bundle-trial.ts';
import { threeVerdicts } from './three-verifiers.ts';

/** `npm run campaign` tries 10,000 cases. */
const hasPython = spawnSync('python3', ['--version']).status === 0;

it.skipIf(!hasPython)(
  'P5: 60 forged bundles have one verdict in this program, in Python and on the page in a browser',
  async () => {
    const trial = await bundleTrial(39);
    const told = await threeVerdicts(trial, { html: (await verifierPage()).html, from: 0, count: 60 });
    expect(told.differ).toEqual([]);
    expect(told.tallies.contradicted).toBeGreaterThan(20);
  },
  120_000,
);
