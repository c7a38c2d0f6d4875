import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { z } from 'zod';
import { actingAs, type TaskContext } from '../src/desk/context.ts';
import { readCsv } from '../src/engine/tables/csv.ts';
import { isSignedBy, parseNote, parseVerifierKey } from '../src/evidence/proof/note.ts';
import { historyPage } from '../src/pages/blocks/proof/history-page.ts';
import { renderTerminal } from '../src/pages/render/terminal.ts';
import { importCustomers } from '../src/tasks/exchange/import-customers/import-customers.ts';
import { receiveDelivery } from '../src/tasks/exchange/receive-delivery/receive-delivery.ts';
import { recordHeat } from '../src/tasks/heats/record-heat/record-heat.ts';
import { checkpointState, coveredBy } from '../src/tasks/proof/checkpoint-state/checkpoint-state.ts';
import { correctRecord } from '../src/tasks/proof/correct-record/correct-record.ts';
import { eraseField } from '../src/tasks/proof/erase-field/erase-field.ts';
import { exportEpcis } from '../src/tasks/proof/export-epcis/export-epcis.ts';
import { hashEpcis } from '../src/tasks/proof/hash-epcis/hash-epcis.ts';
import { initLedger } from '../src/tasks/proof/init-ledger/init-ledger.ts';
import { ledgerHead } from '../src/tasks/proof/ledger-head/ledger-head.ts';
import { listDisclosures } from '../src/tasks/proof/list-disclosures/list-disclosures.ts';
import { listKeys } from '../src/tasks/proof/list-keys/list-keys.ts';
import { makeBundle } from '../src/tasks/proof/make-bundle/make-bundle.ts';
import { makeKey } from '../src/tasks/proof/make-key/make-key.ts';
import { previewBundle } from '../src/tasks/proof/preview-bundle/preview-bundle.ts';
import { rebuildLedger } from '../src/tasks/proof/rebuild-ledger/rebuild-ledger.ts';
import { recallMetal } from '../src/tasks/proof/recall-metal/recall-metal.ts';
import { recordRecall } from '../src/tasks/proof/record-recall/record-recall.ts';
import { revokeKey } from '../src/tasks/proof/revoke-key/revoke-key.ts';
import { setDisclosure } from '../src/tasks/proof/set-disclosure/set-disclosure.ts';
import { settleClock } from '../src/tasks/proof/settle-clock/settle-clock.ts';
import { showHistory } from '../src/tasks/proof/show-history/show-history.ts';
import { signCheckpoint } from '../src/tasks/proof/sign-checkpoint/sign-checkpoint.ts';
import { traceMetal } from '../src/tasks/proof/trace-metal/trace-metal.ts';
import { trustDocument } from '../src/tasks/proof/trust-document/trust-document.ts';
import { verifyLedger } from '../src/tasks/proof/verify-ledger/verify-ledger.ts';
import { compareSpecification } from '../src/tasks/reference/compare-specification/compare-specification.ts';
import { deriveSpecification } from '../src/tasks/reference/derive-specification/derive-specification.ts';
import { describeSite } from '../src/tasks/reference/describe-site/describe-site.ts';
import { endRegister } from '../src/tasks/reference/end-register/end-register.ts';
import { enterFurnace } from '../src/tasks/reference/enter-furnace/enter-furnace.ts';
import { enterLaboratory } from '../src/tasks/reference/enter-laboratory/enter-laboratory.ts';
import { enterMaterial } from '../src/tasks/reference/enter-material/enter-material.ts';
import { enterRoute } from '../src/tasks/reference/enter-route/enter-route.ts';
import { enterScale } from '../src/tasks/reference/enter-scale/enter-scale.ts';
import { enterSpecification } from '../src/tasks/reference/enter-specification/enter-specification.ts';
import { expectedErrors } from '../src/tasks/reference/expected-errors/expected-errors.ts';
import { listPrices } from '../src/tasks/reference/list-prices/list-prices.ts';
import { listRegisters } from '../src/tasks/reference/list-registers/list-registers.ts';
import { listRoutes } from '../src/tasks/reference/list-routes/list-routes.ts';
import { listSpecifications } from '../src/tasks/reference/list-specifications/list-specifications.ts';
import { setPrice } from '../src/tasks/reference/set-price/set-price.ts';
import { showRoute } from '../src/tasks/reference/show-route/show-route.ts';
import { showSpecification } from '../src/tasks/reference/show-specification/show-specification.ts';
import { TASKS } from '../src/tasks/registry.ts';
import { disposeMetal } from '../src/tasks/release/dispose-metal/dispose-metal.ts';
import { issueCertificate } from '../src/tasks/release/issue-certificate/issue-certificate.ts';
import { judgeMeasured } from '../src/tasks/release/judge-measured/judge-measured.ts';
import { releaseMeasured } from '../src/tasks/release/release-measured/release-measured.ts';
import { shipObject } from '../src/tasks/release/ship-object/ship-object.ts';
import { runTask, type Task } from '../src/tasks/task.ts';
import { bookedTwice } from '../src/tasks/testing/booked-twice.ts';
import { memoryContext } from '../src/tasks/testing/memory-context.ts';
import { IN_ORDER } from '../src/tasks/testing/yard.ts';
import { analyseLot } from '../src/tasks/yard/analyse-lot/analyse-lot.ts';
import { bookReturns, lotsIn, readLotSheet } from '../src/tasks/yard/book-returns/book-returns.ts';
import { buttonSample } from '../src/tasks/yard/button-sample/button-sample.ts';
import { buyMaterial } from '../src/tasks/yard/buy-material/buy-material.ts';
import { checkGate } from '../src/tasks/yard/check-gate/check-gate.ts';
import { checkPieces } from '../src/tasks/yard/check-pieces/check-pieces.ts';
import { checkTurnings } from '../src/tasks/yard/check-turnings/check-turnings.ts';
import { clearLot } from '../src/tasks/yard/clear-lot/clear-lot.ts';
import { clearLots } from '../src/tasks/yard/clear-lots/clear-lots.ts';
import { explainLot } from '../src/tasks/yard/explain-lot/explain-lot.ts';
import { gateLots } from '../src/tasks/yard/gate-lots/gate-lots.ts';
import { holdLot } from '../src/tasks/yard/hold-lot/hold-lot.ts';
import { identifyLot } from '../src/tasks/yard/identify-lot/identify-lot.ts';
import { identifyLots } from '../src/tasks/yard/identify-lots/identify-lots.ts';
import { labelLots } from '../src/tasks/yard/label-lots/label-lots.ts';
import { liftHold } from '../src/tasks/yard/lift-hold/lift-hold.ts';
import { listAnalyses } from '../src/tasks/yard/list-analyses/list-analyses.ts';
import { listLots } from '../src/tasks/yard/list-lots/list-lots.ts';
import { orderAnalyses } from '../src/tasks/yard/order-analyses/order-analyses.ts';
import { piecesToTest } from '../src/tasks/yard/pieces-to-test/pieces-to-test.ts';
import { processLot } from '../src/tasks/yard/process-lot/process-lot.ts';
import { readEpcis } from '../src/tasks/yard/read-epcis/read-epcis.ts';
import { showLot } from '../src/tasks/yard/show-lot/show-lot.ts';
import { valueAnalysis } from '../src/tasks/yard/value-analysis/value-analysis.ts';
import { washLots } from '../src/tasks/yard/wash-lots/wash-lots.ts';
import { memoryKeys } from './testing/memory-keys.ts';
import { overSocket } from './testing/over-socket.ts';
import { REFUSED, refusing } from './testing/refusing.ts';

