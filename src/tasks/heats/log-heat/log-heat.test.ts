import { describe, expect, it } from 'vitest';
import { actingAs, type TaskContext } from '../../../desk/context.ts';
import { heatAsItRan } from '../../../desk/heat/heat-as-it-ran.ts';
import type { HeatLog } from '../../../documents/heats/heat-log.ts';
import type { TagMap } from '../../../documents/heats/tag-map.ts';
import { renderTerminal } from '../../../pages/render/terminal.ts';
import { arriveLog } from '../../links/arrive-log/arrive-log.ts';
import { enterSource } from '../../links/enter-source/enter-source.ts';
import { mapTags } from '../../links/map-tags/map-tags.ts';
import { runTask } from '../../task.ts';
import { CHARGE, heatPlanned, ROUTE } from '../../testing/heat.ts';
import { shelfInMemory } from '../../testing/recorder-shelf.ts';
import { predictHeat } from '../predict-heat/predict-heat.ts';
import { recordHeat } from '../record-heat/record-heat.ts';
import { stampHeat } from '../stamp-heat/stamp-heat.ts';
import { logHeat } from './log-heat.ts';
import { page } from './page.ts';

const START = Date.parse('2026-12-02T10:00:00.000Z');
const MAP: TagMap = {
  tags: [
    { tag: 'TC1', furnace: 'VIM-500', setting: 'temperature_K', unit: 'degC' },
    { tag: 'P1', furnace: 'VIM-500', setting: 'pressure_Pa', unit: 'mbar' },
  ],
};
interface Shown {
  /** Temperature above 1550 degC. */
  readonly hotter?: number;
  /** Seconds without a row. */
  readonly silent?: readonly [number, number];
  /** The clock of the recorder is ahead [s]. */
  readonly ahead?: number;
  readonly head?: string;
}

/** A wide file of ten minutes before the heat to ten after, a row every 5 s; outside the heat the furnace is cold. */
function fileOf({ hotter = 0, silent = [0, 0], ahead = 0, head = 'Time,TC1,P1 [mbar]' }: Shown = {}): string {
  const rows: string[] = [head];
  for (let second = -600; second <= 6000; second += 5) {
    if (second > silent[0] && second < silent[1]) continue;
    const isHot = second >= 0 && second <= 5400;
    const at = new Date(START + 1000 * (second + ahead)).toISOString();
    rows.push(`${at},${isHot ? 1550 + hotter + (second % 2) : 25},${isHot ? '1e-2' : '1013'}`);
  }
  return Buffer.from(`${rows.join('\n')}\n`).toString('base64');
}

/** A demonstration plant whose heat H-1 was charged at ten and poured 90 minutes later. */
async function poured(until: 'charged' | 'poured' = 'poured', more: object = {}): Promise<TaskContext> {
  let now = START - 3_600_000;
  const clock = () => new Date(now);
  const context = await heatPlanned({ furnace: 'VIM-500', route: JSON.stringify(ROUTE), ...more }, { clock });
  now = START + 24 * 3_600_000;
  const melter = actingAs('p-melt', context);
  const at = (second: number) => new Date(START + 1000 * second).toISOString();
  await recordHeat.run({ heat: 'H-1', charge: CHARGE, happenedAt: at(0), asCharged: false }, melter);
  const sample = { of: 'heat:H-1', sample: 'B-1', place: 'bath' };
  await recordHeat.run({ heat: 'H-1', samples: [sample], happenedAt: at(3000) }, melter);
  if (until === 'poured')
    await recordHeat.run(
      { heat: 'H-1', melt: { process: 'VIM', output_g: 249_000 }, happenedAt: at(5400) },
      melter,
    );
  return melter;
}
const order = (shown: Shown = {}, more: object = {}) => ({
  ...{ heat: 'H-1', file: fileOf(shown), name: 'vim.csv', map: MAP },
  ...more,
});
async function take(asked: ReturnType<typeof order>, context: TaskContext): Promise<HeatLog> {
  const { shown } = await runTask(logHeat, asked, context);
  return runTask(logHeat, { ...asked, confirm: shown }, context);
}

