import { afterAll, beforeAll, expect, it } from 'vitest';
import {
  drawTruth,
  recordedHeat,
  syntheticDocument,
  syntheticHeat,
} from '../src/calculations/testing/synthetic-furnace.ts';
import { actingAs, type TaskContext } from '../src/desk/context.ts';
import { openContext } from '../src/desk/open-context.ts';
import type { CalibrateOutput } from '../src/documents/heats/calibrate.ts';
import { createCompute } from '../src/engine/compute.ts';
import { from, lotOf, plan, receive, showGood } from '../src/evidence/ledger/testing/example-commands.ts';
import { answeredAdvicePage } from '../src/pages/blocks/heats/advice-page.ts';
import { furnacePage } from '../src/pages/blocks/heats/furnace-page.ts';
import { renderTerminal } from '../src/pages/render/terminal.ts';
import { adviseHeat } from '../src/tasks/heats/advise-heat/advise-heat.ts';
import { heatUnderWay } from '../src/tasks/heats/advise-heat/heat-under-way.ts';
import { answerAdvice } from '../src/tasks/heats/answer-advice/answer-advice.ts';
import { calibrateFurnace } from '../src/tasks/heats/calibrate-furnace/calibrate-furnace.ts';
import { recordHeat } from '../src/tasks/heats/record-heat/record-heat.ts';
import { reportHeat } from '../src/tasks/heats/report-heat/report-heat.ts';
import { showFurnace } from '../src/tasks/heats/show-furnace/show-furnace.ts';
import { runTask } from '../src/tasks/task.ts';
import { byTrade } from '../src/tasks/testing/by-trade.ts';
import { withMembers } from './testing/advice.ts';
import { copyEmptyLedger } from './testing/empty-ledger.ts';
import { freshFolder } from './testing/remelt.ts';

let folder: ReturnType<typeof freshFolder>;
beforeAll(() => {
  folder = freshFolder();
});
afterAll(async () => {
  folder.remove();
  await compute.close();
});
const compute = createCompute();

const facts = compute.facts();
const truth = drawTruth(facts, 'calibrate-ledger');
const heats = Array.from({ length: 5 }, (_, h) =>
  recordedHeat(syntheticHeat(truth, h, { facts, samples: 2 })),
);

/** A heat record of a recorded heat: charge, furnace log, and its samples as a laboratory prints them. */
function recordOf({ id, melt, route, samples }: (typeof heats)[number]) {
  return {
    heat: id,
    by: 'p-melt',
    charge: [{ lot: 'A', actual_g: 300_000 }],
    log: {
      furnace: 'VIM-500',
      melt,
      route,
      samples: samples.map((one) => ({ sample: one.id, at_s: one.at_s })),
    },
    melt: { process: 'VIM', output_g: 300_000 },
    samples: samples.map((one) => ({ of: `heat:${id}`, sample: one.id, place: 'bath' })),
    analyses: samples.map((one) => ({
      of: `heat:${id}`,
      analysis: `A-${one.id}`,
      sample: one.id,
      place: 'bath',
      method: 'ICP-MS',
      results: [
        ...Object.entries(one.composition_ppm ?? {}).map(([element, ppm]) => ({
          element,
          text: String(ppm),
          unit: 'ppm',
          sd: String(one.sd_ppm![element as 'O']),
        })),
        ...Object.entries(one.below_ppm ?? {}).map(([element, ppm]) => ({
          element,
          text: `<${ppm}`,
          unit: 'ppm',
          sd: String(one.sd_ppm![element as 'O']),
        })),
      ],
    })),
  };
}

/** The page of the furnace rests on the same calibration, and says how long the lining lasts and what to do next. */
async function showsTheFurnace(context: TaskContext, learned: CalibrateOutput): Promise<void> {
  // the calibration is the one above: it is not calculated twice here
  const known = { ...context, compute: { ...context.compute, calibrate: async () => learned } };
  const shown = await runTask(showFurnace, { furnace: 'VIM-500' }, known);
  const plain = JSON.parse(JSON.stringify(shown));
  expect(showFurnace.answer.parse(plain)).toEqual(plain);
  expect(shown).toMatchObject({ heats: 5, lastHeat: 'H5', calibrated: { first: 'H1', last: 'H5' } });
  expect(shown.lining).toMatchObject({ lining: 'VIM-500/1', heats: 5, left: 55 });
  const text = renderTerminal(furnacePage(shown));
  expect(text).toMatch(/What to do next/);
  expect(text).toMatch(/calibration in force +5 heats from H1 to H5/);
}

