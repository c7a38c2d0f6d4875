import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { actingAs, type TaskContext } from '../src/desk/context.ts';
import { openContext } from '../src/desk/open-context.ts';
import { predictedOf, predictionOf } from '../src/desk/planning/kept-predictions.ts';
import { createCompute } from '../src/engine/compute.ts';
import { InputError } from '../src/foundation/errors.ts';
import { findGrade } from '../src/metal/alloy/catalogue.ts';
import { entriesOf } from '../src/metal/alloy/element.ts';
import { specificationOf } from '../src/metal/alloy/grade.ts';
import { addToHeat } from '../src/tasks/heats/add-to-heat/add-to-heat.ts';
import { predictHeat } from '../src/tasks/heats/predict-heat/predict-heat.ts';
import { recordHeat } from '../src/tasks/heats/record-heat/record-heat.ts';
import { trimOf } from '../src/tasks/heats/trim-of-heat.ts';
import { runTask } from '../src/tasks/task.ts';
import { byTrade } from '../src/tasks/testing/by-trade.ts';
import { bookMaterials } from '../src/tasks/yard/book-materials.ts';
import { copyEmptyLedger } from './testing/empty-ledger.ts';

/** A spark analysis of the bath as a heat record: Haynes 230, some contents other than usual [wt%]. */
const bathSample = (analysis: string, other: Readonly<Record<string, string>>) => ({
  heat: 'H-1',
  by: 'p-melt',
  analyses: [
    {
      of: 'heat:H-1',
      analysis,
      method: 'OES',
      laboratory: 'works',
      place: 'bath',
      by: 'p-lab',
      results: Object.entries({ ...USUAL, ...other }).map(([element, text]) => ({
        element,
        text,
        unit: 'wt%' as const,
      })),
    },
  ],
});

const USUAL: Readonly<Record<string, string>> = {
  Cr: '22.1',
  W: '13.9',
  Mo: '1.5',
  Fe: '1.6',
  Co: '0.4',
  C: '0.10',
  Si: '0.40',
  Mn: '0.60',
  Al: '0.18',
  Ti: '0.01',
  B: '0.004',
  Cu: '0.05',
  S: '0.001',
  P: '0.004',
};

