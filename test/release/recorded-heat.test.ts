import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { actingAs, type TaskContext } from '../../src/desk/context.ts';
import { weighedCharge } from '../../src/desk/heat/as-charged.ts';
import { pageSchema } from '../../src/documents/page.ts';
import type { ReleaseInput } from '../../src/documents/proof/release.ts';
import { createCompute } from '../../src/engine/compute.ts';
import { renderTerminal } from '../../src/pages/render/terminal.ts';
import { compareHeat } from '../../src/tasks/heats/compare-heat/compare-heat.ts';
import { cutObject } from '../../src/tasks/heats/cut-object/cut-object.ts';
import { learnYields } from '../../src/tasks/heats/learn-yields/learn-yields.ts';
import { listPieces } from '../../src/tasks/heats/list-pieces/list-pieces.ts';
import { makeUpSheet } from '../../src/tasks/heats/make-up-sheet/make-up-sheet.ts';
import { recordHeat } from '../../src/tasks/heats/record-heat/record-heat.ts';
import { reportHeat } from '../../src/tasks/heats/report-heat/report-heat.ts';
import { recallMetal } from '../../src/tasks/proof/recall-metal/recall-metal.ts';
import { traceMetal } from '../../src/tasks/proof/trace-metal/trace-metal.ts';
import { disposeMetal } from '../../src/tasks/release/dispose-metal/dispose-metal.ts';
import { issueCertificate } from '../../src/tasks/release/issue-certificate/issue-certificate.ts';
import { judgeMeasured } from '../../src/tasks/release/judge-measured/judge-measured.ts';
import { releaseMeasured } from '../../src/tasks/release/release-measured/release-measured.ts';
import { shipObject } from '../../src/tasks/release/ship-object/ship-object.ts';
import { runTask, type Task } from '../../src/tasks/task.ts';
import { memoryContext } from '../../src/tasks/testing/memory-context.ts';
import { bookMaterials } from '../../src/tasks/yard/book-materials.ts';
import { copyEmptyLedger } from '../testing/empty-ledger.ts';
import { realPlant } from '../testing/plant.ts';

const specification: ReleaseInput['specification'] = {
  limits_wtpct: { Cr: { min: '20.0', max: '24.0' }, W: { min: '13.0', max: '15.0' } },
  limits_ppm: { Bi: { max: '0.5' } },
  residual_wtpct: null,
  balance: 'Ni',
  controlled: {
    number: 'S-230',
    revision: 'C',
    customer: 'specimen',
    enteredBy: 'p-plan',
    checkedBy: 'p-qual',
  },
};
const analysis = (of: string, place: string, chromium: string) => ({
  of,
  analysis: `A-${place}-${chromium.replace(',', '.')}`,
  method: 'ICP-OES',
  laboratory: 'traces',
  place,
  by: 'p-lab',
  results: [
    { element: 'Cr', text: chromium, unit: 'wt%' },
    { element: 'W', text: '14.02', unit: 'wt%' },
  ],
});
const traces = (of: string, place: string) => ({
  of,
  analysis: `T-${place}`,
  method: 'GDMS',
  laboratory: 'traces',
  place,
  by: 'p-lab',
  results: [{ element: 'Bi', text: '<100', unit: 'ppb' }],
});