/** A sixth heat in the furnace: the advice rests on its own record, and its answer is one. */
async function advisesOnTheLedger(context: TaskContext, learned: CalibrateOutput): Promise<void> {
  const { store } = context;
  let asked = 0;
  const calibrated = async () => {
    asked += 1;
    return learned;
  };
  const known = {
    ...context,
    // fewer members than a furnace deserves: what is tested is on what they rest
    compute: { ...context.compute, calibrate: calibrated, advise: withMembers(100, context) },
  };
  const melter = actingAs('p-melt', known);
  const advise = (order: object = {}) => runTask(adviseHeat, { heat: 'H6', ...order }, known);
  const next = recordedHeat(syntheticHeat(truth, 5, { facts, samples: 2 }));
  await store.execute(plan('H6', from('A', 300_000)));
  await expect(advise()).rejects.toMatchObject({
    message: 'heat H6 is planned: its metal is not in the furnace yet',
    details: [{ cure: 'book its charge first' }],
  });
  const { melt: _m, samples, analyses, log, ...charged } = recordOf(next);
  await runTask(recordHeat, charged, context);
  await expect(advise()).rejects.toThrow('heat H6 has no route: its plan names none, and no settings are');
  // a kept route that is chosen for the advice takes the place of the one that the plan does not name
  const kept = JSON.stringify([{ operation: 'vacuum-induction', settings: { time_s: 5400 } }]);
  await store.execute({
    type: 'enterRoute',
    name: 'vim',
    route: kept,
    documentSha256: '0'.repeat(64),
    by: 'p-plan',
  });
  const chosen = await heatUnderWay({ heat: 'H6', route: 'vim' }, await store.heat('H6'), known);
  expect(chosen.document.route[0]!.settings!.time_s).toBe(5400);
  expect(chosen.rests).toContain(
    'settings of route vim, chosen for this advice: nobody has logged how it ran',
  );
  await expect(advise({ route: 'vmi' })).rejects.toThrow('there is no route "vmi"');
  // a route that tells no time is held as long as its model usually is
  const timeless = {
    ...(await store.heat('H6')),
    route: JSON.stringify([{ operation: 'vacuum-induction' }]),
  };
  const usual = await heatUnderWay({ heat: 'H6' }, timeless, known);
  expect(usual.document.route[0]!.settings!.time_s).toBe(3600);
  expect(usual.rests).toContain('held as long as is usual: the route tells no time of vacuum-induction');
  const { samples: times, ...ran } = log;
  await runTask(recordHeat, { heat: 'H6', by: 'p-melt', log: ran, samples }, context);
  await expect(advise({ route: 'vim' })).rejects.toThrow('the settings of heat H6 are logged');
  const time_min = Number(log.route[0]!.settings!.time_s) / 60;
  await expect(advise({ minutes: time_min + 1 })).rejects.toMatchObject({
    details: [{ path: 'latestMinutes', cure: expect.stringContaining('until when the melt may be held') }],
  });
  const when = { minutes: time_min, latestMinutes: time_min + 60 };
  const { document: waiting, rests } = await heatUnderWay(
    { heat: 'H6', ...when },
    await store.heat('H6'),
    known,
  );
  expect(waiting.pending!.map(({ id }) => id)).toEqual(['S1', 'S2']);
  expect(rests.at(-1)).toBe('without results yet: S1, S2');
  // times that the furnace log states go before the times of booking
  await runTask(recordHeat, { heat: 'H6', by: 'p-melt', log: { ...ran, samples: times }, analyses }, context);
  const given = await advise(when);
  expect(adviseHeat.answer.parse(JSON.parse(JSON.stringify(given)))).toEqual(
    JSON.parse(JSON.stringify(given)),
  );
  const { document, advice, missing } = given;
  expect(document.samples!.map(({ id, at_s }) => [id, at_s])).toEqual(
    next.samples.map(({ id, at_s }) => [id, at_s]),
  );
  expect(document.melt).toEqual(next.melt);
  expect(advice.standing).toBe('advice');
  expect(given.rests.at(-1)).toBe('VIM-500 as calibrated on 5 of its heats');
  expect(missing).toEqual([]);
  const before = new Date(Date.now() - 60_000).toISOString();
  const told = await runTask(answerAdvice, { document, decision: 'accepted', happenedAt: before }, melter);
  // what is recorded is what was shown: the same document gives the same advice
  expect(told.advice.words).toEqual(advice.words);
  // the page of the furnace has it already: nothing is calibrated twice on the same heats
  expect(asked).toBe(0);
  expect(told.answer).toMatchObject({ by: 'p-melt', decision: 'accepted', happenedAt: before });
  expect(told.booked).toEqual([{ seq: told.answer.seq, words: expect.stringMatching(/^advice accepted: /) }]);
  const own = await runTask(reportHeat, { heat: 'H6' }, known);
  expect(renderTerminal(own)).toMatch(/advice accepted +.*by p-melt/);
  await expect(advise({ at: '2100-01-01T00:00:00Z' })).rejects.toThrow('is in the future');
}

