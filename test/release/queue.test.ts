import { afterAll, beforeAll, expect, test } from 'vitest';
import { actingAs, type TaskContext } from '../../src/desk/context.ts';
import { recordWords } from '../../src/desk/genealogy/record-words.ts';
import { nextStep } from '../../src/desk/heat/waiting.ts';
import { namesOfPlant } from '../../src/desk/names-of-plant.ts';
import type { Command } from '../../src/evidence/ledger/commands.ts';
import { pageOf } from '../../src/faces/server/routes/task-pages.ts';
import { certificatePage } from '../../src/pages/blocks/release/certificate-page.ts';
import { renderHtml } from '../../src/pages/render/html.ts';
import { renderTerminal } from '../../src/pages/render/terminal.ts';
import { listHeats } from '../../src/tasks/heats/list-heats/list-heats.ts';
import { listPieces } from '../../src/tasks/heats/list-pieces/list-pieces.ts';
import { plantToday } from '../../src/tasks/heats/plant-today/plant-today.ts';
import { reportHeat } from '../../src/tasks/heats/report-heat/report-heat.ts';
import { stampHeat } from '../../src/tasks/heats/stamp-heat/stamp-heat.ts';
import { correctRecord } from '../../src/tasks/proof/correct-record/correct-record.ts';
import { showHistory } from '../../src/tasks/proof/show-history/show-history.ts';
import { certificateStanding } from '../../src/tasks/release/certificate-standing/certificate-standing.ts';
import { disposeMetal } from '../../src/tasks/release/dispose-metal/dispose-metal.ts';
import { issueCertificate } from '../../src/tasks/release/issue-certificate/issue-certificate.ts';
import { judgeMeasured } from '../../src/tasks/release/judge-measured/judge-measured.ts';
import { releaseMeasured } from '../../src/tasks/release/release-measured/release-measured.ts';
import { releaseQueue } from '../../src/tasks/release/release-queue/release-queue.ts';
import { shipObject } from '../../src/tasks/release/ship-object/ship-object.ts';
import { showCertificate } from '../../src/tasks/release/show-certificate/show-certificate.ts';
import { runTask } from '../../src/tasks/task.ts';
import {
  analysed,
  castHeat,
  clearedLot,
  GOOD as GOOD_RESULTS,
  SPEC,
} from '../../src/tasks/testing/cast-heat.ts';
import { memoryContext } from '../../src/tasks/testing/memory-context.ts';

let context: TaskContext;
beforeAll(async () => {
  context = memoryContext();
  await castHeat('Q-1', context);
});
afterAll(async () => {
  await context.store.close();
  await context.compute.close();
});

const by = (person: string): TaskContext => actingAs(person, context);
/** A row of the queue; the list of heats and the account of the day must say the same of its heat. */
const waiting = async (of: string) => {
  const { waiting: all } = await runTask(releaseQueue, {}, context);
  const row = all.find((one) => one.of === of)!;
  const { heats } = await runTask(listHeats, { open: true }, context);
  const { waits } = heats.find(({ heat }) => heat === row.heat)!;
  const { waits: today } = await runTask(plantToday, {}, context);
  const onWhom = today.find(({ heats }) => heats.some(({ heat }) => heat === row.heat))!;
  expect(onWhom.on).toEqual(waits!.on);
  expect(onWhom.heats).toContainEqual(
    expect.objectContaining({ heat: row.heat, for: waits!.for, age_d: waits!.age_d }),
  );
  const rows = all.filter(({ heat }) => heat === row.heat).map((one) => one.waits.on.join());
  expect(rows).toContain(waits!.on.join());
  return { ...row, heatWaits: waits!.for };
};
const GOOD = { of: 'object:Q-1-a', spec: SPEC };
const certificate = {
  of: GOOD.of,
  number: 'C-7',
  type: '3.1',
  customer: { name: 'C' },
  specimen: false,
  accepted: 'asked by Customer C',
};

