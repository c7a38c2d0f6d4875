import { expect, it } from 'vitest';
import { actingAs } from '../../../desk/context.ts';
import { pageSchema } from '../../../documents/page.ts';
import { renderTerminal } from '../../../pages/render/terminal.ts';
import { correctRecord } from '../../proof/correct-record/correct-record.ts';
import { runTask } from '../../task.ts';
import { CHARGE, heatPlanned, ROUTE } from '../../testing/heat.ts';
import { recordHeat } from '../record-heat/record-heat.ts';
import { page } from './page.ts';
import { showLog } from './show-log.ts';

const SHA = 'a'.repeat(64);
const CURVE = { at_s: [0, 600, 1200, 3600], value: [1823, 1830, 1830, 1863] };
const LOG = {
  melt: { mass_kg: 250 },
  route: [
    {
      operation: 'vacuum-induction',
      settings: { time_s: 3600, leak_Pa_m3_per_s: 0.003, temperature_K: CURVE },
    },
  ],
  samples: [{ sample: 'B-1', at_s: 3000 }],
  recorded: {
    ...{ sha256: SHA, file: 'vim.csv', source: 'recorder-1' },
    ...{ from: '2026-12-02T10:00:00.000Z', to: '2026-12-02T11:00:00.000Z' },
    settings: [
      {
        ...{ setting: 'temperature_K', tag: 'TC1', readings: 700, gapAfter_s: 30, error: 2 },
        ...{ lowest: 1823, highest: 1863, gaps: [{ from_s: 600, to_s: 1200, why: 'silence' }] },
      },
    ],
  },
};

it('shows the log that counts beside its plan, with its gaps, its file and what it is used for', async () => {
  const context = await heatPlanned({ furnace: 'VIM-500', route: JSON.stringify(ROUTE) });
  const melter = actingAs('p-melt', context);
  await recordHeat.run({ heat: 'H-1', charge: CHARGE, asCharged: false }, melter);
  const none = await runTask(showLog, { heat: 'H-1' }, context);
  expect(none.log).toBeNull();
  expect(renderTerminal(page(none))).toContain('Bring the file of the recorder');
  await recordHeat.run({ heat: 'H-1', log: { furnace: 'VIM-500', ...LOG } }, melter);
  const { log } = await runTask(showLog, { heat: 'H-1' }, context);
  expect(log).toMatchObject({
    ...{ furnace: 'VIM-500', file: 'vim.csv', source: 'recorder-1', sha256: SHA },
    samples: [{ sample: 'B-1', at_s: 3000 }],
    settings: [
      { setting: 'temperature_K', unit: 'K', tag: 'TC1', lowest: 1823, highest: 1863, planned: [1823, 1823] },
    ],
    others: [expect.stringMatching(/leak/)],
  });
  const [chart] = log!.charts;
  if (chart?.kind !== 'xy') throw new Error('no curve');
  // the plan, the curve in two parts with its gap between them, and the sample
  expect(chart.plot.series.map(({ kind }) => kind)).toEqual(['gap', 'line', 'line', 'line', 'rule']);
  expect(chart.plot.series[0]).toMatchObject({ from: 10, to: 20 });
  expect(chart.plot.series[1]).toMatchObject({
    name: 'planned',
    points: [
      [0, 1823],
      [60, 1823],
    ],
  });
  expect(chart.plot.series[4]).toMatchObject({ at: 50 });
  const said = renderTerminal(pageSchema.parse(page({ format: 'remelt-kept-log/1', heat: 'H-1', log })));
  expect(said).toContain(SHA);
  expect(said).toMatch(/Across a gap a prediction takes the straight line/);
});

it('shows none after the charge was undone, and the next charge brings none back', async () => {
  const context = await heatPlanned({ furnace: 'VIM-500', route: JSON.stringify(ROUTE) });
  const melter = actingAs('p-melt', context);
  await recordHeat.run({ heat: 'H-1', charge: CHARGE, asCharged: false }, melter);
  await recordHeat.run({ heat: 'H-1', log: { furnace: 'VIM-500', ...LOG } }, melter);
  const undo = { of: 'heat:H-1', record: 'charge', reason: 'another heat' };
  const { shown } = await runTask(correctRecord, undo, melter);
  await runTask(correctRecord, { ...undo, confirm: shown }, melter);
  expect((await runTask(showLog, { heat: 'H-1' }, context)).log).toBeNull();
  await recordHeat.run({ heat: 'H-1', charge: CHARGE, asCharged: false }, melter);
  expect((await runTask(showLog, { heat: 'H-1' }, context)).log).toBeNull();
});

it('shows a log that somebody typed as such', async () => {
  const context = await heatPlanned({ furnace: 'VIM-500', route: JSON.stringify(ROUTE) });
  const melter = actingAs('p-melt', context);
  await recordHeat.run({ heat: 'H-1', charge: CHARGE, asCharged: false }, melter);
  const { recorded: _, ...typed } = LOG;
  await recordHeat.run({ heat: 'H-1', log: { furnace: 'VIM-500', ...typed } }, melter);
  const answer = await runTask(showLog, { heat: 'H-1' }, context);
  expect(answer.log).toMatchObject({
    sha256: null,
    settings: [{ tag: null, readings: null, highest: 1863, gaps: [] }],
  });
  expect(renderTerminal(page(answer))).toContain('Somebody typed it');
});