describe('the log of a heat', () => {
  it('is cut at its marks, kept small, and taken as the log of the heat with the hash of its file', async () => {
    const context = await poured();
    const shown = await runTask(logHeat, order(), context);
    expect(shown).toMatchObject({
      ...{ seq: null, asks: [], operation: 'vacuum-induction', from: '2026-12-02T10:00:00.000Z' },
      marks: [
        { what: 'charged', at_s: 0, from: 'booked' },
        { what: 'sampled B-1', at_s: 3000 },
        { what: 'poured', at_s: 5400 },
      ],
      settings: [
        { setting: 'temperature_K', error: 2, gaps: [], lowest: 1823.15, highest: 1824.15 },
        { setting: 'pressure_Pa', gaps: [], lowest: 1, highest: 1 },
      ],
    });
    expect((await context.store.heat('H-1')).log).toBeFalsy();
    const taken = await runTask(logHeat, { ...order(), confirm: shown.shown }, context);
    const { log } = await context.store.heat('H-1');
    expect(taken.seq).toBe(log!.seq);
    expect(log!.text.length).toBeLessThan(2000);
    expect(JSON.parse(log!.text)).toMatchObject({
      route: [{ settings: { time_s: 5400, leak_Pa_m3_per_s: 0.003, pressure_Pa: { value: [1, 1] } } }],
      samples: [{ sample: 'B-1', at_s: 3000 }],
      recorded: { sha256: shown.file.sha256, file: 'vim.csv' },
    });
    const again = await runTask(logHeat, { ...order(), confirm: shown.shown }, context);
    expect(again.seq).toBe(taken.seq);
    expect(renderTerminal(page(taken))).toMatch(/log of the heat now \(record \d+\)/);
  });

  it('moves the prediction: 40 K hotter is another metal, and a gap is an assumption', async () => {
    const context = await poured();
    const contentsAt = async (shown: Shown) => {
      await take(order(shown), context);
      return runTask(predictHeat, { heat: 'H-1' }, context);
    };
    const [usual, hotter] = [await contentsAt({}), await contentsAt({ hotter: 40 })];
    const chromium = ({ final }: typeof usual) => final.Cr!.mean_ppm;
    expect(chromium(hotter)).toBeLessThan(chromium(usual));
    const broken = await contentsAt({ silent: [1200, 1800] });
    const lines = broken.assumed.filter(({ source }) => source.includes('was not recorded'));
    expect(lines.map(({ what }) => what)).toEqual([
      'vacuum-induction.temperature_K',
      'vacuum-induction.pressure_Pa',
    ]);
    expect(lines[0]!.source).toMatch(/TC1 was not recorded from minute 20\.0 to 30\.0 \(silence\)/);
  });

  it('is what calibration learns from: settings over time, metal and samples of its records', async () => {
    const context = await poured();
    await take(order({ hotter: 40 }), context);
    const ran = await heatAsItRan(await context.store.heat('H-1'), context);
    const { temperature_K } = ran.route[0]!.settings as {
      temperature_K: { at_s: number[]; value: number[] };
    };
    expect(temperature_K.at_s.at(-1)).toBe(5400);
    expect(Math.min(...temperature_K.value)).toBeGreaterThan(1860);
    expect(ran.melt.composition_wtpct ?? ran.melt.composition_ppm).toBeDefined();
    expect(ran.samples).toEqual([{ sample: 'B-1', at_s: 3000 }]);
  });

  it('marks every gap within the heat, also at its ends, in words and in the curve', async () => {
    const context = await poured();
    const log = await runTask(logHeat, order({ silent: [-100, 300] }), context);
    expect(log.settings[0]!.gaps).toEqual([{ from_s: 0, to_s: 300, why: 'silence' }]);
    expect(JSON.stringify(log.charts)).toContain('"kind":"gap","from":0,"to":5');
    expect(renderTerminal(page(log))).toMatch(/temperature_K\s+0\.0\s+5\.0\s+silence/);
  });

  it('asks whether the clock is an hour off, takes nothing until somebody says so, and then cuts right', async () => {
    const context = await poured();
    const asked = await runTask(logHeat, order({ ahead: 3600 }), context);
    expect(asked.asks).toMatchObject([{ code: 'clock', answer: { clockAhead_s: 3600 } }]);
    await expect(take(order({ ahead: 3600 }), context)).rejects.toThrow(
      /the log is not taken: .* 1 hour ahead/,
    );
    const said = await take(order({ ahead: 3600 }, { clockAhead_s: 3600 }), context);
    expect(said).toMatchObject({ asks: [], settings: [{ gaps: [] }, { gaps: [] }] });
  });

  it('asks about a value of a time that has not come yet, whatever covers the heat, until the clock is stated', async () => {
    // the file ends 6000 s after the charge by the clock of the recorder
    const charged = await poured('charged');
    const askedAt = (second: number) => ({ ...charged, clock: () => new Date(START + 1000 * second) });
    const context = askedAt(6000 - 53 * 60);
    const { asks } = await runTask(logHeat, order(), context);
    expect(asks).toMatchObject([{ code: 'clock', answer: { clockAhead_s: 3600 } }]);
    expect(asks[0]!.words).toBe('its last value lies 53 min after now: is its clock ahead?');
    await expect(take(order(), context)).rejects.toThrow(/the log is not taken: .* 53 min after now/);
    const half = await runTask(logHeat, order({}, { clockAhead_s: 600 }), context);
    expect(half.asks).toMatchObject([{ code: 'clock', answer: { clockAhead_s: 3600 } }]);
    const cold = await runTask(logHeat, order({}, { clockAhead_s: 3600 }), context);
    expect(cold.asks).toEqual([]);
    const near = await runTask(logHeat, order(), askedAt(6000 - 59));
    expect(near.asks).toEqual([]);
  });

  it('cuts at the marks of the recorder where they are near what was booked, and asks where they are all off', async () => {
    const context = await poured();
    const map = { tags: [...MAP.tags, { tag: 'POUR', furnace: 'VIM-500', mark: 'poured' as const }] };
    const withPour = (at_s: number) =>
      Buffer.from(
        Buffer.from(fileOf(), 'base64')
          .toString()
          .split('\n')
          .map((line, i) =>
            line === '' ? '' : `${line},${i === 0 ? 'POUR' : -600 + 5 * (i - 1) >= at_s ? 1 : 0}`,
          )
          .join('\n'),
      ).toString('base64');
    const near = await runTask(logHeat, { ...order(), map, file: withPour(5300) }, context);
    expect(near.marks.at(-1)).toMatchObject({ what: 'poured', at_s: 5300, from: 'recorder' });
    const far = await runTask(logHeat, { ...order(), map, file: withPour(1800) }, context);
    expect(far.asks).toMatchObject([{ code: 'clock', answer: { clockAhead_s: -3600 } }]);
  });

  it('asks about a unit that the map contradicts', async () => {
    const context = await poured();
    const { asks } = await runTask(logHeat, order({ head: 'Time,TC1,P1 [Pa]' }), context);
    expect(asks).toMatchObject([{ code: 'unit', answer: { units: 'file' } }]);
    expect(asks[0]!.words).toBe('P1 is in Pa by the file and in mbar by the map of its tags');
    const file = await take(order({ head: 'Time,TC1,P1 [Pa]' }, { units: 'file' }), context);
    expect(file.settings[1]).toMatchObject({ lowest: 0.01 });
  });

  it('goes as far as the recorder while the heat is not poured', async () => {
    const context = await poured('charged');
    const log = await runTask(logHeat, order(), context);
    expect(log).toMatchObject({
      to: '2026-12-02T11:40:00.000Z',
      marks: [{}, {}, { from: 'end of the log' }],
    });
  });

  it.each<[string, string, string]>([
    ['power_W', 'kW', 'leave this tag out'],
    ['presure_Pa', 'mbar', 'write pressure_Pa, or leave this tag out'],
    ['presure_Pa', 'kW', 'leave this tag out'],
  ])('names for %s in %s a setting that its unit fits, or none', async (setting, unit, cure) => {
    const map = { tags: [{ tag: 'T', furnace: 'VIM-500', setting, unit }] };
    await expect(runTask(logHeat, { ...order(), map }, await poured())).rejects.toMatchObject({
      details: [{ cure }],
    });
  });

  it.each<[string, object, RegExp]>([
    [
      'a setting that no recorder tells',
      { map: { tags: [{ tag: 'T', furnace: 'VIM-500', setting: 'time_s', unit: 's' }] } },
      /no setting "time_s" that a recorder can tell/,
    ],
    [
      'a unit of something else',
      { map: { tags: [{ tag: 'T', furnace: 'VIM-500', setting: 'temperature_K', unit: 'mbar' }] } },
      /mbar is not a unit of temperature_K/,
    ],
    [
      'another furnace',
      { map: { tags: [{ tag: 'T', furnace: 'EB-300', setting: 'power_W', unit: 'kW' }] } },
      /the map has no tag of furnace VIM-500/,
    ],
    [
      'a file of another day',
      { from: '2026-12-05T10:00:00Z', to: '2026-12-05T11:00:00Z' },
      /holds no value of the heat/,
    ],
    [
      'a file without a table',
      { file: Buffer.from('hello\n').toString('base64') },
      /no heading names a time/,
    ],
    ['an end before its start', { to: '2026-12-02T09:00:00Z' }, /before it begins/],
  ])('%s is refused', async (_what, change, words) => {
    await expect(runTask(logHeat, { ...order(), ...change }, await poured())).rejects.toThrow(words);
  });

  it('answers a hold point that asks for a pressure with its time, and keeps it in a gap, against it and when it is old', async () => {
    const look = 'chamber pressure below 5 Pa';
    const context = await poured('charged', { holdPoints: [{ step: 'pour', kind: 'hold', look }] });
    const quality = actingAs('p-qual', context);
    const stampAt = (minute: number) =>
      runTask(
        stampHeat,
        {
          ...{ heat: 'H-1', point: 'pour', decision: 'accepted' },
          happenedAt: new Date(START + 60_000 * minute).toISOString(),
        },
        quality,
      );
    await take(order({ silent: [2400, 3000] }, { to: '2026-12-02T11:00:00Z' }), context);
    await expect(stampAt(45)).rejects.toThrow(
      /cannot be accepted: pressure: P1 was not recorded from 10:40 UTC to 10:50 UTC \(silence\)/,
    );
    await expect(stampAt(80)).rejects.toThrow(/pressure: the furnace log ends at 11:00 UTC/);
    const { points, holdPoints } = await stampAt(55);
    expect(points[0]!.words).toMatch(/pressure 1 Pa in the furnace log at 2026-12-02 10:55 UTC$/);
    expect(holdPoints[0]!.readings).toMatchObject([{ asked: 'below 5 Pa', found: { tag: 'P1', value: 1 } }]);
  });

  it('keeps a hold point whose limit the log does not meet', async () => {
    const look = 'pressure under 0.5 Pa and temperature above 1500 °C';
    const context = await poured('charged', { holdPoints: [{ step: 'pour', kind: 'hold', look }] });
    await take(order({}, { to: '2026-12-02T11:00:00Z' }), context);
    const stamp = { heat: 'H-1', point: 'pour', decision: 'accepted', happenedAt: '2026-12-02T11:05:00Z' };
    await expect(runTask(stampHeat, stamp, actingAs('p-qual', context))).rejects.toThrow(
      /pressure 1 Pa in the furnace log at .* 11:00 UTC; it is not under 0\.5 Pa/,
    );
  });

  it('takes the map that is kept with its recorder, and names the recorder in the record', async () => {
    const context = await poured();
    const quality = actingAs('p-qual', context);
    const recorder = { source: 'rec-1', driver: 'recorder-csv', address: '/mnt/rec', furnace: 'VIM-500' };
    await runTask(enterSource, recorder, quality);
    const { map, ...without } = { ...order(), source: 'rec-1' };
    await expect(runTask(logHeat, without, context)).rejects.toThrow(/what the tags of rec-1 are/);
    await runTask(mapTags, { source: 'rec-1', map }, quality);
    const { shown } = await runTask(logHeat, without, context);
    await runTask(logHeat, { ...without, confirm: shown }, context);
    expect(JSON.parse((await context.store.heat('H-1')).log!.text).recorded.source).toBe('rec-1');
  });

  it('is cut out of what its recorder has sent, in parts that overlap, with the hash of each', async () => {
    const context = { ...(await poured()), recorders: shelfInMemory() };
    const quality = actingAs('p-qual', context);
    const recorder = { source: 'rec-1', driver: 'recorder-csv', address: '/mnt/rec', furnace: 'VIM-500' };
    await runTask(enterSource, recorder, quality);
    await runTask(mapTags, { source: 'rec-1', map: MAP }, quality);
    const asked = { heat: 'H-1', source: 'rec-1' };
    await expect(runTask(logHeat, asked, context)).rejects.toThrow(
      'rec-1 has sent nothing of the time of the heat',
    );
    const lines = Buffer.from(fileOf(), 'base64').toString().split('\n');
    const send = (from: number, to: number) => {
      const text = `${[lines[0], ...lines.slice(from, to)].join('\n')}\n`;
      return runTask(arriveLog, { source: 'rec-1', bytes: Buffer.from(text).toString('base64') }, context);
    };
    await send(1, 600);
    await send(500, 2000);
    const { shown, file, settings } = await runTask(logHeat, asked, context);
    expect(settings).toMatchObject([{ gaps: [] }, { gaps: [] }]);
    expect(settings[0]!.leftOut).toEqual(['100 told twice']);
    await runTask(logHeat, { ...asked, confirm: shown }, context);
    const { recorded } = JSON.parse((await context.store.heat('H-1')).log!.text);
    expect(recorded).toMatchObject({ source: 'rec-1', sha256: file.sha256 });
    expect(recorded.parts).toHaveLength(2);
  });

  it('asks for the map of the tags where there is none', async () => {
    const { map: _, ...without } = order();
    await expect(runTask(logHeat, without, await poured())).rejects.toThrow(/nobody has said what the tags/);
  });

  it('is of a heat that was charged', async () => {
    const context = actingAs('p-melt', await heatPlanned({ furnace: 'VIM-500' }));
    await expect(runTask(logHeat, order(), context)).rejects.toMatchObject({ code: 'conflict' });
  });
});
