import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { dataFacts } from '../src/calculations/testing/data-facts.ts';
import { drawTruth, recordedHeat, syntheticHeat } from '../src/calculations/testing/synthetic-furnace.ts';
import type { AdviseOutput } from '../src/documents/heats/advise.ts';
import type { CalibrateOutput } from '../src/documents/heats/calibrate.ts';
import { freshYard, remelt } from './testing/remelt.ts';

let folder: Awaited<ReturnType<typeof freshYard>>;
beforeAll(async () => {
  folder = await freshYard();
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
  const html = join(folder.path, 'furnace.html');
  const text = await remelt(folder.path, ['calibrate', document, '--html', html]);
  expect(text.out).toMatch(/Advice during a heat: unlocked by 5 heats/);
  expect(text.out).toMatch(/^Pb +plans may count \d+ % of it as removed/m);
  expect(text.out).toContain(`written to ${html}`);
  const page = readFileSync(html, 'utf8');
  for (const { what } of expected.parameters) expect(page.includes(`>${what}</td>`), what).toBe(true);
  // no heat to hold against the first five yet: the parameters alone are drawn
  expect(page.match(/<svg/g)).toHaveLength(expected.drift.charts.length + 1);
  const unwritable = await remelt(folder.path, [
    'calibrate',
    document,
    '--html',
    join(folder.path, 'no', 'x'),
  ]);
  expect(unwritable).toMatchObject({ code: 5, err: expect.stringContaining('cannot be written: ENOENT') });
}, 60_000);

it('draws advice: how sure over time, and each content that decides against its limit', async () => {
  const example = JSON.parse(readFileSync('docs/formats/advise.example.json', 'utf8')) as object;
  const document = file('advise.json', { ...example, heat: 'H<7>' });
  const html = join(folder.path, 'advice.html');
  const ran = await remelt(folder.path, ['advise', document, '--html', html, '--json']);
  const output = ran.json() as AdviseOutput;
  const page = readFileSync(html, 'utf8');
  expect(page).toContain('<h1>H&lt;7&gt; at 40 min</h1>');
  for (const element of ['Mn', 'O', 'Pb']) expect(page).toContain(`aria-label="Chart: ${element} [`);
  expect(page.match(/<svg/g)).toHaveLength(4);
  expect(page).toContain(output.words[1]!.replaceAll(/(\d) %/g, '$1\u00A0%'));
  const { course, limits, now_s, sure } = output;
  const now = course.times_s.indexOf(now_s);
  expect(course.sure.slice(0, now)).toEqual(Array(now).fill(null));
  expect(course.sure[now]).toBe(sure.now);
  expect(course.sure.at(-1)).toBe(sure.atLatest);
  for (const { of, now: band } of limits) {
    const drawn = course.contents.find((one) => one.of === of)!;
    expect(drawn.mean_ppm[now]).toBeCloseTo(band.mean_ppm, 9);
    expect(drawn.p95_ppm[now]).toBeCloseTo(band.p95_ppm, 9);
  }
  expect(course.readings.map(({ of, at_s }) => [of, at_s])).toContainEqual(['Pb', 2400]);
}, 60_000);

it('refuses a call without a furnace, with a cure', async () => {
  const ran = await remelt(folder.path, ['calibrate', '--json']);
  expect(ran.code).toBe(2);
  expect(JSON.stringify(ran.json())).toMatch(/--furnace/);
});
