import { expect, it } from 'vitest';
import type { TrialOutput } from '../../../documents/heats/trial.ts';
import { pageSchema } from '../../../documents/page.ts';
import { renderTerminal } from '../../render/terminal.ts';
import { trialPage } from './trial-page.ts';

const factor = {
  what: 'supply by the lining',
  operations: ['vacuum-induction'],
  source: 'paper',
  before: 2.51,
  left: [0.6, 0.45],
  after: 1.51,
  heats: 3,
  standing: 'learnt' as const,
  words: '',
};
const output: TrialOutput = {
  format: 'remelt-trial/1',
  manifest: { inputHash: '0', code: 'c', data: 'd', seed: 1 },
  assumed: [],
  warnings: ['the charge has no spread'],
  operations: ['vacuum-induction', 'electroslag'],
  wanted: { ratio: 0.5, factor: 1.2 },
  plan: {
    heats: 3,
    samples: 2,
    places: [{ name: 'end of electroslag', at_s: 9000 }],
    methods: [{ method: 'fusion', elements: ['O', 'N'] }],
    analyses: 6,
    furnaces_usd: 6000,
    analyses_usd: 480,
    cost_usd: 6480,
  },
  table: [1, 3],
  factors: [
    { ...factor, name: 'a' },
    {
      ...factor,
      name: 'b',
      what: 'blockage',
      standing: 'together',
      heats: null,
      words: 'no sample separates it',
    },
    {
      ...factor,
      name: 'c',
      what: 'boil',
      standing: 'not-told',
      heats: null,
      words: 'no sample depends on it',
    },
  ],
  decidable: [
    {
      element: 'S',
      central_ppm: 9,
      before: { p05_ppm: 4, p95_ppm: 21 },
      after: { p05_ppm: 7, p95_ppm: 12 },
      limit: 'at most 15 ppm',
      verdictBefore: 'open',
      verdictAfter: 'inside',
    },
    {
      element: 'Cr',
      central_ppm: 180_000,
      before: { p05_ppm: 179_900, p95_ppm: 180_100 },
      after: { p05_ppm: 179_950, p95_ppm: 180_050 },
      limit: '17 to 21 wt%',
      verdictBefore: 'inside',
      verdictAfter: 'inside',
    },
  ],
};

it('says what to melt and sample, what each heat teaches, what stays unknown and what can then be decided', () => {
  const page = trialPage(output);
  expect(pageSchema.parse(page)).toEqual(page);
  const text = renderTerminal(page);
  expect(text).toContain('3 heats with 2 samples at each of 1 place would teach 1 factor.');
  expect(text).toMatch(/supply by the lining +vacuum-induction +x 2\.51 +60 % +45 % \* +x 1\.51/);
  expect(text).toMatch(/learnt by then +0 of 1 +1 of 1/);
  expect(text).toContain('blockage: no sample separates it');
  expect(text).toContain('S becomes decidable: inside at most 15 ppm');
  expect(text).not.toMatch(/^Cr /m);
  expect(text).toMatch(/cost: 6,480 USD, of which furnaces 6,000 and 6 analyses 480/);
});

it('says so where there is nothing to plan', () => {
  expect(renderTerminal(trialPage({ ...output, plan: null, factors: [] }))).toContain(
    'would teach no further factor',
  );
});
