import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { withFewDraws } from '../src/calculations/testing/few-draws.ts';
import { actingAs, type TaskContext } from '../src/desk/context.ts';
import { furnaceRows } from '../src/desk/furnace/furnace-rows.ts';
import { openContext } from '../src/desk/open-context.ts';
import type { PlantToday } from '../src/documents/economics/plant-today.ts';
import type { HeatCostAnswer } from '../src/documents/heats/heat-cost.ts';
import type { HeatPlan } from '../src/documents/heats/heats.ts';
import type { PiecesOfHeat } from '../src/documents/heats/pieces-of-heat.ts';
import type { HeatWhatIf } from '../src/documents/heats/what-if.ts';
import { createCompute } from '../src/engine/compute.ts';
import { taskNamed } from '../src/tasks/registry.ts';
import { runTask } from '../src/tasks/task.ts';
import { bookedTwice } from '../src/tasks/testing/booked-twice.ts';
import { byTrade } from '../src/tasks/testing/by-trade.ts';
import { bookMaterials } from '../src/tasks/yard/book-materials.ts';
import { copyEmptyLedger } from './testing/empty-ledger.ts';
import { REFUSED, refusing } from './testing/refusing.ts';
import { freshFolder } from './testing/remelt.ts';

/** Held by tests of their own, which need heats with furnace logs (`calibrate-ledger.test.ts`) or a customer (`toll.test.ts`), or days (`plant-today.test.ts`). */
const ELSEWHERE = [
  'accept-plan',
  'calibrate-furnace',
  'calibrate-history',
  'advise-heat',
  'answer-advice',
  'log-heat',
  'show-log',
  'plant-today',
  'reconcile-plant',
  'report-toll',
  'list-furnaces',
  'list-scales',
  'read-scale',
  'show-furnace',
];