it('learns from the ledger what it learns from the same document, and keeps the answer of a melter', async () => {
  await copyEmptyLedger(folder.path);
  const context = byTrade(await openContext({ compute, clock: () => new Date(), folder: folder.path }));
  try {
    const { store } = context;
    await store.execute(receive(lotOf('A', 3_000_000)));
    await store.execute(showGood('A'));
    for (const heat of heats) {
      await store.execute(plan(heat.id, from('A', 300_000)));
      await runTask(recordHeat, recordOf(heat), context);
    }
    const learned = await calibrateFurnace.run({ furnace: 'VIM-500' }, context);
    const plain = JSON.parse(JSON.stringify(learned));
    expect(calibrateFurnace.answer.parse(plain)).toEqual(plain);
    const direct = await compute.calibrate({ furnace: 'VIM-500', heats, seed: context.seed });
    learned.calibrated.rows.forEach((row, j) => {
      expect(row.central / direct.calibrated.rows[j]!.central).toBeCloseTo(1, 6);
    });
    expect(learned.calibrated.advice).toBe(true);
    await showsTheFurnace(context, learned);

    const question = {
      heat: 'H5',
      ...syntheticDocument(4, { seed: truth.seed, time_s: 6000 }),
      target: { limits_wtpct: { Mn: { max: 0.05 } }, residual_wtpct: null },
      now_s: 0,
      calibrated: learned.calibrated,
    };
    const answer = { decision: 'declined', reason: 'the crane is busy' } as const;
    const answered = (document: unknown, by = 'p-melt') =>
      answerAdvice.run({ document, ...answer }, actingAs(by, context));
    await expect(answered(question, 'p-plan')).rejects.toThrow(/may not accept advice/);
    const { calibrated: _none, ...outlook } = question;
    await expect(answered(outlook)).rejects.toThrow(/gives no advice to accept or decline/);
    await expect(answered({ ...question, heat: 'H7' })).rejects.toMatchObject({
      code: 'not-found',
      message: 'there is no heat H7',
      details: [
        {
          path: 'heat',
          value: 'H7',
          allowed: 'H1, H2, H3, H4, H5',
          does: expect.arrayContaining([{ verb: 'heats/list-heats' }]),
        },
      ],
    });
    const before = await store.heat('H5');
    const told = await answered(question);
    expect(answerAdvice.answer.parse(JSON.parse(JSON.stringify(told)))).toEqual(
      JSON.parse(JSON.stringify(told)),
    );
    expect(renderTerminal(answeredAdvicePage(told))).toMatch(
      /min\n[\s\S]*The answer\ndeclined by p-melt: recorded, nothing was moved$/,
    );
    const { answer: booked } = told;
    const heat = await store.heat('H5');
    expect(heat.advice).toEqual([booked]);
    expect(heat.advice).toMatchObject([{ by: 'p-melt', decision: 'declined', reason: 'the crane is busy' }]);
    expect({ ...heat, advice: undefined }).toEqual({ ...before, advice: undefined });
    await advisesOnTheLedger(context, learned);
    expect((await store.verify()).ok).toBe(true);
  } finally {
    await context.store.close();
  }
}, 240_000);