/** A heat on paper: planned, charged, molten, cast, measured, released by a second person, certified, disposed of. */
describe('a recorded heat', () => {
  let folder: string;
  let context: TaskContext;
  let compute: ReturnType<typeof createCompute>;
  let at = Date.parse('2026-11-24T06:00:00.000Z');
  beforeAll(async () => {
    folder = mkdtempSync(join(tmpdir(), 'remelt-recorded-'));
    compute = createCompute({
      overrides: realPlant(
        folder,
        (people) => [
          ...people,
          { id: 'p-both', roles: ['analyst', 'certifier'] },
          { id: 'p-mends', roles: ['quality', 'certifier'] },
        ],
        { certificateShows: ['lots'] },
      ),
    });
    await copyEmptyLedger(join(folder, 'ledger'));
    const clock = () => {
      at += 1000;
      return new Date(at);
    };
    context = memoryContext({ compute, clock });
    await bookMaterials(
      [
        { material: 'Ni-electrolytic', mass_g: 1_000_000 },
        { material: 'Cr-vacuum-grade', mass_g: 500_000 },
        { material: 'W-bar', mass_g: 500_000 },
      ],
      context,
    );
    await context.store.execute({
      type: 'planHeat',
      heat: 'H-1',
      target: { grade: 'H230', mass_g: 500_000 },
      reservations: [
        { from: 'lot:V-Ni-electrolytic', mass_g: 320_012 },
        { from: 'lot:V-Cr-vacuum-grade', mass_g: 110_023 },
        { from: 'lot:V-W-bar', mass_g: 70_000 },
      ],
    });
    await context.store.execute({
      type: 'recordAnalysis',
      of: 'heat:H-1',
      analysis: 'predicted',
      basis: 'predicted',
      method: 'simulate',
      results: [
        { element: 'Cr', text: '220000', unit: 'ppm', sd: '1500' },
        { element: 'W', text: '140000', unit: 'ppm', sd: '1000' },
      ],
    });
  }, 120_000);
  afterAll(async () => {
    await context.store.close();
    await compute.close();
    rmSync(folder, { recursive: true, force: true });
  });
  /** A task run by a person of the plant. */
  const by = <Order, Answer>(person: string, task: Task<Order, Answer>, order: NoInfer<Order>) =>
    runTask(task, order, actingAs(person, context));
  type ReleaseOrder = Parameters<typeof releaseMeasured.run>[0];
  const release = (change: Partial<ReleaseOrder> = {}, person = 'p-cert') =>
    by(person, releaseMeasured, { of: 'heat:H-1', specification, ...change });

  it.each<[string, object, string, RegExp]>([
    ['a heat that nobody planned', { heat: 'H-8', charge: [] }, 'charge', /needs at least/],
    ['a number of no heat', { heat: 'H-8', melt: { process: 'VIM', output_g: 1 } }, 'heat', /no heat H-8/],
    [
      'kilograms for grams',
      { charge: [{ lot: 'V-W-bar', actual_g: 70 }] },
      'charge[0].actual_g',
      /0.07 kg of V-W-bar charged, but 70 kg planned/,
    ],
    [
      'more than the lot has',
      { charge: [{ lot: 'V-W-bar', actual_g: 600_000 }] },
      'charge[0]',
      /600 kg were asked for/,
    ],
    ['fractions of a gram', { charge: [{ lot: 'V-W-bar', actual_g: 70.5 }] }, 'charge[0].actual_g', /./],
    ['a pour before the charge', { melt: { process: 'VIM', output_g: 1 } }, 'heat', /is planned/],
    [
      'more metal than was charged',
      { charge: [{ lot: 'V-W-bar', actual_g: 70_000 }], melt: { process: 'VIM', output_g: 71_000 } },
      'melt.output_g',
      /71 kg came out, but only 70 kg were charged/,
    ],
    [
      'a comma in a result',
      { analyses: [{ ...analysis('heat:H-1', 'ladle', '22,1') }] },
      'analyses[0].results[0].text',
      /./,
    ],
    [
      'an object that was never cast',
      { analyses: [analysis('object:I-9', 'top', '22.1')] },
      'analyses[0]',
      /I-9/,
    ],
  ])('refuses %s and names the place in the document', async (_, part, path, words) => {
    const before = await context.store.head();
    const error = await runTask(recordHeat, { heat: 'H-1', by: 'p-melt', ...part }, context).then(
      () => null,
      (refusal: { message: string; details: { path?: string; message?: string }[] }) => refusal,
    );
    expect(error!.details[0]!.path).toContain(path);
    expect(`${error!.message} ${error!.details[0]!.message}`).toMatch(words);
    expect(await context.store.head()).toEqual(before);
  });
  it('its sheet gives the weights, its record takes the actual ones', async () => {
    const sheet = await makeUpSheet.run({ heat: 'H-1', specimen: true }, context);
    const lines = sheet.steps.flatMap((step) => step.lines);
    expect(lines.map(({ lot, weigh_g }) => [lot, weigh_g])).toEqual([
      ['V-Ni-electrolytic', 320_000],
      ['V-Cr-vacuum-grade', 110_000],
      ['V-W-bar', 70_000],
    ]);
    const document = {
      heat: 'H-1',
      by: 'p-melt',
      charge: lines.map(({ lot, weigh_g }) => ({ lot, actual_g: weigh_g })),
      melt: { process: 'VIM', output_g: 497_000, losses: [{ to: 'skull', mass_g: 2000 }] },
      cast: {
        objects: [
          { object: 'I-1', form: 'ingot', mass_g: 400_000 },
          { object: 'I-2', form: 'ingot', mass_g: 77_000 },
          { object: 'I-3', form: 'ingot', mass_g: 10_000 },
        ],
        reverts: [{ lot: 'H-1-skull', form: 'foundry-returns', mass_g: 10_000 }],
      },
      samples: [{ of: 'heat:H-1', sample: 'S1', place: 'ladle' }],
      analyses: [
        analysis('heat:H-1', 'bath', '19.20'),
        analysis('heat:H-1', 'ladle', '22.12'),
        traces('heat:H-1', 'ladle'),
      ],
    };
    const recorded = await runTask(recordHeat, document, context);
    expect(recorded.heat).toMatchObject({
      status: 'cast',
      input_g: 500_000,
      output_g: 497_000,
      unbalanced_g: 0,
    });
    expect((await context.store.lot('H-1-skull')).status).toBe('hold');
    // what was really weighed, added up again: 110 of 500 kg chromium of 99.5 %, and no molybdenum for H230
    expect(recorded.asCharged!.composition_wtpct.charged.Cr).toBeGreaterThan(21.7);
    expect(recorded.asCharged!.composition_wtpct.charged.Cr).toBeLessThan(22.1);
    expect(recorded.asCharged!.certificate.passRate).toBe(0);
    expect(recorded.asCharged!.outside.join('; ')).toMatch(/Mo .*below its minimum of 1 wt%/);
    expect(sheet.certificate!.outside).toEqual(recorded.asCharged!.outside);
    // whoever looks later is told the same, element by element
    const { asCharged } = await runTask(compareHeat, { heat: 'H-1', asCharged: true }, context);
    expect(asCharged).toMatchObject(recorded.asCharged!);
    // and each lot of the charge is read once for it
    const read: string[] = [];
    const store = {
      ...context.store,
      lot: (id: string) => {
        read.push(id);
        return context.store.lot(id);
      },
      lots: (filter: Parameters<typeof context.store.lots>[0]) => {
        read.push(...(filter?.ids ?? ['all']));
        return context.store.lots(filter);
      },
    };
    const melted = await context.store.heat('H-1');
    expect(await weighedCharge(melted, { ...context, store })).toMatchObject(recorded.asCharged!);
    expect(read.sort()).toEqual(
      [...new Set(melted.inputs.map(({ from }) => from.slice('lot:'.length)))].sort(),
    );
    const laid = new Map(asCharged!.elements.map((one) => [one.element, one]));
    expect(laid.get('Mo')).toMatchObject({ min_wtpct: 1, max_wtpct: 3, is: 'below' });
    expect(laid.get('Cr')).toMatchObject({ min_wtpct: 20, max_wtpct: 24, is: 'inside' });
    expect(recorded.compared!.rows.map(({ element, inside }) => [element, inside])).toEqual([
      ['Cr', true],
      ['W', true],
    ]);
    expect((await runTask(recordHeat, document, context)).repeated).toBe(true);
    // the sheet of a heat that is cast is what was planned, with what went in beside it
    const again = await makeUpSheet.run({ heat: 'H-1' }, context);
    const linesOf = ({ steps }: typeof again) => steps.flatMap(({ lines }) => lines);
    expect(linesOf(again).map(({ lot, planned_g }) => [lot, planned_g])).toEqual(
      linesOf(sheet).map(({ lot, planned_g }) => [lot, planned_g]),
    );
    expect(linesOf(again).reduce((sum, { charged_g = 0 }) => sum + charged_g, 0)).toBe(500_000);
    expect(again.warnings[0]).toBe('Heat H-1 is cast: this is its sheet as it was planned.');
  });
  it('refuses a record with unknown fields, naming the place, and books nothing of it', async () => {
    const before = await context.store.head();
    await expect(runTask(recordHeat, { heat: 'H-1', melted: {} }, context)).rejects.toThrow(
      /record-heat: .*melted/,
    );
    expect(await context.store.head()).toEqual(before);
  });
  it('who melted it has not the role, who analysed it has not the hands, to release it', async () => {
    await expect(release({}, 'p-melt')).rejects.toThrow(/may not release a heat/);
    const byCertifier = { ...analysis('object:I-2', 'top', '22.1'), by: 'p-cert' };
    await expect(
      runTask(recordHeat, { heat: 'H-1', analyses: [byCertifier] }, context),
    ).rejects.toMatchObject({
      message: 'Certifier (demonstration) may not book an analysis',
      details: [{ path: 'analyses[0].by', allowed: 'p-lab, p-both' }],
    });
    const analyses = [byCertifier, traces('object:I-2', 'top')].map((one) => ({ ...one, by: 'p-both' }));
    await runTask(recordHeat, { heat: 'H-1', analyses }, context);
    await expect(release({ of: 'object:I-2' }, 'p-both')).rejects.toThrow(/did "book analysis"/);
  });
  it('releases by ladle results alone, ppb in ppm with every digit, and certifies only that very release', async () => {
    const released = await release();
    expect(released.output.reasons).toEqual([]);
    expect(released.output.verdict).toBe('PASS');
    expect(released.output.elements.map(({ element, text, place }) => [element, text, place])).toEqual([
      ['Cr', '22.12', 'ladle'],
      ['W', '14.02', 'ladle'],
      ['Bi', '<0.100', 'ladle'],
    ]);
    const request = {
      of: 'heat:H-1',
      number: 'C-1',
      type: '3.1',
      customer: { name: 'specimen' },
      released,
      specimen: true,
    } as const;
    const issue = (change: object = {}, person = 'p-cert') =>
      by(person, issueCertificate, { ...request, ...change });
    await expect(issue()).rejects.toThrow(/analysis A-top-22.1 of object I-2 .* was judged by no verdict/);
    await release({ of: 'object:I-2' });
    const certificate = await issue();
    expect(certificate.lots.map(({ lot, share }) => [lot, Number(share)])).toEqual([
      ['V-Ni-electrolytic', 0.64],
      ['V-Cr-vacuum-grade', 0.22],
      ['V-W-bar', 0.14],
    ]);
    expect(certificate.melting).toEqual([{ process: 'VIM', on: '2026-11-24' }]);
    for (const name of ['p-qual', 'quality  (DEMONSTRATION)'])
      await expect(
        issue({ number: 'C-3', type: '3.2', inspector: { name, role: 'inspector', of: 'official' } }),
      ).rejects.toThrow(/belongs to this plant and cannot be the inspector/);
    const foreign = { ...certificate, product: { ...certificate.product, id: 'H-9' } };
    const ship = (goesWith: object, person = 'p-cert') =>
      by(person, shipObject, { object: 'I-2', to: 'specimen', ...goesWith });
    await expect(ship({}, 'p-melt')).rejects.toThrow(/may not ship metal/);
    await expect(ship({ certificate: foreign })).rejects.toThrow(/belongs to H-9, not to/);
    const renamed = { ...certificate, product: { ...certificate.product, id: 'I-2' } };
    await expect(ship({ certificate: renamed })).rejects.toThrow(/was issued on an earlier release of I-2/);
    for (const [edit, words] of [
      [
        { customer: { name: 'another' } },
        /changed after issue: customer.name is "another"; it was issued as "specimen"/,
      ],
      [{ specimen: false }, /specimen is false; it was issued as true/],
      [{ results: [{ ...certificate.results[0]!, text: '22.50' }] }, /results\[0\].text is "22.50"/],
      [{ note: 'added by hand' }, /note is "added by hand"; it was issued as nothing/],
      [{ number: 'C-9' }, /C-9 was never issued for this metal/],
    ] as const)
      await expect(ship({ certificate: { ...certificate, ...edit } })).rejects.toThrow(words);
    const again = await issue();
    expect(again).toEqual(certificate);
    await expect(issue({ specimen: false })).rejects.toThrow(
      /C-1 was already issued with specimen true, not false/,
    );
    expect((await ship({ certificate: 'C-1' })).status).toBe('shipped');
    const forged = structuredClone(released);
    forged.output.elements[0]!.text = '22.50';
    await expect(issue({ released: forged })).rejects.toThrow(/a different release/);
    for (const forge of [
      (one: typeof released) => Object.assign(one.document.specification.controlled!, { number: 'AMS 1' }),
      (one: typeof released) => Object.assign(one.document.results[0]!, { laboratory: 'another' }),
    ]) {
      const asked = structuredClone(released);
      forge(asked);
      await expect(issue({ released: asked })).rejects.toThrow(/belongs to another document/);
    }
    await expect(issue({}, 'p-melt')).rejects.toThrow(/in production/);
    await expect(issue({ of: 'object:I-1' })).rejects.toThrow(/not released/);
  });
  it('a repeat does not replace a result that failed; one booked wrongly is withdrawn, with its reason', async () => {
    const place = { heat: 'H-1', by: 'p-lab' };
    const quality = { heat: 'H-1', by: 'p-qual' };
    const wrong = analysis('object:I-1', 'middle', '42.1');
    const repeat = analysis('object:I-1', 'middle', '22.1');
    await runTask(
      recordHeat,
      { ...place, analyses: [wrong, repeat, traces('object:I-1', 'middle')], asTyped: true },
      context,
    );
    const ofIngot = () => release({ of: 'object:I-1' });
    // who books a retest is told how many specimens the rule asks for
    for (const [retest, specimens] of [
      ['ams-5383f', 2],
      ['three-each', 3],
    ] as const)
      expect(
        await by('p-lab', judgeMeasured, {
          of: 'object:I-1',
          specification: { ...specification, retest },
        }),
      ).toMatchObject({ specimens });
    expect((await ofIngot()).output.verdict).toBe('FAIL');
    const withdrawn = (name: string) => ({
      ...quality,
      withdraw: [
        {
          ...{ of: 'object:I-1', analysis: name, reason: 'drift of the spectrometer' },
          ...{ cause: 'testing-equipment', document: 'spectrometer log 12' },
        },
      ],
    });
    await expect(runTask(recordHeat, withdrawn('A-9'), context)).rejects.toThrow(/has no analysis "A-9"/);
    await runTask(recordHeat, { ...withdrawn(wrong.analysis), by: 'p-mends' }, context);
    await expect(release({ of: 'object:I-1' }, 'p-mends')).rejects.toThrow(
      /did "withdraw analysis" on object I-1 and cannot do "release heat"/,
    );
    const again = await runTask(recordHeat, { ...withdrawn(wrong.analysis), by: 'p-mends' }, context);
    expect(again.repeated).toBe(true);
    // what was measured before the withdrawal answers nothing
    expect((await ofIngot()).output.reasons.join()).toMatch(/measure Cr, W on 1 further specimen/);
    const further = analysis('object:I-1', 'middle', '22.2');
    await runTask(recordHeat, { ...place, analyses: [further] }, context);
    expect((await ofIngot()).output.verdict).toBe('PASS');
  });
  it('an analysis booked while a release is worked out counts in it', async () => {
    const failing = { ...analysis('object:I-1', 'bottom', '33.3'), analysis: 'A-late' };
    let booked = false;
    const compute = Object.create(context.compute, {
      release: {
        value: async (document: unknown) => {
          const output = await context.compute.release(document);
          if (!booked) {
            booked = true;
            await runTask(
              recordHeat,
              { heat: 'H-1', by: 'p-lab', analyses: [failing], asTyped: true },
              context,
            );
          }
          return output;
        },
      },
    });
    const { output } = await releaseMeasured.run(
      { of: 'object:I-1', specification },
      { ...actingAs('p-cert', context), compute },
    );
    expect(output.elements.map(({ text }) => text)).toContain('33.3');
    expect(output.verdict).toBe('FAIL');
    expect((await context.store.object('I-1')).release?.verdict).toBe('FAIL');
  });
  it('cuts a released ingot: each piece goes with its certificate, and no verdict is lost by cutting', async () => {
    const record = { heat: 'H-1', by: 'p-lab' };
    await runTask(
      recordHeat,
      { ...record, analyses: [{ ...analysis('object:I-3', 'foot', '22.3') }, traces('object:I-3', 'foot')] },
      context,
    );
    const cut = (object: string, mass_g: number) =>
      by('p-melt', cutObject, {
        object,
        pieces: ['A', 'B'].map((name) => ({ object: `${object}-${name}`, form: 'bar', mass_g })),
        losses: [{ to: 'kerf', mass_g: 100 }],
      });
    // the other ingot failed
    await expect(cut('I-1', 199_950)).rejects.toThrow(/object I-1 is on FAIL and cannot be cut/);
    const released = await release({ of: 'object:I-3' });
    expect(released.output.verdict).toBe('PASS');
    const certified = { of: 'object:I-3', number: 'C-5', type: '3.1', specimen: true } as const;
    await by('p-cert', issueCertificate, { ...certified, customer: { name: 'specimen' }, released });
    expect((await cut('I-3', 4950)).pieces.map(({ id, status, from }) => [id, status, from])).toEqual([
      ['I-3-A', 'held', 'object:I-3'],
      ['I-3-B', 'held', 'object:I-3'],
    ]);
    const ship = (object: string, certificate: string) =>
      by('p-cert', shipObject, { object, to: 'specimen', certificate });
    await expect(ship('I-3-A', 'C-9')).rejects.toMatchObject({ details: [{ allowed: 'C-5, C-1' }] });
    expect((await ship('I-3-A', 'C-5')).status).toBe('shipped');
    await expect(ship('I-3', 'C-5')).rejects.toThrow(/is cut/);
    const up = await runTask(traceMetal, { subject: 'object:I-3-A', direction: 'up' }, context);
    expect(JSON.stringify(up)).toContain('V-W-bar');
    // a recall of an input finds the piece at its customer
    const { rows } = await runTask(recallMetal, { of: 'lot:V-W-bar' }, context);
    expect(rows.map(({ subject, where }) => `${subject} ${where}`)).toEqual(
      expect.arrayContaining(['object:I-3 cut', 'object:I-3-A shipped', 'object:I-3-B yard']),
    );
  });
  it('tells of a concession in the account of the piece and of its heat', async () => {
    await runTask(
      recordHeat,
      { heat: 'H-1', analyses: [analysis('object:I-1', 'top', '24.6'), traces('object:I-1', 'top')] },
      context,
    );
    const failed = await release({ of: 'object:I-1' });
    expect(failed.output.verdict).toBe('FAIL');
    const dispose = (as: 'use-as-is' | 'rework', change: object = {}) =>
      by('p-qual', disposeMetal, { of: 'object:I-1', reason: 'Cr high', as, ...change });
    const concession = { number: 'K-7', scope: 'Cr up to 24.8 wt%, this ingot', customer: 'specimen' };
    const granted =
      'use-as-is under concession K-7 of specimen, scope: Cr up to 24.8 wt%, this ingot; Cr high';
    await dispose('use-as-is', { concession });
    const { pieces } = await runTask(listPieces, { of: 'object:I-1' }, context);
    expect(pieces[0]?.decision?.words).toBe(granted);
    expect(JSON.stringify(await runTask(reportHeat, { heat: 'H-1' }, context))).toContain(
      `; decided: ${granted}.`,
    );
    await dispose('rework');
    expect((await context.store.object('I-1')).disposition).toBe('remelt');
    const words = (await context.store.history('object:I-1'))
      .map(({ body }) => String(body.reason ?? ''))
      .join();
    expect(words).toMatch(/concession K-7 of specimen, scope: Cr up to 24.8 wt%/);
  });
  it('teaches the yields of what was charged: 499 of 500 kg became metal', async () => {
    const { yields: learned } = await learnYields.run({}, context);
    expect(learned.map(({ form, heats, charged_g }) => [form, heats, charged_g])).toEqual([
      ['virgin', 1, 500_000],
    ]);
    expect(learned[0]!.learned.mean).toBeGreaterThan(0.99);
    expect(learned[0]!.learned.spread).toBeLessThan(learned[0]!.prior.spread);
  });
  it('is shown as one page: what went in and came out, what was measured, decided and disposed of', async () => {
    const before = await context.store.head();
    const page = await reportHeat.run({ heat: 'H-1' }, context);
    expect(pageSchema.parse(JSON.parse(JSON.stringify(page)))).toEqual(page);
    expect(await context.store.head()).toEqual(before);
    expect(page.title).toBe('Heat H-1: 500 kg of H230');
    expect(page.mark).toBeUndefined();
    const ids = page.sections.map(({ id }) => id);
    // the yard that it was planned from is not in the ledger: what is not known is left out
    expect(ids).not.toContain('yard');
    expect(ids).toEqual(
      expect.arrayContaining(['plan', 'composition', 'footprint', 'story', 'recorded', 'verdict', 'trace']),
    );
    const text = renderTerminal(page);
    const { inputs, outputs } = await context.store.heat('H-1');
    for (const name of [...inputs.map(({ from }) => from), ...outputs.map(({ to }) => to)])
      expect(text, name).toContain(name.slice(name.indexOf(':') + 1));
    expect(text).toMatch(/decision on object:I-1/);
    await expect(reportHeat.run({ heat: 'H-9' }, context)).rejects.toThrow(/there is no heat H-9/);
  });
});