test('an ingot waits for its release, then for its certificate, then for shipment', async () => {
  const { specifications } = await runTask(releaseQueue, {}, context);
  expect(specifications).toEqual([SPEC]);
  expect(await waiting(GOOD.of)).toMatchObject({
    ...{ heat: 'Q-1', grade: 'IN718', mass_g: 250_000, results: 3, specimens: 1, verdict: null },
    measured: [{ specimen: 'Q-1-A1', elements: ['Ni', 'Cr', 'S'], analysis: 'Q-1-A1', method: 'OES' }],
    freeSpecimen: 'Q-1-a-top',
    waits: { for: 'release', on: ['certifier'], age_d: 0 },
    maySign: [{ id: 'p-cert' }],
    heatWaits: 'release of Q-1-a, Q-1-b',
  });
  const before = await context.store.head();
  const shown = await runTask(judgeMeasured, GOOD, context);
  expect(await context.store.head()).toEqual(before);
  const released = await runTask(releaseMeasured, GOOD, by('p-cert'));
  expect(shown).toEqual(released);
  expect(await waiting(GOOD.of)).toMatchObject({
    verdict: { verdict: 'PASS', specification: SPEC },
    waits: { for: 'a certificate', on: ['certifier', 'quality'] },
  });
  // a heat is no PASS while a piece of it waits
  const page = await runTask(reportHeat, { heat: 'Q-1' }, context);
  expect(page.verdict).toBe('HOLD');
  expect(JSON.stringify(page)).toContain('Q-1-b waits for release');
  await runTask(issueCertificate, certificate, by('p-qual'));
  expect(await waiting(GOOD.of)).toMatchObject({ certificates: ['C-7'], waits: { for: 'shipment' } });
  // who holds it stops the shipment; only a new release decides
  await context.store.execute({ type: 'holdObject', object: 'Q-1-a', reason: 'lead found', by: 'p-qual' });
  const words = 'a new release; on hold: lead found';
  expect(await waiting(GOOD.of)).toMatchObject({
    held: 'lead found',
    waits: { for: words, on: ['certifier'] },
    heatWaits: 'a new release of Q-1-a, put on hold',
  });
  // what was never measured is not ready for any release
  const [held, heat] = [await context.store.object('Q-1-a'), await context.store.heat('Q-1')];
  const unmeasured = { ...held, analyses: [], release: null, lastSeq: 0, free_g: 1 };
  expect(nextStep(unmeasured, heat).for).toBe('measured results');
});

