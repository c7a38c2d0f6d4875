import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { RemeltError } from '../../../foundation/errors.ts';
import { renderTerminal } from '../../../pages/render/terminal.ts';
import { runTask } from '../../task.ts';
import { memoryContext } from '../../testing/memory-context.ts';
import { calibrateHistory } from './calibrate-history.ts';
import { page } from './page.ts';

const EXAMPLE = readFileSync('examples/past-heats/schmelzen.csv', 'utf8');
const fileOf = (text: string, name = 'schmelzen.csv') => ({
  name,
  base64: Buffer.from(text).toString('base64'),
});

test('reads the table of a planner with German heads, and names what it took for granted', async () => {
  const context = await memoryContext();
  const { reading, document } = await runTask(
    calibrateHistory,
    { files: [fileOf(EXAMPLE)], readOnly: true },
    context,
  );
  expect(reading.asked).toEqual([]);
  expect(reading.furnaces).toEqual([{ furnace: 'VIM 1', heats: 21, from: '2026-01-08', to: '2026-03-17' }]);
  expect(reading.assumed.map(({ what, source }) => `${what}: ${source}`)).toContainEqual(
    expect.stringMatching(/^temperature: missing in schmelzen\.csv, row 8; the middle of the other 20 heats/),
  );
  const [first] = document!.heats;
  expect(first).toMatchObject({ id: '26-101', at: '2026-01-08', furnace: 'VIM 1' });
  expect(first!.route[0]!.settings).toMatchObject({
    time_s: 5220,
    pressure_Pa: 1,
    lining: { material: 'MgO', heatsSinceReline: 1 },
  });
  expect(first!.route[0]!.settings!.temperature_K).toBeCloseTo(1810.15, 6);
  expect(first!.route[0]!.settings!.leak_Pa_m3_per_s).toBeCloseTo(0.141, 9);
  expect(first!.melt.composition_ppm).toMatchObject({ O: 43, Pb: 7.19, C: 400 });
  expect(first!.melt.composition_wtpct).toMatchObject({ Cr: 19 });
  expect(first!.samples[0]!.composition_ppm).toEqual({ O: 22, N: 114, S: 22, Pb: 2.67, Bi: 0.96, Mn: 885 });
});

test('asks for what only a person can say, with the word that says it', async () => {
  const context = await memoryContext();
  const text = EXAMPLE.replace('Druck [mbar]', 'Druck').replace('Haltezeit [min]', 'Bemerkung 2');
  const refusal = await runTask(calibrateHistory, { files: [fileOf(text)] }, context).catch(
    (error: unknown) => error,
  );
  expect(refusal).toBeInstanceOf(RemeltError);
  const { details } = refusal as RemeltError;
  expect(details.map(({ message }) => message)).toEqual([
    '"Druck" says no unit of its pressure',
    'no column says how long the metal was held, and removal cannot be told without it',
  ]);
  expect(details[0]!.cure).toContain("--map 'Druck=pressure[mbar]'");
  const said = await runTask(
    calibrateHistory,
    { files: [fileOf(text)], map: ['Druck=pressure[mbar]', 'Bemerkung 2=time[min]'], readOnly: true },
    context,
  );
  expect(said.reading.asked).toEqual([]);
  expect(said.document!.heats[0]!.route[0]!.settings).toMatchObject({ time_s: 5220, pressure_Pa: 1 });
});

test('shows what a furnace learned from a table, and how its bands held', { timeout: 120_000 }, async () => {
  const context = await memoryContext();
  const lines = EXAMPLE.split('\r\n').slice(0, 10);
  const shuffled = [lines[0]!, lines[2]!, lines[1]!, ...lines.slice(3)].join('\r\n');
  const answer = await runTask(calibrateHistory, { files: [fileOf(shuffled)] }, context);
  const [furnace] = answer.history!.furnaces;
  expect(furnace).toMatchObject({ furnace: 'VIM 1', heats: 9, fittedOn: 6, judgedOn: 3 });
  expect(furnace!.learning.map(({ known }) => known)).toEqual([3, 6]);
  // three heats are judged by the last reading of six elements each
  expect(furnace!.coverage[0]).toMatchObject({ element: 'all', n: 18 });
  expect(furnace!.learning[1]!.calibrated.width).toBeLessThan(furnace!.learning[1]!.literature.width);
  expect(furnace!.notLearned.map(({ why }) => why)).toContain('one-sample');
  expect(answer.history!.warnings).toContain(
    'VIM 1: 2 of 9 heats did not stand in order of their dates; they are sorted',
  );
  const text = renderTerminal(page(answer), { columns: 160 });
  expect(text).toContain('which the fit on the first 6 never saw');
});
