import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { dataFacts } from '../src/calculations/testing/data-facts.ts';
import { drawTruth, recordedHeat, syntheticHeat } from '../src/calculations/testing/synthetic-furnace.ts';
import type { CalibrateOutput } from '../src/faces/formats/calibrate.ts';
import { freshFolder, remelt } from './testing/remelt.ts';

let folder: ReturnType<typeof freshFolder>;
beforeAll(() => {
  folder = freshFolder();
});
afterAll(() => folder.remove());

const facts = dataFacts();
const truth = drawTruth(facts, 'calibrate-cli');
const heats = Array.from({ length: 5 }, (_, h) =>
  recordedHeat(syntheticHeat(truth, h, { facts, samples: 2 })),
);
const file = (name: string, document: unknown): string => {
  const path = join(folder.path, name);
  writeFileSync(path, JSON.stringify(document));
  return path;
};

it('calibrates a document for people and machines; an empty ledger says what is missing', async () => {
  const document = file('heats.json', { furnace: 'VIM-300', heats, seed: 20261124 });
  const direct = await remelt(folder.path, ['calibrate', document, '--json']);
  expect(direct.code, direct.err).toBe(0);
  const expected = direct.json() as CalibrateOutput;
  const none = await remelt(folder.path, ['calibrate', '--furnace', 'VIM-300', '--json']);
  expect(none.code).toBe(2);
  expect(JSON.stringify(none.json())).toMatch(/no heat has a furnace log yet/);
  expect(expected.calibrated).toMatchObject({ furnace: 'VIM-300', heats: 5, advice: true });
  const text = await remelt(folder.path, ['calibrate', document]);
  expect(text.out).toMatch(/advice during a heat: unlocked by 5 heats/);
  expect(text.out).toMatch(/removal of Pb: \d+ % of it may be counted as removed/);
}, 60_000);

it('refuses a call without a furnace, with a cure', async () => {
  const ran = await remelt(folder.path, ['calibrate', '--json']);
  expect(ran.code).toBe(2);
  expect(JSON.stringify(ran.json())).toMatch(/--furnace/);
});
