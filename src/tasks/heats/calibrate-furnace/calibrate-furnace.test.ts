import { expect, it } from 'vitest';
import { furnaceHistory } from '../../../desk/furnace/furnace-history.ts';
import type { Command } from '../../../evidence/ledger/commands.ts';
import { from, lotOf, receive, showGood } from '../../../evidence/ledger/testing/example-commands.ts';
import { runTask } from '../../task.ts';
import { memoryContext } from '../../testing/memory-context.ts';
import { recordHeat } from '../record-heat/record-heat.ts';
import { calibrateFurnace } from './calibrate-furnace.ts';
import { contract } from './contract.ts';
import { page } from './page.ts';

const FURNACE = 'VIM-500';
const ROUTE = [
  {
    operation: 'vacuum-induction',
    settings: {
      time_s: 3600,
      temperature_K: 1823,
      pressure_Pa: 1,
      lining: { material: 'MgO', heatsSinceReline: 3 },
    },
  },
];
const HEATS = ['H1', 'H2', 'H3', 'H4', 'H5'];
const lead = (text: string) => [{ element: 'Pb', text, unit: 'ppm', sd: '0.1' }];

it('calibrates a furnace on heats that were booked on the furnace page alone', async () => {
  const context = memoryContext();
  const { store } = context;
  // long before the first heat
  const happenedAt = new Date(context.clock().getTime() - 7 * 86_400_000).toISOString();
  await store.execute(receive(lotOf('A', 2_000_000, { happenedAt }), lotOf('B', 100_000, { happenedAt })));
  for (const lot of ['A', 'B']) {
    await store.execute(showGood(lot));
    await store.execute({
      ...{ type: 'recordAnalysis', of: `lot:${lot}`, analysis: 'A2', basis: 'measured', method: 'ICP-MS' },
      results: lead('8'),
    } as Command);
  }
  const now = context.clock().getTime();
  const heats = HEATS.map((heat, h) => {
    const poured = now - 1000 * 7200 * (HEATS.length - h);
    // seconds of the route, which ended with the pour
    const at = (second: number): string => new Date(poured + 1000 * (second - 3600)).toISOString();
    return { heat, at };
  });
  for (const { heat, at } of heats) {
    await store.execute({
      ...{ type: 'planHeat', heat, target: { mass_g: 300_000 }, by: 'p-plan' },
      ...{ reservations: [from('A', 300_000)], route: JSON.stringify(ROUTE) },
    } as Command);
    // one order for each button of the page: the mass of the log is all that the page knows of the metal
    const book = (second: number, order: object) =>
      runTask(recordHeat, { heat, by: 'p-melt', happenedAt: at(second), ...order }, context);
    await book(-5000, { charge: [{ lot: 'A', actual_g: 300_000 }] });
    await book(600, { samples: [{ of: `heat:${heat}`, sample: 'B-1', place: 'bath' }] });
    await book(1800, {
      charge: [{ lot: 'B', actual_g: 10_000 }],
      unplanned: 'lanthanum low in the bath',
    });
    await book(2400, { samples: [{ of: `heat:${heat}`, sample: 'B-2', place: 'bath' }] });
    await book(3500, { log: { furnace: FURNACE, melt: { mass_kg: 310 }, route: ROUTE } });
    await book(3600, { melt: { process: 'VIM', output_g: 310_000 } });
    const result = (sample: string, text: string) => ({
      ...{ of: `heat:${heat}`, analysis: sample, sample, place: 'bath', method: 'ICP-MS' },
      results: lead(text),
    });
    await book(4000, { analyses: [result('B-1', '6'), result('B-2', '3')] });
    // booked with its result: when it was taken, nobody said
    await book(4100, {
      samples: [{ of: `heat:${heat}`, sample: 'B-3', place: 'bath' }],
      analyses: [result('B-3', '2')],
    });
  }
  const { heats: told } = await furnaceHistory({ furnace: FURNACE }, context);
  expect(told.map(({ id }) => id)).toEqual(HEATS);
  for (const { melt, route, samples } of told) {
    // turnings: 93 % of them are metal
    expect(melt).toMatchObject({ mass_kg: 279, balance: 'Ni' });
    expect(melt.composition_ppm).toMatchObject({ Cr: expect.closeTo(220_000, -3), Pb: expect.closeTo(8, 1) });
    expect(route[0]!.settings).toEqual(ROUTE[0]!.settings);
    expect(route[0]!.additions).toMatchObject([{ mass_kg: 10, at_s: 1800 }]);
    expect(samples.map(({ id, at_s, composition_ppm }) => [id, at_s, composition_ppm])).toEqual([
      ['B-1', 600, { Pb: 6 }],
      ['B-2', 2400, { Pb: 3 }],
    ]);
  }
  const learned = await runTask(calibrateFurnace, { furnace: FURNACE }, context);
  expect(learned).toMatchObject({ heats: 5, readings: 10, leftOut: [] });
  expect(learned.unlocks.furnaceAdvice.granted).toBe(true);
  expect(learned.calibrated.advice).toBe(true);
  expect(contract.exit!(learned)).toBe(0);
  expect(contract.exit!({ ...learned, drift: { ...learned.drift, alarm: true } })).toBe(1);
  const addressOf = ({ name }: { readonly name: string }, { heat }: { readonly heat?: string }) =>
    `/${name}?${heat}`;
  const chart = { series: 'readings:S', what: 'S', unit: 'sd', signals: [], arl0: 370, arl1: 10 };
  const charts = [{ ...chart, heats: ['H5'], values: [0.1], scores: [0.1], ewma: [0.1], limit: [3] }];
  const drifting = { ...learned, drift: { ...learned.drift, charts } };
  expect(JSON.stringify(page(drifting, { addressOf }))).toContain('"href":"/report-heat?H5"');
  expect(JSON.stringify(page(drifting))).not.toContain('href');
  await expect(runTask(calibrateFurnace, { furnace: 'VIM-9' }, context)).rejects.toMatchObject({
    message: expect.stringMatching(/VIM-9 has no heat with a log/),
    details: [{ path: 'furnace', allowed: FURNACE }],
  });
}, 120_000);