/** One heat through the tasks of its group: each answers what its schema says, to the last field. */
describe('each task of heats', () => {
  const folder = freshFolder();
  let context: TaskContext;
  const ran = new Set<string>();
  const ask = async (name: string, order: object, person = 'p-plan'): Promise<Record<string, unknown>> => {
    const task = await taskNamed(name);
    const answer = JSON.parse(JSON.stringify(await bookedTwice(task, order, actingAs(person, context))));
    expect(task.answer.parse(answer), name).toEqual(answer);
    ran.add(name);
    return answer;
  };
  beforeAll(async () => {
    await copyEmptyLedger(join(folder.path, 'ledger'));
    let at = Date.parse('2026-11-24T08:00:00Z');
    const clock = (): Date => {
      at += 1000;
      return new Date(at);
    };
    context = byTrade(
      await openContext({
        compute: withFewDraws(createCompute()),
        clock,
        folder: join(folder.path, 'ledger'),
      }),
    );
    await bookMaterials(
      ['Ni-electrolytic', 'Cr-electrolytic-degassed', 'Fe-electrolytic', 'C-graphite', 'Mn-electrolytic'].map(
        (material) => ({ material, mass_g: 5_000_000 }),
      ),
      context,
    );
  }, 120_000);
  afterAll(async () => {
    await context.store.close();
    folder.remove();
  });

  it('plans, prints, predicts, records, corrects, compares, shows and learns', async () => {
    const unread = { heat: 'H-1', gradeId: 'IN600', mass_kg: 200, dryRun: true };
    await expect(
      runTask(await taskNamed('plan-heat'), unread, refusing(actingAs('p-plan', context))),
    ).rejects.toThrow(REFUSED);
    const planned = await ask('plan-heat', {
      ...{ heat: 'H-1', gradeId: 'IN600', mass_kg: 200 },
      holdPoints: [{ step: 'charge', kind: 'hold', look: 'crucible' }],
    });
    expect(planned).toMatchObject({ format: 'remelt-heat-plan/1', heat: 'H-1', blocked: [] });
    expect(planned).toMatchObject({
      remarks: [
        expect.stringMatching(/^furnace not named; 201.*kg go into EB-300/),
        expect.stringMatching(/^no route is planned: .* advice takes a kept route/),
        'hold point before charge: crucible',
      ],
    });
    const { size } = await context.store.head();
    const changes = [{ what: 'element', element: 'Cr', more_usd_per_kg: 1 }];
    expect(await ask('what-if-heat', { heat: 'H-1', gradeId: 'IN600', mass_kg: 200, changes })).toMatchObject(
      {
        planned_usd: (planned as { plan: { cost_usd: number } }).plan.cost_usd,
        changes: ['Cr 1.00 USD/kg dearer in what is bought'],
      },
    );
    const { plan } = planned as Pick<HeatPlan, 'plan'>;
    const charged = plan.heats[0]!.charge.map(({ id, mass_kg }) => ({ id, mass_kg }));
    const asIs = { heat: 'H-1', gradeId: 'IN600', mass_kg: 200, changes: [] };
    const unchanged = (await ask('what-if-heat', asIs)) as unknown as HeatWhatIf;
    expect(unchanged.before.cost_usd).toBeCloseTo(plan.cost_usd!, 6);
    expect(new Set(unchanged.before.charge), 'the plan in force').toEqual(new Set(charged));
    expect(unchanged.after, 'nothing is changed').toEqual(unchanged.before);
    expect(await context.store.head(), 'nothing is booked').toMatchObject({ size });
    await expect(
      runTask(
        await taskNamed('plan-heat'),
        { heat: 'H-2', gradeId: 'IN600', mass_kg: 200 },
        actingAs('p-melt', context),
      ),
    ).rejects.toThrow(/may not plan a heat/);
    const sheet = await ask('make-up-sheet', { heat: 'H-1' });
    // the plan names no furnace: the charge is offered those with room for it, with their ranges
    expect(sheet.furnaces).toContain('VIM-500');
    expect(sheet.furnaces).not.toContain('ESR-1000');
    expect(Object.keys(sheet.furnaceRanges as object)).toEqual(sheet.furnaces);
    expect(sheet.specimen, 'the plant of data/plant.json is invented').toBe(true);
    const route = [{ operation: 'vacuum-induction', fidelity: 'table' }];
    await ask('predict-heat', { heat: 'H-1', route });
    await expect(ask('measure-leak', { heat: 'H-1', leak_Pa_m3_per_s: 0.01 }, 'p-melt')).rejects.toThrow(
      /names no furnace/,
    );
    const leak = { heat: 'H-1', leak_Pa_m3_per_s: 0.01, furnace: 'VIM-500' };
    expect(await ask('measure-leak', leak, 'p-melt')).toMatchObject({
      verdict: 'no-limit',
      predicted: false,
    });
    const steps = sheet.steps as { lines: { lot: string; weigh_g: number }[] }[];
    const charge = steps.flatMap(({ lines }) =>
      lines.map(({ lot, weigh_g }) => ({ lot, actual_g: weigh_g })),
    );
    const bath = {
      of: 'heat:H-1',
      analysis: 'B-1',
      method: 'OES',
      laboratory: 'works',
      place: 'bath',
      by: 'p-lab',
      results: [
        { element: 'Cr', text: '15.6', unit: 'wt%' },
        { element: 'Fe', text: '8.1', unit: 'wt%' },
        { element: 'Mn', text: '0.30', unit: 'wt%' },
        { element: 'C', text: '0.06', unit: 'wt%' },
      ],
    };
    expect(sheet.holdPoints).toMatchObject([{ point: 'charge', role: 'inspector', stamps: [] }]);
    const told = { heat: 'H-1', by: 'p-melt', charge, analyses: [bath], furnace: 'VIM-500' };
    const waiting = await ask('list-heats', { open: true });
    expect(waiting.heats).toMatchObject([
      { waits: { for: 'hold point "charge" (crucible) is open', on: ['inspector', 'quality'] } },
    ]);
    const refused = await ask('record-heat', told).catch((error: unknown) => error);
    expect(refused).toMatchObject({
      message: 'heat H-1 is not charged: hold point "charge" (crucible) is open',
      details: [
        {
          path: 'heat',
          does: expect.arrayContaining([
            { verb: 'heats/stamp-heat', order: { heat: 'H-1', point: 'charge', decision: 'accepted' } },
          ]),
        },
      ],
    });
    const stamp = { heat: 'H-1', point: 'charge', decision: 'accepted', remark: 'lining 12' };
    await expect(ask('stamp-heat', stamp, 'p-melt')).rejects.toThrow(/may not stamp a hold point/);
    expect(await ask('stamp-heat', stamp, 'p-qual')).toMatchObject({
      points: [{ words: 'hold point "charge" (crucible) was accepted', open: false }],
      booked: [{ words: 'accepted: point charge; lining 12' }],
    });
    // the plan named no furnace: the charge does, and the heat counts there
    await expect(ask('record-heat', { ...told, furnace: 'VIM-501' })).rejects.toThrow(/no furnace VIM-501/);
    const recorded = await ask('record-heat', told);
    expect(recorded).toMatchObject({
      ...{ repeated: false, compared: null, heat: { status: 'charged', furnace: 'VIM-500' } },
      booked: expect.arrayContaining([
        expect.objectContaining({ words: expect.stringMatching(/ into VIM-500$/) }),
      ]),
    });
    expect((await furnaceRows(context)).find(({ furnace }) => furnace === 'VIM-500')).toMatchObject({
      heats: 1,
      lastHeat: 'H-1',
    });
    const elsewhere = { ...told, analyses: [], furnace: 'VIM-2500' };
    await expect(ask('record-heat', elsewhere)).rejects.toThrow(/H-1 goes into VIM-500, not VIM-2500/);
    expect(recorded.asCharged).not.toBeNull();
    // who does not wait for the certificate of the charge books the same record
    const again = { ...told, asCharged: false };
    expect(await ask('record-heat', again)).toMatchObject({ repeated: true, asCharged: null });
    expect(await ask('trim-heat', { heat: 'H-1', minutes: 20 })).toMatchObject({
      format: 'remelt-correct/1',
    });
    // what was weighed and not charged goes with the hand-over, once for each line, of lots of the plan
    const { lot } = charge[0]!;
    const line = { line: 2, lot, mass_g: 1_116 };
    const note = { heat: 'H-1', note: 'B-2 is at the laboratory', weighed: [line] };
    expect(await ask('hand-over-heat', note, 'p-melt')).toMatchObject({
      status: 'charged',
      shifts: [{ step: 'handed-over', by: 'p-melt', note: note.note, weighed: [line] }],
      booked: [
        {
          words: `handed over to the next shift: B-2 is at the laboratory; weighed and not charged: ${lot} 1.116 kg`,
        },
      ],
    });
    for (const [weighed, refusal] of [
      [[line, line], /line 2 of the sheet of heat H-1 is named twice/],
      [[{ ...line, lot: 'V-nowhere' }], /the plan of heat H-1 holds no lot V-nowhere/],
    ] as const)
      await expect(ask('hand-over-heat', { ...note, weighed }, 'p-melt')).rejects.toThrow(refusal);
    await expect(ask('hand-over-heat', { heat: 'H-1', takeOver: true }, 'p-melt')).rejects.toThrow(
      /handed heat H-1 over, and does not take it over/,
    );
    await expect(ask('hand-over-heat', { heat: 'H-1' }, 'p-melt')).rejects.toThrow(/needs a note/);
    const mn = { heat: 'H-1', lot: 'V-Mn-electrolytic', mass_g: 100, reason: 'Mn low' };
    const shown = await ask('add-to-heat', mn, 'p-melt');
    expect(shown).toMatchObject({ kind: 'unplanned', booked: false });
    const added = await ask('add-to-heat', { ...mn, confirm: shown.shown }, 'p-melt');
    expect(added).toMatchObject({ booked: true, lines: [{ lot: 'V-Mn-electrolytic', mass_g: 100 }] });
    await expect(ask('add-to-heat', { ...mn, confirm: shown.shown }, 'p-melt')).rejects.toThrow(
      /no longer what was shown/,
    );
    await expect(ask('trim-heat', { heat: 'H-1', minute: 20 })).rejects.toThrow(/trim-heat: /);
    const input_g = charge.reduce((sum, { actual_g }) => sum + actual_g, 100);
    // Metal that has not come out yet teaches no yield.
    expect((await ask('learn-yields', {})).yields).toHaveLength(0);
    const final = { ...bath, analysis: 'F-1', place: 'ladle' };
    const melt = { process: 'VIM', output_g: input_g - 100, losses: [{ to: 'fume', mass_g: 100 }] };
    const used = { energy: 300, argon: 6, labour: 3 };
    const after = await ask('record-heat', { heat: 'H-1', by: 'p-melt', melt, used, analyses: [final] });
    expect(after.heat).toMatchObject({ used });
    const { compared } = await ask('compare-heat', { heat: 'H-1' });
    expect(compared).toEqual(after.compared);
    expect((compared as { rows: unknown[] }).rows).toHaveLength(4);
    const page = await ask('report-heat', { heat: 'H-1' });
    const ids = (page.sections as { id: string }[]).map(({ id }) => id);
    expect(ids).toEqual(expect.arrayContaining(['composition', 'refining', 'recorded', 'verdict', 'trace']));
    expect(await ask('list-heats', {})).toMatchObject({
      format: 'remelt-heats/1',
      heats: [{ heat: 'H-1', status: 'melted', grade: 'IN600', charged_kg: input_g / 1000 }],
    });
    expect((await ask('learn-yields', {})).yields).toHaveLength(1);
    expect(await ask('list-heats', { number: 'H-1' })).toMatchObject({
      heats: [{ heat: 'H-1', status: 'melted' }],
      freeNumber: 'H-2',
    });
    expect(await ask('list-heats', { number: 'H-2' })).toMatchObject({ heats: [], freeNumber: 'H-2' });
    // refused before a minute of planning, also where nothing would be reserved
    const reused = { heat: 'H-1', gradeId: 'no-such-grade', mass_kg: 200, dryRun: true };
    expect(await ask('plan-heat', reused).catch((error: unknown) => error)).toMatchObject({
      message: 'heat H-1 is melted and cannot be planned',
      details: [{ path: 'heat', cure: 'give the plan a new heat number: H-2 is free' }],
    });
    const { operations, recycled, rests } = await ask('report-footprint', { heat: 'H-1' });
    expect(operations).toEqual([{ operation: 'vacuum-induction', energy_kWh: 300, basis: 'measured' }]);
    expect(rests).toContainEqual({ what: 'argon', basis: 'measured', on: expect.any(String) });
    // read anew: the last record of an item counts, the others stay
    await ask('record-heat', { heat: 'H-1', by: 'p-melt', used: { energy: 310 } });
    const cost = (await ask('report-heat-cost', { heat: 'H-1' })) as HeatCostAnswer;
    const use = (item: string) => cost.uses.find((one) => one.item === item)!;
    expect(use('energy')).toMatchObject({ recorded: 310, unit: 'kWh', planned: 240 });
    expect(use('argon')).toMatchObject({ recorded: 6, planned: 5 });
    expect(use('furnace')).toMatchObject({ recorded: null });
    const rows = Object.fromEntries(cost.items.map(({ item, recorded_usd }) => [item, recorded_usd]));
    expect(rows['electricity of the furnaces']).toBeCloseTo(310 * 0.12, 9);
    expect(rows.labour).toBeCloseTo(3 * 45, 9);
    expect(cost.variance.reduce((sum, { usd }) => sum + usd, 0)).toBeCloseTo(
      cost.recorded_usd - cost.planned_usd,
      6,
    );
    expect(cost.sold).toBeNull();
    // a price that was set after the plan is told as the reason of the difference
    const ofToday = async () => {
      const task = await taskNamed('plant-today');
      const today = (await runTask(task, { days: 30 }, context)) as PlantToday;
      return today.heats.charged.find(({ heat }) => heat === 'H-1')!;
    };
    const once = await ofToday();
    const dearer = {
      of: 'Ni-electrolytic',
      usd_per_kg: '90.00',
      asTyped: true,
      source: 'exchange',
      on: '2026-11-24',
    };
    await runTask(await taskNamed('set-price'), dearer, actingAs('p-plan', context));
    const now = await ofToday();
    expect(now.planned_usd).toBeCloseTo(once.planned_usd!, 6);
    expect(now.price_usd! - once.price_usd!).toBeGreaterThan(1000);
    expect(now.actual_usd! - once.actual_usd!).toBeGreaterThanOrEqual(now.price_usd! - once.price_usd!);
    expect(cost.assumed.map(({ what }) => what)).toContain('furnace hours of the heat');
    expect(recycled).toMatchObject({ charged_kg: input_g / 1000 });
    const toBook = await ask('record-footprint', { heat: 'H-1' }, 'p-qual');
    expect(toBook).toMatchObject({ seq: null, before: null });
    await expect(ask('record-footprint', { heat: 'H-1', confirm: 'other' }, 'p-qual')).rejects.toThrow(
      'no longer what was shown',
    );
    const confirm = toBook.shown;
    expect(await ask('record-footprint', { heat: 'H-1', confirm }, 'p-qual')).toMatchObject({
      total: toBook.total,
      seq: expect.any(Number),
    });
    expect(await ask('report-flows', { from: '2000-01-01', to: '2100-01-01' })).toMatchObject({
      recycled: { charged_kg: input_g / 1000 },
      losses: [{ step: 'heats', to: 'fume', mass_kg: 0.1 }],
    });
    const ingot = { object: 'I-1', form: 'ingot', mass_g: melt.output_g };
    await ask('record-heat', { heat: 'H-1', by: 'p-melt', cast: { objects: [ingot] } });
    const pieces = [{ object: 'I-1-A', form: 'bar', mass_g: melt.output_g - 1000 }];
    const reverts = [{ lot: 'I-1-C', form: 'crop', mass_g: 600 }];
    const losses = [{ to: 'kerf', mass_g: 400 }];
    expect(await ask('cut-object', { object: 'I-1', pieces, reverts, losses }, 'p-melt')).toMatchObject({
      status: 'cut',
      pieces: [{ id: 'I-1-A', from: 'object:I-1', heat: 'H-1' }],
      reverts: [{ id: 'I-1-C', status: 'hold', lotClass: 'internal-revert' }],
      losses,
    });
    const { pieces: listed, pointSteps } = (await ask('list-pieces', { of: 'heat:H-1' })) as PiecesOfHeat;
    expect(listed.map(({ id, status }) => [id, status])).toEqual([
      ['I-1', 'cut'],
      ['I-1-A', 'held'],
    ]);
    expect(pointSteps).toEqual(['release']);
    const [ingot1] = ((await ask('list-pieces', { of: 'object:I-1' })) as PiecesOfHeat).pieces;
    expect(ingot1?.cut).toMatchObject({
      ...{ by: 'p-melt', losses },
      into: [
        { of: 'object:I-1-A', mass_g: melt.output_g - 1000 },
        { of: 'lot:I-1-C', mass_g: 600 },
      ],
    });
    // the kerf is a loss of the month
    expect(await ask('report-flows', { from: '2000-01-01', to: '2100-01-01' })).toMatchObject({
      losses: expect.arrayContaining([expect.objectContaining({ to: 'kerf', mass_kg: 0.4 })]),
    });
  }, 120_000);

  it('says at the line of the sheet, and first among its warnings, that a lot was put on hold since', async () => {
    await ask('plan-heat', { heat: 'H-3', gradeId: 'IN600', mass_kg: 200 });
    const lot = 'V-Ni-electrolytic';
    const weights = async () =>
      (
        (await ask('make-up-sheet', { heat: 'H-3' })) as {
          steps: { lines: { lot: string; weigh_g: number }[] }[];
        }
      ).steps
        .flatMap(({ lines }) => lines)
        .map(({ lot: of, weigh_g }) => [of, weigh_g] as const);
    const before = await weights();
    const { reserved_g } = await context.store.heat('H-3');
    for (const [of, weigh_g] of before) expect(weigh_g).toBeLessThanOrEqual(reserved_g[`lot:${of}`]!);
    // the sheet asks for the same when others have taken all the rest
    const rests = (await context.store.lots({ ids: before.map(([of]) => of) })).filter(
      ({ free_g }) => free_g > 0,
    );
    await context.store.execute({
      type: 'planHeat',
      heat: 'H-3b',
      target: {},
      reservations: rests.map(({ subject, free_g }) => ({ from: subject, mass_g: free_g })),
      by: 'p-plan',
    });
    expect(await weights()).toEqual(before);
    await context.store.execute({ type: 'cancelHeat', heat: 'H-3b', reason: 'only asked', by: 'p-plan' });
    await context.store.execute({ type: 'holdLot', lot, reason: 'recall of the mine', by: 'p-qual' });
    const { steps, warnings } = (await ask('make-up-sheet', { heat: 'H-3' })) as {
      steps: { lines: { lot: string; stopped?: string }[] }[];
      warnings: string[];
    };
    const stopped = steps.flatMap(({ lines }) => lines).filter((line) => line.stopped !== undefined);
    expect(stopped).toMatchObject([{ lot, stopped: 'it is on hold: recall of the mine' }]);
    expect(warnings[0]).toBe(`Do not charge ${lot}: it is on hold: recall of the mine.`);
  }, 60_000);

  it('plans a trial of a route that nobody has proven', async () => {
    const route = [{ operation: 'vacuum-induction' }, { operation: 'electroslag' }];
    const trial = await ask('plan-trial', {
      route,
      gradeId: 'IN600',
      mass_kg: 200,
      most: { heats: 4, samples: 1 },
    });
    expect(trial).toMatchObject({
      format: 'remelt-trial/1',
      operations: ['vacuum-induction', 'electroslag'],
    });
    expect((trial.plan as { heats: number }).heats).toBeLessThanOrEqual(4);
    const both = { route, gradeId: 'IN600', spec: 'C-1 rev 1', mass_kg: 200 };
    await expect(ask('plan-trial', both)).rejects.toThrow('planned for one product');
  }, 60_000);

  it('has left none out', async () => {
    const { TASKS } = await import('../src/tasks/registry.ts');
    expect([...ran, ...ELSEWHERE].sort()).toEqual(Object.keys(TASKS.heats!).sort());
  });
});
