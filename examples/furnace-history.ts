/**
 * A furnace over twelve heats, synthetic and seeded: 300 kg of nickel returns a heat, vacuum induction in MgO, three bath
 * samples each. From the eighth heat on the chamber leaks more than anybody set down. Calibrated on its first six heats, then asked
 * during the seventh, then calibrated on all twelve, where the charts alarm. Contents in ppm by mass, times in minutes.
 * With --write it renews docs/formats/calibrate.example.json and advise.example.json, and docs/furnace-drift.svg.
 */
import assert from 'node:assert/strict';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import {
  drawTruth,
  recordedHeat,
  syntheticDocument,
  syntheticHeat,
} from '../src/calculations/testing/synthetic-furnace.ts';
import { createCompute } from '../src/engine/compute.ts';
import { advicePage } from '../src/pages/blocks/heats/advice-page.ts';
import { calibrationPage, driftPlot } from '../src/pages/blocks/heats/calibration-page.ts';
import { xyChart } from '../src/pages/charts/xy-chart.ts';
import { renderTerminal } from '../src/pages/render/terminal.ts';

const SEED = 'furnace-history';
const compute = createCompute();
const facts = compute.facts();
const truth = { ...drawTruth(facts, SEED), tau: 0.3, delta: 0.04 };

/** Extra leak of heat h, in prior standard deviations: none for seven heats, then more each time. */
const drift = (h: number): Readonly<Record<string, number>> =>
  h < 7 ? {} : { 'vacuum-induction/leak': 1.5 + 0.5 * (h - 7) };
const heats = Array.from({ length: 12 }, (_, h) =>
  recordedHeat(syntheticHeat(truth, h, { facts, samples: 3, shift: drift(h) })),
);
const furnace = 'VIM-300 (synthetic)';

const early = await compute.calibrate({ furnace, heats: heats.slice(0, 6), seed: 1 });
console.log(renderTerminal(calibrationPage(early)));
assert.equal(early.calibrated.advice, true);
assert.ok((early.calibrated.removalCredit.Pb ?? 1) < 1);

const seventh = syntheticDocument(6, { seed: SEED, time_s: 7200 });
const taken = recordedHeat(syntheticHeat(truth, 6, { facts, samples: 6, document: seventh })).samples;
const question = rounded({
  format: 'remelt-advise/1',
  heat: 'H7',
  ...seventh,
  target: {
    limits_wtpct: { Pb: { max: 0.00015 }, O: { max: 0.0025 }, Mn: { max: 0.07 } },
    residual_wtpct: null,
  },
  now_s: 2400,
  samples: taken.slice(0, 2),
  calibrated: early.calibrated,
  latest_s: 7200,
});
const advice = await compute.advise(question);
console.log(`\n${renderTerminal(advicePage(advice))}`);
assert.equal(advice.standing, 'advice');

const history = rounded({ format: 'remelt-calibrate/1', furnace, heats, seed: 1 });
const late = await compute.calibrate(history);
console.log(`\n${renderTerminal(calibrationPage(late))}`);
assert.equal(late.drift.alarm, true);
assert.equal(late.calibrated.advice, false);
await compute.close();

if (process.argv.includes('--write')) {
  for (const [name, document] of Object.entries({ calibrate: history, advise: question })) {
    const path = join(import.meta.dirname, '..', 'docs', 'formats', `${name}.example.json`);
    writeFileSync(path, `${JSON.stringify(document)}\n`);
  }
  const oxygen = late.drift.charts.find(({ series }) => series === 'readings:O')!;
  writeFileSync(
    join(import.meta.dirname, '..', 'docs', 'furnace-drift.svg'),
    `${xyChart(driftPlot(oxygen))}\n`,
  );
}

/** Numbers as a laboratory and a log would write them: four digits. */
function rounded<T>(value: T): T {
  const text = JSON.stringify(value, (_key, one: unknown) =>
    typeof one === 'number' ? Number(one.toPrecision(4)) : one,
  );
  return JSON.parse(text) as T;
}