/** A heat in the furnace, sampled, low in aluminium. */
describe('a correction of a heat of the ledger', () => {
  const folder = mkdtempSync(join(tmpdir(), 'remelt-correct-'));
  const compute = createCompute();
  let context: TaskContext;
  beforeAll(async () => {
    let at = Date.parse('2026-11-24T06:00:00.000Z');
    const clock = (): Date => {
      at += 1000;
      return new Date(at);
    };
    await copyEmptyLedger(folder);
    context = byTrade(await openContext({ compute, clock, folder }));
    await bookMaterials(
      [
        { material: 'Ni-electrolytic', mass_g: 1_000_000 },
        { material: 'Cr-vacuum-grade', mass_g: 500_000 },
      ],
      context,
    );
    const lots = await context.store.lots({ status: 'cleared' });
    const lot = (kg: number) => lots.find((one) => one.mass_g === kg * 1000)!.id;
    await context.store.execute({
      type: 'planHeat',
      heat: 'H-1',
      target: { grade: 'H230', mass_g: 500_000 },
      reservations: [
        { from: `lot:${lot(1000)}`, mass_g: 390_000 },
        { from: `lot:${lot(500)}`, mass_g: 110_000 },
      ],
      documentSha256: '0'.repeat(64),
    });
    await runTask(
      recordHeat,
      {
        heat: 'H-1',
        by: 'p-melt',
        charge: [
          { lot: lot(1000), actual_g: 390_000 },
          { lot: lot(500), actual_g: 110_000 },
        ],
      },
      context,
    );
  }, 60_000);
  afterAll(async () => {
    await context.store.close();
    await compute.close();
    rmSync(folder, { recursive: true, force: true });
  });

  it('refuses without a bath sample, and says what to record', async () => {
    const error = await trimOf({ heat: 'H-1' }, context).catch((thrown: unknown) => thrown);
    expect(error).toBeInstanceOf(InputError);
    expect((error as InputError).details[0]!.cure).toMatch(/record the analysis of the bath sample/);
  });

  it('takes the latest bath sample and what was charged; judges nothing that nobody sampled', async () => {
    await runTask(recordHeat, bathSample('B-1', { Al: '0.18' }), context);
    const { document, output } = await trimOf({ heat: 'H-1', furnaceRoom_kg: 25 }, context);
    expect(document.melt.mass_kg).toBe(500);
    // aluminium from 0.18 to its minimum of 0.2 is 0.1 kg, and a guard
    const aluminium = output.additions.find(({ id }) => id.startsWith('Al'))!;
    expect(aluminium.mass_kg).toBeGreaterThan(0.1);
    expect(aluminium.mass_kg).toBeLessThan(0.25);
    // spark emission shows no lanthanum, and nothing was predicted
    expect(output.verdict).toBe('undecided');
    expect(output.unknown).toEqual(['La']);
    expect(output.words).toContain('Ni by difference, because no bath sample measured it');
  }, 60_000);

  it('takes the room of its furnace from capacity and melt, and assumes it where no furnace is known or it is full', async () => {
    const heat = await context.store.heat('H-1');
    const inVim: TaskContext = {
      ...context,
      store: { ...context.store, heat: async () => ({ ...heat, furnace: 'VIM-500' }) },
    };
    const full = await trimOf({ heat: 'H-1' }, inVim);
    // a rated capacity is no brim
    expect([full.document.furnaceRoom_kg, full.output.mass_kg.room]).toEqual([undefined, 25]);
    expect(full.output.words.join()).toMatch(
      /VIM-500 holds 500 kg, and the melt is about that: .* is assumed/,
    );
    // the mass that is stated is what is in it
    const roomy = await trimOf({ heat: 'H-1', mass_kg: 440 }, inVim);
    expect(roomy.output.mass_kg.room).toBe(60);
    expect(roomy.output.words).toContain('room for additions: 60 kg, as VIM-500 holds 500 kg');
    const stated = await trimOf({ heat: 'H-1', furnaceRoom_kg: 7 }, inVim);
    expect(stated.output.mass_kg.room).toBe(7);
    expect(stated.output.words.join()).not.toContain('room for additions');
    const unknown = await trimOf({ heat: 'H-1' }, context);
    expect([unknown.document.furnaceRoom_kg, unknown.output.mass_kg.room]).toEqual([undefined, 25]);
  }, 60_000);

  it('reckons with what its method is not known to measure as with an analysis of unstated method, and says so', async () => {
    const heat = await context.store.heat('H-1');
    const [sample, ...others] = [...heat.analyses].reverse();
    const results = [...sample!.results, { element: 'Hf', text: '0.01', unit: 'wt%' as const }];
    const asIf = (method: string): TaskContext => ({
      ...context,
      store: {
        ...context.store,
        heat: async () => ({ ...heat, analyses: [...others.reverse(), { ...sample!, method, results }] }),
      },
    });
    const spark = await trimOf({ heat: 'H-1' }, asIf('OES'));
    expect(spark.output.words.join()).toContain('Hf: how well OES measures it is not known here');
    const methods = spark.document.sample.results.map(({ element, method }) => [element, method]);
    expect(methods).toContainEqual(['Hf', 'laboratory']);
    expect(methods).toContainEqual(['Cr', 'OES']);
    const unknown = await trimOf({ heat: 'H-1' }, asIf('Spektro'));
    expect(unknown.output.words.join()).toContain('how well Spektro measures it');
    expect(unknown.output.verdict).toBe(spark.output.verdict);
  });

  it('says first that two samples of one bath contradict each other, and no more once metal was added between', async () => {
    const heat = await context.store.heat('H-1');
    const [first] = heat.analyses;
    const sampledAfter = (minutes: number, other: Readonly<Record<string, string>>, seq: number) => ({
      ...first!,
      analysis: 'B-9',
      seq,
      happenedAt: new Date(Date.parse(first!.happenedAt) + 60_000 * minutes).toISOString(),
      results: first!.results.map((one) => ({ ...one, text: other[one.element] ?? one.text })),
    });
    const firstLine = async (second: typeof first, charges = heat.charges): Promise<string> => {
      const asIf: TaskContext = {
        ...context,
        store: { ...context.store, heat: async () => ({ ...heat, charges, analyses: [first!, second!] }) },
      };
      return (await trimOf({ heat: 'H-1' }, asIf)).output.words[0]!;
    };
    const seq = first!.seq + 10;
    expect(await firstLine(sampledAfter(5, { W: '12.0', Co: '0.9' }, seq))).toBe(
      'B-1 and B-9 contradict each other in Co (0.4 and 0.9 wt%), W (13.9 and 12.0 wt%), and nothing was added between them: have them read again before you add anything',
    );
    // within three standard uncertainties; what vacuum takes in two hours; gases and carbon
    for (const [minutes, other] of [
      [5, { W: '13.8' }],
      [120, { Mn: '0.45' }],
      [5, { C: '0.02' }],
    ] as const)
      expect(await firstLine(sampledAfter(minutes, other, seq))).not.toMatch(/contradict/);
    const added = { ...heat.charges.at(-1)!, seq: first!.seq + 5 };
    expect(await firstLine(sampledAfter(5, { W: '12.0' }, seq), [...heat.charges, added])).not.toMatch(
      /contradict/,
    );
  }, 60_000);

  it('takes the results that replaced those of the latest sample, and drops a sample that did not occur', async () => {
    const swapped = bathSample('B-2', { Al: '1.81' });
    await expect(runTask(recordHeat, swapped, context)).rejects.toThrow(/Al 1\.81 wt% .*is it right/);
    await runTask(recordHeat, { ...swapped, asTyped: true }, context);
    const heat = await context.store.heat('H-1');
    const seq = heat.analyses.find(({ analysis }) => analysis === 'B-2')!.seq;
    const [replaced] = bathSample('B-2', { Al: '0.31' }).analyses;
    const correction = { type: 'correct', seq, by: 'p-qual' } as const;
    await context.store.execute({
      ...correction,
      how: 'incorrect-data',
      reason: 'digits of aluminium swapped',
      values: { results: replaced!.results },
    });
    const aluminium = async (): Promise<string> => {
      const { document } = await trimOf({ heat: 'H-1' }, context);
      return document.sample.results.find(({ element }) => element === 'Al')!.text;
    };
    expect(await aluminium()).toBe('0.31');
    await context.store.execute({ ...correction, how: 'did-not-occur', reason: 'sample of another heat' });
    expect(await aluminium()).toBe('0.18');
  }, 60_000);

  it('books what the scale showed of the advised additions, and no weight far from the advice', async () => {
    const advice = { furnaceRoom_kg: 25 };
    const { output } = await trimOf({ heat: 'H-1', ...advice }, context);
    await bookMaterials(
      output.additions.map(({ id }) => ({ material: id, mass_g: 50_000 })),
      context,
    );
    const add = (more: object) =>
      runTask(addToHeat, { heat: 'H-1', advice, ...more }, actingAs('p-melt', context));
    const shown = await add({});
    expect(shown).toMatchObject({ kind: 'advised', booked: false });
    const confirmed = { confirm: shown.shown, reason: 'nobody here measures lanthanum' };
    const weighed = (factor: number) =>
      shown.lines.map(({ lot, mass_g }) => ({ lot, mass_g: Math.round(factor * mass_g) }));
    await expect(add({ ...confirmed, weighed: weighed(1.5) })).rejects.toThrow(/asks for .* was weighed/);
    await expect(add({ ...confirmed, weighed: [{ lot: 'other', mass_g: 100 }] })).rejects.toThrow(
      /nothing was weighed/,
    );
    const booked = await add({ ...confirmed, weighed: weighed(1.05) });
    expect(booked).toMatchObject({ booked: true, lines: weighed(1.05) });
    const { charges } = await context.store.heat('H-1');
    expect(charges.at(-1)).toMatchObject({
      addition: 'advised',
      portions: weighed(1.05).map(({ mass_g }) => ({ mass_g })),
    });
    // no route was planned: what the sample shows has the spread of its method, nickel is what the others leave, and lanthanum,
    // which nobody measured, is not predicted
    const expected = new Map(
      predictionOf(await context.store.heat('H-1')).map((row) => [row.element, row] as const),
    );
    const { Ni: nickel, Cr: chromium } = Object.fromEntries(expected);
    const others = Object.values(USUAL).reduce((sum, wtpct) => sum + Number(wtpct), 0);
    expect(nickel!.mean_ppm / 1e4).toBeCloseTo(100 - others, 0);
    expect(nickel!.sd_ppm).toBeGreaterThan(chromium!.sd_ppm);
    expect(chromium!.sd_ppm).toBeGreaterThan(500);
    expect([...expected.values()].filter(({ sd_ppm }) => sd_ppm === 0)).toEqual([]);
    expect(expected.has('La')).toBe(false);
  }, 60_000);

  it('holds a bath sample against the melt it is of, not against the end of the route', async () => {
    const { store } = context;
    await bookMaterials([{ material: 'Mn-electrolytic', mass_g: 50_000 }], context);
    const cleared = await store.lots({ status: 'cleared' });
    const kg: Readonly<Record<string, number>> = {
      'Ni-electrolytic': 150,
      'Cr-vacuum-grade': 45,
      'Mn-electrolytic': 5,
    };
    const lots = Object.keys(kg).map((material) => cleared.find(({ clearedAs }) => clearedAs === material)!);
    const draws = lots.map(({ id, clearedAs }) => ({
      from: `lot:${id}` as const,
      mass_g: kg[clearedAs!]! * 1000,
    }));
    await store.execute({
      type: 'planHeat',
      heat: 'H-2',
      target: { grade: 'H230', mass_g: 200_000 },
      reservations: draws,
    });
    const route = [
      { operation: 'vacuum-induction', settings: { time_s: 600, pressure_Pa: 50_000, atmosphere: 'argon' } },
      { operation: 'vacuum-arc' },
    ];
    const output = await predictHeat.run({ heat: 'H-2', route }, context);
    await store.execute({ type: 'chargeHeat', heat: 'H-2', draws, by: 'p-melt' });
    const melted = output.trajectory.findLast(({ index }) => index === 0)!.composition.Mn!.mean_ppm;
    const sample = bathSample('B-1', {}).analyses[0]!;
    const results = [{ element: 'Mn', text: (melted / 1e4).toFixed(3), unit: 'wt%' as const }];
    await runTask(recordHeat, { heat: 'H-2', analyses: [{ ...sample, of: 'heat:H-2', results }] }, context);
    const corrected = await trimOf({ heat: 'H-2' }, context);
    const arc = output.final.Mn!.mean_ppm;
    expect(arc).toBeLessThan(0.95 * melted);
    expect(corrected.document.melt.expected_wtpct!.Mn).toBeCloseTo(melted / 1e4, 3);
    expect(predictedOf(await store.heat('H-2'))!.Mn).toBeCloseTo(arc, 0);
    // planned anew, a heat is predicted anew
    await predictHeat.run({ heat: 'H-2', route: route.slice(0, 1) }, context);
    expect(predictedOf(await store.heat('H-2'))!.Mn).toBeCloseTo(melted, -2);
  }, 120_000);

  it('keeps the spread of the prediction for what the sample does not show: nickel of an alloy on iron', async () => {
    const { store } = context;
    const [nickel] = (await store.lots({ status: 'cleared' })).filter(
      ({ clearedAs }) => clearedAs === 'Ni-electrolytic',
    );
    const draws = [{ from: nickel!.subject, mass_g: 100_000 }];
    await store.execute({
      type: 'planHeat',
      heat: 'H-3',
      target: { grade: 'IN718', mass_g: 100_000 },
      reservations: draws,
    });
    await store.execute({ type: 'chargeHeat', heat: 'H-3', draws, by: 'p-melt' });
    const shown: Readonly<Record<string, number>> = {
      Cr: 18.5,
      Nb: 5.2,
      Mo: 3.05,
      Ti: 0.55,
      Al: 0.5,
      C: 0.03,
    };
    const { limits } = specificationOf(findGrade(compute.facts().grades, 'IN718'));
    const predicted: Readonly<Record<string, number>> = {
      ...Object.fromEntries(entriesOf(limits).map(([element, { max = 0 }]) => [element, 20 * max])),
      ...{ ...shown, Ni: 52.6, Ti: 0.95 },
    };
    await store.execute({
      type: 'recordAnalysis',
      of: 'heat:H-3',
      analysis: 'predicted',
      basis: 'predicted',
      method: 'simulate vacuum-induction',
      stage: { number: 1, operation: 'vacuum-induction' },
      results: Object.entries(predicted)
        .filter(([element]) => element !== 'Fe')
        .map(([element, wtpct]) => ({
          element,
          text: (1e4 * wtpct).toFixed(3),
          unit: 'ppm',
          sd: (1e4 * wtpct * (element === 'Ni' ? 0.004 : 0.05)).toFixed(3),
        })),
    });
    const sample = bathSample('B-1', {}).analyses[0]!;
    const results = Object.entries(shown).map(([element, wtpct]) => ({
      element,
      text: wtpct.toFixed(3),
      unit: 'wt%' as const,
    }));
    await runTask(recordHeat, { heat: 'H-3', analyses: [{ ...sample, of: 'heat:H-3', results }] }, context);
    const { document, output } = await trimOf({ heat: 'H-3' }, context);
    const { expectedSd_wtpct = {} } = document.melt;
    expect(expectedSd_wtpct.Ni).toBeCloseTo(0.004 * 52.6, 3);
    // where the sample speaks, a narrow prediction does not drown it
    expect(Object.keys(expectedSd_wtpct)).not.toContain('Cr');
    expect(output).toMatchObject({ verdict: 'correct', unknown: [] });
    expect(output.additions.map(({ id }) => id)).toEqual([expect.stringMatching(/Ti/)]);
    // the yard holds none: what to buy, at what price, and how old the price is
    const [{ id, mass_kg } = { id: '', mass_kg: 0 }] = output.additions;
    const buy = new RegExp(
      `^buy: ([\\d.]+) kg of ${id} \\(([\\d.]+) USD/kg, price of Ti in the deck: \\d{4}`,
    );
    expect(output.words.at(-1)).toMatch(buy);
    expect(Number(buy.exec(output.words.at(-1)!)![1])).toBeCloseTo(mass_kg, 2);
    await bookMaterials([{ material: id, mass_g: 100 }], context);
    expect((await trimOf({ heat: 'H-3' }, context)).output.words.at(-1)).toContain('; the yard holds 0.1 kg');
    await bookMaterials([{ material: id, mass_g: 5_000, lot: 'V-more' }], context);
    const stocked = await trimOf({ heat: 'H-3' }, context);
    expect(stocked.output.words.join('\n')).not.toContain('buy:');
  }, 60_000);
});