/** Held by tests of their own: on released metal (`release/queue.test.ts`), on a yard with orders (beside the tasks). */
const ELSEWHERE = [
  'certificate-standing',
  'countersign-certificate',
  'export-certificate',
  'judge-measured',
  'keep-timestamp',
  'list-witnesses',
  'recall-letter',
  'release-queue',
  'schedule-backup',
  'ship-lot',
  'show-certificate',
  'timestamp-query',
  'value-lot',
  'value-yard',
  'void-lots',
];

/**
 * Each task of yard, release and proof at least once, in one plant with persons: what it answers is what its schema
 * says, to the last field; what it books is signed by who acted; who stops it before the records are written has
 * nothing booked; a request that comes twice books once, and is answered the same.
 */
describe('each task of yard, release and proof', () => {
  let context: TaskContext;
  const ran = new Set<string>();
  let close: () => Promise<void>;
  // over the socket of a server: what a task asks there is what it asks a ledger of its own
  beforeAll(async () => {
    ({ context, close } = await overSocket({ ...memoryContext(), keys: memoryKeys() }));
  });
  afterAll(async () => {
    await close();
    await context.compute.close();
  });

  const demoLot = (id: string) => {
    const path = join(import.meta.dirname, '../examples/demo/lots.csv');
    const rows = lotsIn(readLotSheet(readCsv(readFileSync(path), path), context.compute));
    return rows.find(({ lotId }) => lotId === id)!;
  };

  /** The answer of a task that only looks: it says what its schema says, and books nothing. */
  async function look<Order, Answer>(task: Task<Order, Answer>, order: NoInfer<Order>): Promise<Answer> {
    const before = await context.store.head();
    const answer = await runTask(task, order, context);
    const plain = JSON.parse(JSON.stringify(answer));
    expect(task.answer.parse(plain), task.name).toEqual(plain);
    expect(await context.store.head(), task.name).toEqual(before);
    ran.add(task.name);
    return answer;
  }

  /** The answer of a task that books, run by a person; stopped first, when nothing may have been booked. */
  async function book<Order, Answer>(person: string, task: Task<Order, Answer>, order: NoInfer<Order>) {
    const acting = actingAs(person, context);
    const before = await context.store.head();
    const stopped = runTask(task, order, { ...acting, signal: AbortSignal.abort() });
    await expect(stopped, task.name).rejects.toMatchObject({ code: 'cancelled' });
    expect(await context.store.head(), task.name).toEqual(before);
    const answer = await bookedTwice(task, order, acting);
    const plain = JSON.parse(JSON.stringify(answer));
    expect(task.answer.parse(plain), task.name).toEqual(plain);
    const [first] = await context.store.records(before.size);
    expect(first?.body.by, task.name).toBe(person);
    ran.add(task.name);
    return answer;
  }

  it('begins with a ledger without records', async () => {
    // Nobody can be named before there is a plant.
    const made = await runTask(initLedger, {}, context);
    expect(initLedger.answer.parse(made)).toMatchObject({ head: { size: 1 } });
    ran.add(initLedger.name);
  });

  it('makes keys of the log and of a person, whose public halves are records', async () => {
    const { keys } = await book('p-qual', makeKey, { origin: 'ledger.remelt.example/test' });
    expect(keys).toMatchObject([{ owner: 'log', ended: null, here: true }]);
    await expect(runTask(makeKey, { person: 'p-qual' }, actingAs('p-cert', context))).rejects.toThrow(
      'the key of p-qual is made by p-qual',
    );
    const both = await book('p-qual', makeKey, { person: 'p-qual' });
    expect(both.keys.map(({ verifierKey }) => verifierKey.split('+')[0])).toEqual([
      'ledger.remelt.example/test',
      'ledger.remelt.example/test/p-qual',
    ]);
    await expect(runTask(makeKey, { origin: 'another' }, actingAs('p-qual', context))).rejects.toThrow(
      'keeps that name',
    );
    expect(JSON.stringify(await context.store.records(0))).not.toContain('PRIVATE');
  });

  it('books a table of lots, and lists them by what is asked', async () => {
    const customer = { ...demoLot('R-6171'), owner: 'customer C' };
    const order = { rows: [demoLot('R-2301'), demoLot('R-2302'), customer], specimen: true };
    const booked = await book('p-goods', bookReturns, order);
    expect(booked).toMatchObject({ repeated: false, mass_g: 1_540_000, analyses: 3 });
    expect((await bookReturns.run(order, actingAs('p-goods', context))).repeated).toBe(true);
    expect((await context.store.lot('R-2301')).specimen).toBe(true);
    const idsOf = async (filter: object) => (await look(listLots, filter)).lots.map(({ id }) => id);
    expect(await idsOf({})).toEqual(['R-2301', 'R-2302', 'R-6171']);
    expect(await idsOf({ form: 'turnings' })).toEqual(['R-2302']);
    expect(await idsOf({ owner: 'customer C' })).toEqual(['R-6171']);
    expect(await idsOf({ owner: 'plant' })).toEqual(['R-2301', 'R-2302']);
    expect(await idsOf({ grade: 'IN617' })).toEqual(['R-6171']);
    expect(await idsOf({ status: 'cleared' })).toEqual([]);
    const { by, mass_g } = await look(listLots, { grade: 'H230' });
    expect([mass_g, by.form.map(({ name, lots }) => [name, lots])]).toEqual([
      1_120_000,
      [
        ['mill-solids', 1],
        ['turnings', 1],
      ],
    ]);
  });

  it('takes a lot of solids through gate, pieces, identification and clearing', async () => {
    for (const early of [
      () => identifyLot.run({ lot: 'R-2301' }, context),
      () => clearLot.run({ lot: 'R-2301' }, context),
      () => checkPieces.run({ lot: 'R-2301', results: [], allowed: 0.01 }, context),
      () => checkTurnings.run({ lot: 'R-2302', magnet: { lifted_kg: 0, sample_kg: 1 } }, context),
    ])
      await expect(early()).rejects.toThrow(/the gate has not checked it$/);
    const half = await book('p-goods', checkGate, { lot: 'R-2301', closedCavities: 'none' });
    expect(half.verdict).toBe('HOLD');
    const soaked = await book('p-goods', checkGate, { lot: 'R-2301', ...IN_ORDER, oil: 0.5 });
    expect(soaked.checks.filter(({ verdict }) => verdict !== 'PASS').map(({ text }) => text)).toEqual([
      '0.500000',
    ]);
    expect((await book('p-goods', checkGate, { lot: 'R-2301', ...IN_ORDER })).verdict).toBe('PASS');
    const results = Array.from({ length: 298 }, (_, i) => ({ piece: `${i}`, stray: false }));
    const few = { lot: 'R-2301', results, allowed: 0.01 };
    expect((await book('p-lab', checkPieces, few)).verdict).toBe('PASS');
    expect((await look(piecesToTest, { strayShare: 0.01, missProbability: 0.05 })).test).toBe(299);
    const found = await book('p-lab', identifyLot, { lot: 'R-2301' });
    expect(found.verdict).toBe('identified');
    expect((await book('p-qual', clearLot, { lot: 'R-2301' })).clearedAs).toBe('H230');
    const held = await book('p-goods', holdLot, { lot: 'R-2301', reason: 'a second drum is oily' });
    expect(held).toMatchObject({ status: 'hold', holdReason: 'a second drum is oily' });
    await expect(clearLot.run({ lot: 'R-2301' }, actingAs('p-qual', context))).rejects.toThrow(
      /nobody has proposed to lift/,
    );
    const lifted = await book('p-qual', liftHold, { lot: 'R-2301', reason: 'the drum was washed' });
    expect(lifted.held?.lift).toEqual({ by: 'p-qual', reason: 'the drum was washed' });
    expect((await look(showLot, { lot: 'R-2301' })).lot.why).toContain(
      'p-qual proposes to lift the hold: the drum was washed; another person clears it',
    );
    const again = liftHold.run({ lot: 'R-2301', reason: 'it is dry' }, actingAs('p-lab', context));
    await expect(again).rejects.toThrow(/^p-qual has already proposed to lift the hold of lot R-2301$/);
    await expect(clearLot.run({ lot: 'R-2301' }, actingAs('p-qual', context))).rejects.toThrow(
      /did "lift hold" on lot R-2301/,
    );
  });

  it('prepares turnings, looks for what machining left, and says what another analysis would sharpen', async () => {
    await look(buttonSample, { chip_g: 0.1, strayShare: 0.1, accepted: 0.003 });
    await book('p-goods', checkGate, { lot: 'R-2302', ...IN_ORDER, oil: 0.08 });
    const washed = await book('p-melt', processLot, {
      lot: 'R-2302',
      treatment: 'washing',
      clean_g: 437_250,
    });
    expect(washed).toMatchObject({ free_g: 437_250, drawn_g: { 'loss:oil and water': 42_750 } });
    const heavier = processLot.run({ lot: 'R-2302', treatment: 'drying', clean_g: 437_251 }, context);
    await expect(heavier).rejects.toThrow(/lot R-2302: 437.251 kg after exceed the 437.25 kg before/);
    const dirty = { lot: 'R-2302', analysis: 'B1', basis: 'measured', method: 'OES' } as const;
    const results = [
      { element: 'W', text: '14.6', unit: 'wt%' as const },
      { element: 'Bi', text: '3', unit: 'ppm' as const },
    ];
    expect((await book('p-lab', analyseLot, { ...dirty, results })).results).toEqual(results);
    const sulfur = { ...dirty, analysis: 'S1', method: 'combustion' };
    const printed = [{ element: 'S', text: '12', unit: 'ppm' as const }];
    expect((await analyseLot.run({ ...sulfur, results: printed }, context)).method).toBe('combustion');
    const unknown = analyseLot.run({ ...dirty, analysis: 'B2', method: 'tea leaves', results }, context);
    await expect(unknown).rejects.toThrow(/tea leaves/);
    const { checks } = await book('p-goods', checkTurnings, { lot: 'R-2302', button: 'B1' });
    expect(checks.map(({ check, verdict }) => [check, verdict])).toEqual([
      ['tool chips', 'PASS'],
      ['fixture alloy', 'FAIL'],
    ]);
    const next = { lot: 'R-2302', method: 'ICP-OES', laboratory: 'lab B' };
    await look(valueAnalysis, next);
    await look(explainLot, { lot: 'R-2302' });
    await book('p-lab', orderAnalyses, { analyses: ['R-2302:Bi:GDMS'] });
    expect((await look(listAnalyses, {})).analyses).toMatchObject([{ lot: 'R-2302', method: 'GDMS' }]);
    await look(labelLots, { lots: ['R-2302'], url: 'https://works.example/' });
    const { lot, balance, contents } = await look(showLot, { lot: 'R-2302' });
    expect([lot.stage, balance]).toEqual(['refused', 'Ni']);
    const carbon = contents.find(({ element }) => element === 'C')!;
    expect(carbon.added_ppm).toBeCloseTo(1134, 0);
    // 0.11 % of the metal itself, and the oil
    expect(carbon.mean_wtpct).toBeCloseTo(0.11 + 0.1134, 3);
  });

  it('releases, certifies, ships and disposes of what a heat became', async () => {
    const bought = await book('p-goods', buyMaterial, {
      material: 'Ni-electrolytic',
      mass_g: 300_000,
      lot: 'Ni',
    });
    expect(bought).toMatchObject({ status: 'cleared', clearedAs: 'Ni-electrolytic', free_g: 300_000 });
    const draws = [{ from: 'lot:Ni' as const, mass_g: 10_000 }];
    const { store } = context;
    await store.execute({ type: 'planHeat', heat: 'H-1', target: { mass_g: 10_000 }, reservations: draws });
    expect((await look(showHistory, { about: 'H-1' })).records.map(({ words }) => words)).toEqual([
      'planned 10 kg: 10 kg Ni',
    ]);
    const planned = await look(traceMetal, { subject: 'heat:H-1', direction: 'up' });
    expect(planned.rows).toMatchObject([{ subject: 'lot:Ni', share: 1, mass_g: 10_000, end: true }]);
    await buyMaterial.run({ material: 'Cr-vacuum-grade', mass_g: 5000, lot: 'Cr' }, context);
    const mixed = [
      { from: 'lot:Cr' as const, mass_g: 2500 },
      { from: 'lot:Ni' as const, mass_g: 7500 },
    ];
    await store.execute({ type: 'planHeat', heat: 'H-2', target: {}, reservations: mixed });
    const shares = await traceMetal.run({ subject: 'heat:H-2', direction: 'up' }, context);
    expect(shares.rows.map(({ subject, share }) => [subject, share])).toEqual([
      ['lot:Ni', 0.75],
      ['lot:Cr', 0.25],
    ]);
    const results = [{ element: 'Ni', text: '99.9', unit: 'wt%' as const }];
    const measured = {
      analysis: 'A1',
      basis: 'measured',
      method: 'OES',
      place: 'ladle',
      by: 'p-lab',
      results,
    };
    const ingots = ['I-1', 'I-2', 'I-3'].map((object) => ({ object, form: 'ingot', mass_g: 3000 }));
    await store.execute({
      type: 'batch',
      commands: [
        { type: 'chargeHeat', heat: 'H-1', draws, by: 'p-melt' },
        { type: 'meltHeat', heat: 'H-1', process: 'VIM', output_g: 10_000, by: 'p-melt' },
        {
          type: 'castHeat',
          heat: 'H-1',
          objects: ingots,
          losses: [{ to: 'kerf', mass_g: 1000 }],
          by: 'p-melt',
        },
        { type: 'recordAnalysis', of: 'heat:H-1', ...measured } as never,
        { type: 'recordAnalysis', of: 'object:I-1', ...measured } as never,
      ],
    });
    const controlled = {
      number: 'S',
      revision: 'A',
      customer: 'X',
      enteredBy: 'p-plan',
      checkedBy: 'p-qual',
    };
    const specification = { limits_wtpct: { Ni: { min: '99.0' } }, residual_wtpct: null, controlled };
    await runTask(releaseMeasured, { of: 'heat:H-1', specification }, actingAs('p-cert', context));
    const released = await book('p-cert', releaseMeasured, { of: 'object:I-1', specification });
    expect(released.output.verdict).toBe('PASS');
    const nickel = (text: string) => [{ element: 'Ni', text, unit: 'wt%' }];
    const first = { type: 'recordAnalysis', of: 'object:I-3', ...measured, analysis: 'S1', sample: 'S1' };
    await store.execute({ ...first, results: nickel('98.0') } as never);
    const ruled = { of: 'object:I-3', specification: { ...specification, retest: 'two-average' } };
    await runTask(releaseMeasured, { of: 'object:I-3', specification }, actingAs('p-cert', context));
    const retest = (...specimens: readonly string[]) => ({
      heat: 'H-1',
      by: 'p-lab',
      retests: [
        {
          ...{ of: 'object:I-3', replaces: 'S1', rule: 'two-average', cause: 'cut with a dirty saw' },
          ...{ characteristics: ['Ni'], specimens },
        },
      ],
    });
    await expect(runTask(recordHeat, retest('S2', 'S3'), context)).rejects.toMatchObject({
      message: 'object:I-3 failed by S rev A, which names no retest rule: the first result stands',
      details: [
        { path: 'retests[0].rule', cure: expect.stringContaining('decide what becomes of the metal') },
      ],
    });
    const failed = await runTask(releaseMeasured, ruled, actingAs('p-cert', context));
    expect(failed.output.verdict).toBe('FAIL');
    // before further specimens are cut: this rule would release nothing
    expect(await runTask(judgeMeasured, ruled, context)).toMatchObject({
      specimens: 2,
      retestHolds: expect.stringContaining('"two-average" is recalled'),
    });
    const decided = { ...ruled, specification: { ...ruled.specification, retest: 'ams-5383f' } };
    expect(await runTask(judgeMeasured, decided, context)).not.toHaveProperty('retestHolds');
    await expect(runTask(recordHeat, retest('S2'), context)).rejects.toThrow(
      'the retest names 1 further specimen; the rule two-average asks for 2',
    );
    await runTask(recordHeat, retest('S2', 'S3'), context);
    const of = { of: 'object:I-3', method: 'OES', laboratory: 'works', place: 'top' };
    const further = [
      { ...of, sample: 'S2', results: nickel('99.9') },
      { ...of, sample: 'S3', results: nickel('99.8') },
    ];
    await runTask(recordHeat, { heat: 'H-1', by: 'p-lab', analyses: further }, context);
    const retested = await runTask(releaseMeasured, ruled, actingAs('p-cert', context));
    expect(retested.output.retests[0]).toMatchObject({
      specimen: 'S1',
      standing: 'replaced',
      average: '99.85',
    });
    const order = { of: 'object:I-1', number: 'C-1', type: '3.1', customer: { name: 'X' } } as const;
    const certificate = await book('p-qual', issueCertificate, { ...order, released, specimen: false });
    expect(certificate.evidence.checkpoint).toMatch(/^ledger.remelt.example.test\n/);
    expect((await context.store.object('I-1')).certificates?.[0]?.signedWith).toHaveLength(1);
    expect(certificate.lots.map(({ lot, share }) => [lot, share])).toEqual([['Ni', '1.000000']]);
    const shipped = await book('p-cert', shipObject, { object: 'I-1', to: 'X', certificate });
    expect([shipped.status, shipped.heat]).toEqual(['shipped', 'H-1']);
    expect(shipped.checkpoint?.split('\n')[1]).toBe(String((await context.store.head()).size));
    const bundle = await book('p-cert', makeBundle, { subject: 'object:I-1', customer: 'X', released });
    expect(bundle.claims.map(({ type }) => type)).toEqual([
      'balance',
      'recycledContent',
      'certificate',
      'origin',
      'signature',
      'specification',
      'genealogy',
      'complete',
      'complete',
    ]);
    expect((await look(trustDocument, {})).persons).toHaveLength(1);
    const document = await look(exportEpcis, { subject: 'object:I-1', base: 'https://id.plant.example' });
    const { hashes } = await look(hashEpcis, { document });
    expect(document.epcisBody.eventList.map(({ eventID }) => eventID)).toEqual(hashes);
    const stated = { form: 'mill-solids', origin: 'virgin' };
    expect((await look(readEpcis, { document, ...stated })).lots).toMatchObject([{ lotId: 'I-1' }]);
    await book('p-qual', setDisclosure, { customer: 'Y', opens: ['inputs'], reason: 'asked by Mr Y' });
    expect((await look(listDisclosures, {})).policies).toMatchObject([{ customer: 'Y', opens: ['inputs'] }]);
    const { opens } = await look(previewBundle, { subject: 'object:I-1', customer: 'Y' });
    expect(opens).toEqual(['inputs']);
    const erasing = { of: 'disclosure:ledger', field: 'reason', reason: 'asked' };
    const dry = actingAs('p-qual', context);
    const { shown, records } = await runTask(eraseField, erasing, dry);
    expect(records).toMatchObject([{ kind: 'disclosure.set', value: 'asked by Mr Y' }]);
    const gone = await book('p-qual', eraseField, { ...erasing, confirm: shown });
    expect(gone.records[0]?.value).toMatch(/^\[erased/);
    expect((await look(listDisclosures, {})).policies[0]?.reason).toBe(gone.records[0]?.value);
    const told = await look(showHistory, { about: 'disclosure:ledger' });
    expect(told.records.at(-1)?.words).toMatch(/^reason of record \d+ erased: asked$/);
    const disposed = { of: 'object:I-2', as: 'rework', reason: 'not measured' } as const;
    expect(await book('p-qual', disposeMetal, disposed)).toMatchObject({
      subject: 'object:I-2',
      as: 'rework',
    });
    expect((await store.object('I-2')).disposition).toBe('remelt');
    const withdrawn = {
      of: 'object:I-1',
      record: 'certificate:C-1',
      reason: 'wrong order',
      supersededBy: 'C-2',
    } as const;
    const seen = await runTask(correctRecord, withdrawn, actingAs('p-cert', context));
    expect(seen).toMatchObject({ done: false, restsOn: expect.arrayContaining(['object I-1 was shipped']) });
    const done = await book('p-cert', correctRecord, { ...withdrawn, confirm: seen.shown });
    expect(done.done).toBe(true);
    await expect(
      runTask(correctRecord, { ...withdrawn, confirm: seen.shown }, actingAs('p-cert', context)),
    ).rejects.toThrow(/C-1 was already withdrawn/);
  });

  it('keeps specifications: entered by one person, compared by another', async () => {
    const printed = {
      number: 'CUST-718-A',
      revision: '3',
      specification: { limits_wtpct: { Cr: { min: '17.0', max: '21.0' } }, limits_ppm: { S: { max: '20' } } },
    };
    const name = 'CUST-718-A rev 3';
    const entered = await book('p-plan', enterSpecification, { ...printed, customer: 'customer C' });
    expect(entered).toMatchObject({ name, status: 'entered', enteredBy: 'p-plan', checkedBy: null });
    const release = { of: 'heat:H-1', spec: name } as const;
    await expect(runTask(releaseMeasured, release, actingAs('p-cert', context))).rejects.toThrow(
      'was entered by p-plan and compared by nobody',
    );
    expect(await book('p-qual', compareSpecification, printed)).toMatchObject({ equal: true, compared: 2 });
    const { document } = await runTask(releaseMeasured, release, actingAs('p-cert', context));
    expect(document.specification.controlled).toEqual({
      number: 'CUST-718-A',
      revision: '3',
      customer: 'customer C',
      enteredBy: 'p-plan',
      checkedBy: 'p-qual',
    });
    const listed = await look(listSpecifications, {});
    expect(listed.specifications).toMatchObject([{ name, status: 'compared', checkedBy: 'p-qual' }]);
    await look(showSpecification, { name });
  });

  it('keeps routes and prices', async () => {
    const route = [{ operation: 'vacuum-induction' }, { operation: 'electroslag', settings: {} }];
    await book('p-plan', enterRoute, { name: 'double-melt', route });
    await look(showRoute, { name: 'double-melt' });
    await look(listRoutes, {});
    const nickel = { of: 'Ni', usd_per_kg: '15.40', source: 'exchange', on: '2026-01-05' };
    await book('p-plan', setPrice, nickel);
    await look(expectedErrors, {});
    await look(listPrices, {});
  });

  it('keeps what the plant consists of', async () => {
    const size = { capacity_kg: 800, minimum_kg: 200 };
    await book('p-plan', enterFurnace, { furnace: 'VIM-1', kind: 'vacuum-induction', ...size });
    await book('p-qual', enterScale, { scale: 'floor-1', capacity_g: 500_000, resolution_g: 100 });
    const house = { laboratory: 'house', name: 'House laboratory', methods: ['OES'] };
    await book('p-qual', enterLaboratory, house);
    await book('p-plan', enterMaterial, {
      ...{ material: 'NiNb-own', name: 'nickel-niobium', form: 'addition-alloy' as const },
      ...{ balance: 'Ni' as const, contents: ['Nb 65'], price_usd_per_kg: 41 },
    });
    await book('p-qual', describeSite, { name: 'Alloy Works', country: 'DE' });
    await book('p-qual', endRegister, { register: 'scale', id: 'floor-1', reason: 'sold' });
    await look(listRegisters, { register: 'furnace' });
  });

  it('derives the specification of remelt stock from a grade and a kept route, and keeps it', async () => {
    const stock = {
      number: 'IN718-RS',
      revision: '1',
      customer: 'customer C',
      gradeId: 'IN718',
      route: 'double-melt',
      mass_kg: 300,
    };
    const derived = await book('p-plan', deriveSpecification, stock);
    expect(derived).toMatchObject({
      kept: true,
      derivedFrom: { specification: 'grade IN718', route: 'double-melt', confidence: 0.95 },
    });
    const { lines, status } = await look(showSpecification, { name: derived.name });
    expect(status).toBe('entered');
    expect(lines).toContainEqual({ what: 'product form', stated: 'remelt stock' });
    // what is derived is known already
    const compute = { ...context.compute, deriveStock: async () => derived.derived };
    const refused = refusing({ ...actingAs('p-plan', context), compute });
    await expect(runTask(deriveSpecification, { ...stock, dryRun: true }, refused)).rejects.toThrow(REFUSED);
  });

  it('traces both ways, and finds the ledger whole', async () => {
    const down = await look(traceMetal, { subject: 'lot:Ni', direction: 'down' });
    expect(down.rows.map(({ subject }) => subject).sort()).toEqual([
      'heat:H-1',
      'object:I-1',
      'object:I-2',
      'object:I-3',
    ]);
    const up = await look(traceMetal, { subject: 'object:I-1', direction: 'up' });
    // as a person types it: the number alone, and without its capitals where only one thing has it
    for (const subject of ['I-1', 'i-1', 'object:i-1'])
      expect(await look(traceMetal, { subject, direction: 'up' })).toEqual(up);
    expect((await look(showLot, { lot: 'ni' })).lot).toMatchObject({ id: 'Ni' });
    expect((await look(recallMetal, { of: 'lot:ni' })).of).toBe('lot Ni');
    await expect(look(traceMetal, { subject: 'I-77', direction: 'up' })).rejects.toThrow(
      /nothing in this ledger is named I-77/,
    );
    expect(up.rows.find(({ subject }) => subject === 'lot:Ni')).toMatchObject({
      share: 1,
      clearedAs: 'Ni-electrolytic',
      form: 'virgin',
    });
    const { size } = await context.store.head();
    expect(await look(verifyLedger, {})).toMatchObject({ ok: true, records: size, problems: [] });
    const said: string[] = [];
    const told = { ...context, onProgress: (words: string) => said.push(words) };
    await runTask(verifyLedger, {}, told);
    expect(said[0], 'the first word comes at once').toBe(`reading ${size} records`);
    expect(await look(ledgerHead, {})).toMatchObject({ size, at: expect.stringMatching(/Z$/) });
    await expect(look(initLedger, {})).rejects.toThrow(`there is a ledger of ${size} records here already`);
    expect(await look(rebuildLedger, {})).toMatchObject({ equal: true, records: size, differences: [] });
  });

  it('signs the ledger, and none that does not go on from what was signed', async () => {
    const unsigned = await look(checkpointState, {});
    expect(unsigned.signed).toBeLessThan(unsigned.records);
    expect(unsigned.cure).toMatch(/^sign a checkpoint on the computer and account/);
    await book('p-cert', signCheckpoint, {});
    const covered = await look(checkpointState, {});
    expect(covered).toMatchObject({ signed: covered.records, witnessed: 0, cure: null });
    const { records, covered: shown } = await look(showHistory, {});
    expect(shown.signed).toBe(records.at(-1)!.seq + 1);
    const page = renderTerminal(historyPage(await look(showHistory, {})));
    expect(page).toMatch(/signed: in a checkpoint that the plant has signed/);
    // who does not sign reads what the key has signed, and no more
    const { keys, ...reader } = context;
    const signedHeads = { lastSigned: keys!.lastSigned };
    expect(await coveredBy({ ...reader, signedHeads })).toEqual({ signed: covered.records, witnessed: 0 });
    expect(await coveredBy(reader)).toEqual({ signed: 0, witnessed: 0 });
    const { size, root } = await context.store.head();
    const { checkpoint } = await look(signCheckpoint, {});
    const { verifierKey } = (await look(listKeys, {})).keys[0]!;
    expect(isSignedBy(parseNote(checkpoint), parseVerifierKey(verifierKey))).toBe(true);
    context.keys?.noteSigned(verifierKey, { size: size + 1, root });
    await expect(look(signCheckpoint, {})).rejects.toThrow('rolled back');
    expect(await look(checkpointState, {}), 'not this ledger').toMatchObject({ signed: 0 });
    context.keys?.noteSigned(verifierKey, { size: size - 1, root });
    await expect(look(signCheckpoint, {})).rejects.toThrow('rewritten');
    const ended = await book('p-cert', revokeKey, { ending: 'exposed', reason: 'laptop stolen' });
    expect(ended.keys[0]?.ended).toMatchObject({ how: 'exposed', since: ended.keys[0]?.since });
    await expect(look(signCheckpoint, {})).rejects.toThrow('the log has no key that signs');
  });

  it('says that the clock is right, and does not take back that it was ahead when it was not', async () => {
    const said = await book('p-qual', settleClock, { isRight: true, reason: 'compared with the laboratory' });
    expect(said).toMatchObject({ said: 'right', aheadSince: null });
    const ahead = runTask(settleClock, { aheadSince: 1, reason: 'r' }, actingAs('p-qual', context));
    await expect(ahead).rejects.toThrow('not later than now');
    await expect(look(settleClock, { isRight: true, reason: 'r' })).rejects.toThrow('needs the name');
  });

  it('takes several lots one step on in one command of the ledger each', async () => {
    await bookReturns.run(
      {
        rows: [
          { ...demoLot('R-2301'), lotId: 'T-1' },
          { ...demoLot('R-2301'), lotId: 'T-2' },
          { ...demoLot('R-2301'), lotId: 'T-3', declaredGrade: 'IN718' },
        ],
      },
      actingAs('p-goods', context),
    );
    const lots = ['T-1', 'T-2', 'T-3'];
    const shown = await look(gateLots, { lots, findings: IN_ORDER, dryRun: true });
    expect([shown.booked, shown.lots.map(({ outcome }) => outcome)]).toEqual([
      false,
      ['PASS', 'PASS', 'PASS'],
    ]);
    expect((await context.store.lot('T-1')).gate).toBeNull();
    const outcomes = ({ lots: done }: { lots: readonly { outcome: string }[] }) =>
      done.map(({ outcome }) => outcome);
    expect(outcomes(await book('p-goods', gateLots, { lots, findings: IN_ORDER }))).toEqual([
      'PASS',
      'PASS',
      'PASS',
    ]);
    const refused = { lots: [{ outcome: 'left out', words: REFUSED }] };
    const first = { lots: ['T-1'], dryRun: true };
    expect(await runTask(identifyLots, first, refusing(context))).toMatchObject(refused);
    expect(outcomes(await book('p-lab', identifyLots, { lots }))).toEqual(lots.map(() => 'identified'));
    expect(await runTask(clearLots, first, refusing(context))).toMatchObject(refused);
    // what was measured after the identification keeps the lot: the showing leaves out what the booking leaves out, and no other
    const bismuth = [{ element: 'Bi', text: '<0.1', unit: 'ppm' as const }];
    const later = {
      lot: 'T-2',
      analysis: 'A9',
      basis: 'measured' as const,
      method: 'GDMS',
      results: bismuth,
    };
    await book('p-lab', analyseLot, later);
    const older = await look(clearLots, { lots: ['T-2'], dryRun: true });
    expect((await look(listLots, { lots: ['T-2'] })).lots[0]!.why).toEqual([
      'identified before analysis A9: identify it again',
    ]);
    expect(older.lots).toMatchObject([
      { outcome: 'left out', words: expect.stringMatching(/older than analysis A9; identify it again/) },
    ]);
    expect(outcomes(await book('p-lab', identifyLots, { lots: ['T-2'] }))).toEqual(['identified']);
    // what its paper contradicts is not cleared with the others, before somebody says why
    const some = await book('p-qual', clearLots, { lots });
    expect(outcomes(some)).toEqual(['cleared', 'cleared', 'left out']);
    expect((await look(listLots, { lots: ['T-3'] })).lots[0]!.why).toEqual([some.lots[2]!.words]);
    expect(some.lots[2]!.words).toMatch(/^identified as H230 .*, but declared as IN718: find out/);
    expect((await context.store.lot('T-2')).clearedAs).toBe('H230');
    expect((await context.store.lot('T-3')).status).toBe('hold');
    await expect(look(clearLots, { lots: ['T-3'], despite: ' ' })).rejects.toThrow(/despite/);
    const despite = { lots: ['T-3'], despite: 'the supplier mixed up two papers' };
    expect(outcomes(await book('p-qual', clearLots, despite))).toEqual(['cleared']);
    const { lot } = await look(showLot, { lot: 'T-3' });
    expect([lot.clearedAs, lot.declaredGrade]).toEqual(['H230', 'IN718']);
    const told = JSON.stringify(await context.store.history('lot:T-3'));
    expect(told).toContain(
      'identified as H230, although declared as IN718: the supplier mixed up two papers',
    );
  });

  it('says what a lot has to go through after the gate, and asks why it became clean of itself', async () => {
    const turnings = { ...demoLot('R-2302'), lotId: 'T-4' };
    await bookReturns.run({ rows: [turnings] }, actingAs('p-goods', context));
    const at = (oil: number) => ({ lots: ['T-4'], findings: { ...IN_ORDER, oil } });
    const shown = await look(gateLots, { ...at(0.003), dryRun: true });
    expect(shown.lots).toMatchObject([
      { outcome: 'PASS', words: 'prepare it first: 0.3 % of oil and moisture: wash it' },
    ]);
    await book('p-goods', gateLots, at(0.003));
    expect((await look(gateLots, { ...at(1.2), dryRun: true })).lots[0]?.words).toMatch(
      /120 % of oil and moisture is more than half of the lot; read the number again/,
    );
    expect((await look(washLots, { lots: ['T-4'], dryRun: true })).lots).toMatchObject([
      { outcome: 'washed' },
    ]);
    const again = await look(gateLots, { ...at(0), dryRun: true });
    expect(again.lots).toMatchObject([
      { outcome: 'left out', foundNoMore: '0.3 % of oil and moisture before, 0 % now' },
    ]);
    const clean = { lot: 'T-4', ...IN_ORDER };
    const acting = actingAs('p-goods', context);
    await expect(runTask(checkGate, clean, acting)).rejects.toThrow(/before, 0 % now, and no treatment was/);
    const { checks } = await runTask(
      checkGate,
      { ...clean, despite: 'the first reading was of T-5' },
      acting,
    );
    expect(checks).toContainEqual({
      check: 'earlier-finding',
      verdict: 'PASS',
      reason: '0.3 % of oil and moisture before, 0 % now: the first reading was of T-5',
    });
  });

  it('asks the ledger in each dry run what it would say to the booking', async () => {
    const withDryRun: string[] = [];
    for (const group of Object.values(TASKS))
      for (const load of Object.values(group)) {
        const { name, order } = await load();
        if (
          JSON.stringify(
            z.toJSONSchema(order as z.ZodType, { io: 'input', unrepresentable: 'any' }),
          ).includes('"dryRun"')
        )
          withDryRun.push(name);
      }
    // the others are tried in qualify-tasks.test.ts, heat-tasks.test.ts and beside their verbs
    expect(withDryRun.sort()).toEqual([
      'add-evidence',
      'book-returns',
      'clear-lots',
      'derive-specification',
      'gate-lots',
      'identify-lots',
      ...['import-articles', 'import-customers', 'import-orders'],
      'lock-programme',
      'plan-heat',
      'receive-delivery',
      'void-lots',
      'wash-lots',
    ]);
    const refused = refusing(context);
    const lots = { lots: ['T-4'], dryRun: true };
    const gate = await runTask(gateLots, { ...lots, findings: { ...IN_ORDER, despite: 'r' } }, refused);
    expect(gate.lots).toMatchObject([{ outcome: 'left out', words: REFUSED }]);
    const file = { name: 'c.csv', base64: Buffer.from('customer;name\nC-1;North\n').toString('base64') };
    const table = runTask(importCustomers, { file, dryRun: true }, refused);
    await expect(table).rejects.toThrow(REFUSED);
    const rows = [{ ...demoLot('R-2301'), lotId: 'T-6' }];
    await expect(runTask(bookReturns, { rows, dryRun: true }, refused)).rejects.toThrow(REFUSED);
    expect((await look(bookReturns, { rows, dryRun: true })).lots).toEqual([]);
    const line = { line: '1', mass_g: 1000, form: 'turnings', originClass: 'post-consumer' };
    const delivery = { delivery: 'D-1', sender: 'sap', lines: [line], dryRun: true };
    await expect(runTask(receiveDelivery, delivery, refused)).rejects.toThrow(REFUSED);
  });

  it('recalls a lot: reads what it reached, then holds and records it', async () => {
    const { size } = await context.store.head();
    expect((await look(recallMetal, { of: 'lot:Ni' })).totals).toMatchObject({ heats: 1, objects: 3 });
    expect((await context.store.head()).size).toBe(size);
    const order = { of: 'lot:T-1', reason: 'oil', hold: true, record: true };
    const recall = await book('p-qual', recordRecall, order);
    expect(recall).toMatchObject({ held: ['lot:T-1'], record: { subjects: 1 } });
    expect((await context.store.lot('T-1')).status).toBe('hold');
  });

  it('has left none out', () => {
    const { yard, release, reference, proof } = TASKS;
    const names = [yard, release, reference, proof].flatMap((group) => Object.keys(group ?? {}));
    expect([...ran, ...ELSEWHERE].sort()).toEqual(names.sort());
  });
});