test('ships to another customer than the certificate names, or before the second signature, with a recorded reason only', async () => {
  const shipping = memoryContext({ compute: context.compute });
  const by = (person: string): TaskContext => actingAs(person, shipping);
  await castHeat('Q-9', shipping);
  const object = 'Q-9-a';
  await runTask(releaseMeasured, { of: `object:${object}`, spec: SPEC }, by('p-cert'));
  const issue = (number: string, more: object) =>
    runTask(issueCertificate, { ...certificate, of: `object:${object}`, number, ...more }, by('p-qual'));
  const ship = (more: object) => runTask(shipObject, { object, ...more }, by('p-cert'));
  await issue('C-91', { customer: { name: 'Customer C' } });
  const other = /certificate C-91 is issued to Customer C, not to Forge D$/;
  await expect(ship({ to: 'Forge D', certificate: 'C-91' })).rejects.toThrow(other);
  const takenBack = { of: `object:${object}`, record: 'certificate:C-91', reason: 'type' };
  const { shown } = await runTask(correctRecord, takenBack, by('p-qual'));
  await runTask(correctRecord, { ...takenBack, confirm: shown }, by('p-qual'));
  const inspector = { name: 'R. Vos', role: 'surveyor', of: 'official' };
  await issue('C-92', { customer: { name: 'Customer C' }, type: '3.2', inspector });
  const unsigned = { to: 'customer c', certificate: 'C-92' };
  await expect(ship(unsigned)).rejects.toThrow(
    /certificate C-92 lacks the signature of .* for the maker and the signature of R\. Vos, and counts as type 3\.1/,
  );
  expect(await shipping.store.object(object)).toMatchObject({ status: 'released' });
  await ship({ ...unsigned, accepted: 'the inspector signs at the customer' });
  const [record] = (await shipping.store.history(`object:${object}`)).slice(-1);
  expect(record).toMatchObject({
    record: { kind: 'object.shipped' },
    body: { accepted: 'the inspector signs at the customer' },
  });
  expect(recordWords(record!)).toMatch(/to customer c; accepted: the inspector signs at the customer/);
  const back = { of: `object:${object}`, record: 'shipment', reason: 'never left' };
  expect((await runTask(correctRecord, back, by('p-qual'))).restsOn.join('; ')).not.toContain('was shipped');
  // a certificate that is withdrawn after the metal has left: the heat says whom to tell
  const gone = { of: `object:${object}`, record: 'certificate:C-92', reason: 'a wrong limit' };
  const seen = await runTask(correctRecord, gone, by('p-qual'));
  expect(seen.effects).toContain(`object ${object} was shipped: tell whoever received it`);
  await runTask(correctRecord, { ...gone, confirm: seen.shown }, by('p-qual'));
  await issue('C-93', { customer: { name: 'Customer C' } });
  expect(JSON.stringify(await runTask(reportHeat, { heat: 'Q-9' }, shipping))).toContain(
    `${object}: shipped, 250 kg; the certificate C-92 that went with it was withdrawn (a wrong limit): tell customer c, and send C-93.`,
  );
  const { records } = await runTask(showHistory, { about: `object:${object}` }, shipping);
  const undone = records.flatMap(({ record }) => (record?.startsWith('certificate:') ? [record] : []));
  expect(undone).toEqual(['certificate:C-93']);
  // one piece waits still: a point may be set before it is handed over; none once nothing is left
  const steps = () => runTask(listPieces, { of: 'heat:Q-9' }, shipping);
  const [shipped, other_] = (await steps()).pieces;
  expect([shipped?.shipment?.to, other_?.status]).toEqual(['customer c', 'held']);
  expect((await steps()).pointSteps).toEqual(['release']);
  const bad = `object:${other_!.id}`;
  await runTask(releaseMeasured, { of: bad, spec: SPEC }, by('p-cert'));
  await runTask(disposeMetal, { of: bad, as: 'scrap', reason: 'sulphur' }, by('p-qual'));
  expect(await steps()).toMatchObject({
    pointSteps: [],
    noPoint: `heat Q-9 is cast, and nothing of it is left to hand over (${object} shipped, ${other_!.id} scrap)`,
  });
  const holdPoints = [{ kind: 'hold', step: 'release', look: 'marked', role: 'inspector' }] as const;
  const late = { of: 'heat:Q-9', record: 'plan', reason: 'the customer asks', holdPoints: [...holdPoints] };
  await expect(runTask(correctRecord, late, by('p-qual'))).rejects.toThrow(
    `nothing can be held before release any more: heat Q-9 is cast`,
  );
  await shipping.store.close();
});

test('a result outside its limit waits for a retest or a decision, and has no certificate', async () => {
  const bad = { of: 'object:Q-1-b', spec: SPEC };
  await runTask(releaseMeasured, bad, by('p-cert'));
  const row = await waiting(bad.of);
  expect(row.waits.for).toBe('a retest or a decision');
  // the first of its pieces on the way says what the heat waits for
  expect(row.heatWaits).toBe('a new release of Q-1-a, put on hold');
  await runTask(releaseMeasured, GOOD, by('p-cert'));
  expect((await waiting(bad.of)).heatWaits).toBe('a retest of Q-1-b, or a decision');
  await runTask(disposeMetal, { of: bad.of, as: 'scrap', reason: 'sulphur' }, by('p-qual'));
  expect((await waiting(GOOD.of)).heatWaits).toBe('shipment of Q-1-a');
  expect(row.verdict?.reasons.join()).toContain('S');
});

