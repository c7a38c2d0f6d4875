import { expect, it } from 'vitest';
import { bundleTrial } from './bundle-trial.ts';

/** `npm run campaign` tries 100,000 cases, and other seeds. */
it('200 forged bundles and trust documents: none is proven, none crashes or hangs the verifier', async () => {
  const trial = await bundleTrial(20261128);
  for (let index = 0; index < 200; index++) trial.try(index);
  expect(trial.findings).toEqual([]);
  const { proven, contradicted } = trial.tallies;
  expect(contradicted).toBeGreaterThan(100);
  // what only changes a word that nothing is claimed with stays proven
  expect(proven).toBeGreaterThan(0);
});