test('a melted heat that was measured waits for its release and its certificate, then for casting', async () => {
  await clearedLot('L-Q-2', context);
  const portions = [{ from: 'lot:L-Q-2', mass_g: 100_000 }] as const;
  for (const command of [
    {
      type: 'planHeat',
      heat: 'Q-2',
      target: { grade: 'IN718', mass_g: 100_000 },
      reservations: portions,
      by: 'p-plan',
    },
    { type: 'chargeHeat', heat: 'Q-2', draws: portions, by: 'p-melt' },
    { type: 'meltHeat', heat: 'Q-2', process: 'vacuum-induction', output_g: 100_000, by: 'p-melt' },
    analysed('heat:Q-2', 'Q-2-F', GOOD_RESULTS),
  ] as const)
    await context.store.execute(command as Command);
  const whole = { of: 'heat:Q-2', spec: SPEC };
  expect(await waiting(whole.of)).toMatchObject({ waits: { for: 'release' }, heatWaits: 'release' });
  await runTask(releaseMeasured, whole, by('p-cert'));
  expect((await waiting(whole.of)).heatWaits).toBe('a certificate');
  await runTask(issueCertificate, { ...certificate, of: whole.of, number: 'C-2' }, by('p-qual'));
  const { heats } = await runTask(listHeats, { open: true }, context);
  expect(heats.find(({ heat }) => heat === 'Q-2')!.waits!.for).toBe('its casting');
  const { waiting: left } = await runTask(releaseQueue, {}, context);
  expect(left.filter(({ heat }) => heat === 'Q-2')).toEqual([]);
});

test('metal that is unaccounted for holds an ingot before anybody signs, until the loss is declared', async () => {
  const heat = 'U-1';
  await clearedLot('L-U-1', context);
  const portions = [{ from: 'lot:L-U-1' as const, mass_g: 500_000 }];
  const of = 'object:U-1-a' as const;
  const commands: readonly Command[] = [
    {
      type: 'planHeat',
      heat,
      target: { grade: 'IN718', mass_g: 490_000 },
      reservations: portions,
      by: 'p-plan',
    },
    { type: 'chargeHeat', heat, draws: portions, by: 'p-melt' },
    { type: 'meltHeat', heat, process: 'vacuum-induction', output_g: 490_000, by: 'p-melt' },
    { type: 'castHeat', heat, objects: [{ object: 'U-1-a', form: 'ingot', mass_g: 490_000 }], by: 'p-melt' },
    {
      ...{
        type: 'recordAnalysis',
        of,
        analysis: 'U-A1',
        basis: 'measured',
        method: 'OES',
        laboratory: 'works',
      },
      ...{ place: 'top', balance: 'Fe', by: 'p-lab' },
      results: [
        { element: 'Ni', text: '53.20', unit: 'wt%' },
        { element: 'Cr', text: '18.10', unit: 'wt%' },
        { element: 'S', text: '<5', unit: 'ppm' },
      ],
    },
  ];
  for (const command of commands) await context.store.execute(command);
  const { output } = await runTask(judgeMeasured, { of, spec: SPEC }, context);
  expect(output).toMatchObject({
    verdict: 'HOLD',
    reasons: ['10 kg of heat U-1 are unaccounted for', 'say where it went'],
  });
  expect((await waiting(of)).waits).toMatchObject({ for: 'where 10 kg of heat U-1 went', on: ['melter'] });
  const order = { of: 'heat:U-1', losses: [{ to: 'skull', mass_g: 10_000 }], reason: 'weighed the next day' };
  const { shown } = await runTask(correctRecord, order, by('p-melt'));
  await runTask(correctRecord, { ...order, confirm: shown }, by('p-melt'));
  const released = await runTask(releaseMeasured, { of, spec: SPEC }, by('p-cert'));
  expect(released.output).toMatchObject({ verdict: 'PASS', reasons: [] });
});

test('a withdrawn certificate says so on its page and on paper: why, by whom, and what stands in its place', async () => {
  const of = 'object:Q-1-a';
  const named = { of, number: 'C-7' };
  const issued = await runTask(showCertificate, named, context);
  const paper = async () => certificatePage(issued, await runTask(certificateStanding, named, context));
  expect(JSON.stringify(await paper())).not.toMatch(/WITHDRAWN|withdrawn on/);
  const order = { of, record: 'certificate:C-7', reason: 'wrong order', supersededBy: 'C-8' };
  const { shown } = await runTask(correctRecord, order, by('p-qual'));
  await runTask(correctRecord, { ...order, confirm: shown }, by('p-qual'));
  const page = await paper();
  expect(page.stamp).toBe('WITHDRAWN');
  const [record] = (await context.store.history(of)).slice(-1);
  expect(page.lead[1]).toMatchObject({
    rows: [
      [
        `${record!.record.at.slice(0, 10)}, record ${record!.seq}`,
        'Quality (demonstration)',
        'wrong order',
        'C-8, not issued yet',
      ],
    ],
  });
  const [text, html] = [renderTerminal(page), renderHtml(page)];
  expect(text).toMatch(/\*\*\* WITHDRAWN \*\*\*/);
  expect(html).toContain('<p class="stamp">WITHDRAWN</p>');
  // the server shows the same, and leads to the one in its place once that is issued
  await runTask(issueCertificate, { ...certificate, number: 'C-8' }, by('p-qual'));
  const asked = { order: named, names: namesOfPlant(context.compute), at: context.clock() };
  const served = await pageOf('show-certificate', issued, { ...asked, ledger: async () => context });
  expect(served!.stamp).toBe('WITHDRAWN');
  expect(renderHtml(served!)).toContain(
    '<a href="/api/release/show-certificate?of=object%3AQ-1-a&amp;number=C-8">C-8</a>',
  );
  // the document itself stays as it was issued
  expect(await runTask(showCertificate, named, context)).toEqual(issued);
});

test('an open or rejected hold point keeps metal from PASS, is named in the verdict, and waits on the inspector', async () => {
  // a heat of which nothing was decided yet
  await context.store.close();
  await context.compute.close();
  context = memoryContext();
  await castHeat('Q-8', context);
  const metal = { of: 'object:Q-8-a', spec: SPEC };
  const added = {
    ...{ of: 'heat:Q-8', record: 'plan', reason: 'customer asks' },
    holdPoints: [{ step: 'release', kind: 'hold', look: 'ingots marked' }],
  } as const;
  const { shown } = await runTask(correctRecord, added, by('p-qual'));
  await runTask(correctRecord, { ...added, confirm: shown }, by('p-qual'));
  const open = 'hold point "release" (ingots marked) is open';
  expect(await waiting(metal.of)).toMatchObject({
    waits: { for: open, on: ['inspector', 'quality'] },
    heatWaits: open,
  });
  const { output } = await runTask(releaseMeasured, metal, by('p-cert'));
  expect(output).toMatchObject({
    verdict: 'HOLD',
    reasons: [`${open} on heat Q-8`, expect.stringContaining('let inspector or quality stamp it')],
  });
  const stamp = { heat: 'Q-8', point: 'release' } as const;
  const rejected = { ...stamp, decision: 'rejected', remark: 'number missing' } as const;
  await runTask(stampHeat, rejected, by('p-qual'));
  expect((await waiting(metal.of)).waits.for).toBe(
    'hold point "release" (ingots marked) was rejected: number missing',
  );
  expect((await runTask(judgeMeasured, metal, context)).output.verdict).toBe('HOLD');
  await runTask(stampHeat, { ...stamp, decision: 'accepted' }, by('p-qual'));
  expect((await runTask(releaseMeasured, metal, by('p-cert'))).output.verdict).toBe('PASS');
  // a stamp that was taken back keeps what was released from its certificate
  const undo = { of: 'heat:Q-8', record: 'stamp:release', reason: 'other heat' };
  const back = await runTask(correctRecord, undo, by('p-qual'));
  await runTask(correctRecord, { ...undo, confirm: back.shown }, by('p-qual'));
  await expect(
    runTask(issueCertificate, { ...certificate, of: metal.of, number: 'C-8' }, by('p-qual')),
  ).rejects.toThrow(/Q-8-a is not certified: hold point "release".* was rejected/);
  const ship = { type: 'ship', object: 'Q-8-a', to: 'forge', by: 'p-cert' } as const;
  await expect(context.store.execute(ship)).rejects.toThrow(/heat Q-8 is not shipped: hold point "release"/);
});
