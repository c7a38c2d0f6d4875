import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { actingAs, type TaskContext } from '../src/desk/context.ts';
import { namedOrder } from '../src/desk/planning/named-order.ts';
import type { EvidenceDocument } from '../src/documents/qualification/evidence.ts';
import { hashOf } from '../src/foundation/quantity/canonical.ts';
import { keptGateReport } from '../src/pages/blocks/qualification/gate-page.ts';
import { renderTerminal } from '../src/pages/render/terminal.ts';
import { addEvidence } from '../src/tasks/qualification/add-evidence/add-evidence.ts';
import { approveProgramme } from '../src/tasks/qualification/approve-programme/approve-programme.ts';
import { evaluateProgramme } from '../src/tasks/qualification/evaluate-programme/evaluate-programme.ts';
import { excludeEvidence } from '../src/tasks/qualification/exclude-evidence/exclude-evidence.ts';
import { introduceMaterial } from '../src/tasks/qualification/introduce-material/introduce-material.ts';
import { listProgrammes } from '../src/tasks/qualification/list-programmes/list-programmes.ts';
import { lockProgramme } from '../src/tasks/qualification/lock-programme/lock-programme.ts';
import { overrideAlarm } from '../src/tasks/qualification/override-alarm/override-alarm.ts';
import { programmeDocument } from '../src/tasks/qualification/programme-document/programme-document.ts';
import { reportGates } from '../src/tasks/qualification/report-gates/report-gates.ts';
import { showProgramme } from '../src/tasks/qualification/show-programme/show-programme.ts';
import { suspendService } from '../src/tasks/qualification/suspend-service/suspend-service.ts';
import {
  BEFORE,
  bars,
  castFour,
  LOCKED_ON,
  plan,
  tensile,
} from '../src/tasks/qualification/testing/programme.ts';
import { TASKS } from '../src/tasks/registry.ts';
import { runTask, type Task } from '../src/tasks/task.ts';
import { bookedTwice } from '../src/tasks/testing/booked-twice.ts';
import { REFUSED, refusing } from './testing/refusing.ts';

/** As a template leaves it: the plant enters its limit. */
const OPEN = { id: 'fatigue life', unit: 'cycles', side: 'lower' } as const;

/**
 * A programme from its lock to service and back, by the tasks that the verbs call: what each books is signed by who acted, and
 * what a task answers is what its schema says.
 */
describe('the tasks of qualification', () => {
  let context: TaskContext;
  let now = `${LOCKED_ON}T08:00:00.000Z`;
  const ran = new Set<string>();

  async function run<Order, Answer>(person: string, task: Task<Order, Answer>, order: NoInfer<Order>) {
    const answer = await bookedTwice(task, order, actingAs(person, context));
    const plain = JSON.parse(JSON.stringify(answer));
    expect(task.answer.parse(plain), task.name).toEqual(plain);
    ran.add(task.name);
    return answer;
  }

  beforeAll(async () => {
    context = await castFour(() => now);
  });
  afterAll(async () => {
    await context.store.close();
    await context.compute.close();
  });

  it('locks a programme: its hash is the record, its process stays confidential', async () => {
    const unlocked = { document: plan(), dryRun: true };
    await expect(runTask(lockProgramme, unlocked, refusing(actingAs('p-plan', context)))).rejects.toThrow(
      REFUSED,
    );
    const shown = await run('p-plan', lockProgramme, unlocked);
    expect(await context.store.subjects('programme')).toEqual([]);
    const board = await run('p-plan', lockProgramme, { document: plan() });
    expect(shown).toEqual({ ...board, dryRun: true });
    expect(board).toMatchObject({ status: 'locked', revision: 1, looks: { taken: 0, planned: 2 } });
    expect(board.processSha256).toBe(hashOf(plan().programme.process));
    const [record] = await context.store.history('programme:bar-718');
    expect(record?.text).toContain(board.documentSha256);
    expect(record?.text).not.toContain('proprietary');
    expect(JSON.stringify(board)).not.toContain('proprietary');
    expect(record?.body).toMatchObject({ by: 'p-plan', process: expect.stringContaining('proprietary') });
    const again = run('p-plan', lockProgramme, { document: plan() });
    await expect(again).rejects.toThrow(/locked with this very content/);
    const seen = { ...plan(), evidence: [{}] } as never;
    await expect(run('p-plan', lockProgramme, { document: seen })).rejects.toThrow(/is locked empty/);
    await expect(run('p-melt', lockProgramme, { document: plan({ id: 'x' }) })).rejects.toThrow(
      /may not lock a programme/,
    );
    const draft = plan({ id: 'draft', properties: [...plan().programme.properties, OPEN] });
    await expect(run('p-plan', lockProgramme, { document: draft })).rejects.toMatchObject({
      message: 'a property has no limit yet: fatigue life',
      details: [{ path: 'document.programme.properties[1]', value: 'fatigue life' }],
    });
    const other = run('p-plan', lockProgramme, { document: plan({ level: '1M' }) });
    await expect(other).rejects.toThrow(/with another content/);
  });

  it('says which types of evidence there are', async () => {
    const untyped = { report: 'T', type: 'tensil', rows: [] } as never;
    await expect(run('p-lab', addEvidence, { programme: 'bar-718', document: untyped })).rejects.toThrow(
      /document.type: must be a type of evidence: tensile, creep-rupture/,
    );
  });

  it('evaluates by the function that judges a file, and spends no alpha before the heats are there', async () => {
    const early = tensile('T-1', [...bars('H1', LOCKED_ON), ...bars('H4', BEFORE)]);
    const dry = { programme: 'bar-718', document: early, dryRun: true };
    await expect(runTask(addEvidence, dry, refusing(actingAs('p-lab', context)))).rejects.toThrow(REFUSED);
    const tried = await run('p-lab', addEvidence, dry);
    const board = await run('p-lab', addEvidence, { programme: 'bar-718', document: early });
    expect(board.rows[0]).toMatchObject({ counting: 6, exploratory: 6, heats: 1, verdict: null });
    expect(tried).toEqual(board);
    await expect(run('p-lab', addEvidence, { programme: 'bar-718', document: early })).rejects.toMatchObject({
      code: 'conflict',
      message: expect.stringMatching(/^report T-1 is in programme bar-718 already, as record \d+$/),
    });
    const first = await run('p-cert', evaluateProgramme, { programme: 'bar-718' });
    expect(first.output.gates[0]).toMatchObject({ verdict: 'HOLD' });
    expect(first.output.gates[0].properties[0]!.reasons.map(({ code }) => code)).toContain('exploratory');
    expect(await context.compute.qualify(first.document)).toEqual(first.output);
    expect(first.output.manifest.inputHash).toBe(first.documentSha256);
    expect((await run('p-cert', showProgramme, { programme: 'bar-718' })).looks.taken).toBe(0);
    await expect(run('p-cert', programmeDocument, { programme: 'bar-718' })).rejects.toThrow(
      /no qualified heats: gate 1 recommended HOLD/,
    );
  });

  /** M11: the programme names neither. */
  async function answersForCreepAndFatigue(): Promise<void> {
    const held = await run('p-cert', evaluateProgramme, { programme: 'bar-718' });
    expect(held.output.gates[0]).toMatchObject({ verdict: 'HOLD', properties: [{ verdict: 'PASS' }] });
    expect(held.output.gates[0].issues.at(-1)).toBe(
      'the programme names no fatigue, and the material is used hot',
    );
    const order = { programme: 'bar-718', item: 'programme', reason: 'static part', expires: '2026-12-31' };
    await expect(run('p-qual', overrideAlarm, { ...order, alarm: 'ties' })).rejects.toThrow(
      /"ties" is not an alarm of a whole programme/,
    );
    // who signs reads what it does
    const signed = (item: string) =>
      overrideAlarm.signs?.({ ...order, item, alarm: 'no-creep' }, 'Q', context);
    expect(signed('programme')).toMatch(/Gate 1 no longer holds because of it/);
    expect(signed('strength')).toMatch(/No verdict changes/);
    for (const alarm of ['no-creep', 'no-fatigue']) {
      const board = await run('p-qual', overrideAlarm, { ...order, alarm });
      expect(board.missing).toContainEqual(
        expect.stringMatching(/^the programme names no creep.*: p-qual answers for it until 2026-12-31/),
      );
    }
    // no new value was seen, so that the evaluation after it is no other look
    expect((await run('p-cert', showProgramme, { programme: 'bar-718' })).looks.taken).toBe(1);
  }

  it('M11: says on the board what holds gate 1, and how that ends', async () => {
    const { missing } = await run('p-cert', showProgramme, { programme: 'bar-718' });
    expect(missing.filter((one) => one.includes('used hot'))).toEqual([
      'the programme names no creep or stress rupture, and the material is used hot: gate 1 holds until a revision names it, or somebody answers for it (item programme, alarm no-creep)',
      'the programme names no fatigue, and the material is used hot: gate 1 holds until a revision names it, or somebody answers for it (item programme, alarm no-fatigue)',
    ]);
  });

  it('passes with three heats, records the hash of the document, and repeats nothing', async () => {
    // An object stands for its heat.
    const rows = [
      ...bars('H2', LOCKED_ON),
      ...bars('H3', LOCKED_ON).map(({ heat: _, ...row }) => ({ ...row, object: 'I-H3' })),
    ];
    await run('p-lab', addEvidence, { programme: 'bar-718', document: tensile('T-2', rows) });
    await answersForCreepAndFatigue();
    const passed = await run('p-cert', evaluateProgramme, { programme: 'bar-718' });
    expect(passed.output.gates[0]).toMatchObject({ verdict: 'PASS', properties: [{ heats: 3, values: 18 }] });
    expect(passed.output.gates[1]).toMatchObject({ gate: 2, verdict: 'HOLD' });
    const history = await context.store.history('programme:bar-718');
    const record = history.find(({ seq }) => seq === passed.records[0]);
    expect(record?.record.body).toMatchObject({
      gate: '1',
      verdict: 'PASS',
      documentSha256: passed.documentSha256,
    });
    const again = await run('p-cert', evaluateProgramme, { programme: 'bar-718' });
    expect(again).toMatchObject({ repeated: true, records: passed.records });
    expect(await context.store.history('programme:bar-718')).toHaveLength(history.length);
    await expect(run('p-lab', evaluateProgramme, { programme: 'bar-718' })).rejects.toThrow(
      /may not evaluate a programme/,
    );
  });

  it('takes how the heats were made from their own records, and says what is not recorded', async () => {
    const { document, heats } = await run('p-cert', programmeDocument, { programme: 'bar-718' });
    expect(document.programme.qualifiedHeats?.map(({ heat }) => heat)).toEqual(['H1', 'H2', 'H3']);
    const order = { heat: 'H-9', gradeId: 'IN718', mass_kg: 50, programme: 'bar-718' };
    const { within } = await namedOrder(order, context);
    expect(within).toMatchObject({
      programme: 'bar-718',
      qualifiedHeats: document.programme.qualifiedHeats!,
    });
    await expect(namedOrder({ ...order, within: within! }, context)).rejects.toThrow('two programmes');
    expect(document.programme.qualifiedHeats?.[0]).toMatchObject({
      contents_ppm: { S: 8 },
      revertShare: 0.3,
      lotClasses: ['customer-return'],
      generation: 2,
      furnace: 'VIM-500',
      route: ['vacuum-induction'],
      settings: { 'vacuum-induction.time_s': 3600 },
      lining: 'MgO',
      liningAge: 4,
      laboratory: 'works',
      at: LOCKED_ON,
    });
    expect(heats[0]?.missing).toEqual(['heat treatment', 'measured contents of O, N, H']);
    // A plan is held against them: this one has more revert, from elsewhere.
    const file = join(import.meta.dirname, '../docs/formats/plan.example.json');
    const asked = JSON.parse(readFileSync(file, 'utf8'));
    const answer = await context.compute.plan(asked);
    const envelope = await context.compute.envelope({ plan: asked, answer, programme: document });
    expect(envelope.ranges).toContainEqual(
      expect.objectContaining({ what: 'revert share', low: 0.3, high: 0.3 }),
    );
    expect(envelope.verdict).toBe('leaves');
  });

  it('excludes with cause by other hands: both results are printed, and that is the last planned look', async () => {
    const order = {
      programme: 'bar-718',
      item: 'strength',
      heat: 'H2',
      specimens: ['H2-1'],
      cause: 'testing-equipment' as const,
      reason: 'the grip slipped',
    };
    await expect(run('p-lab', excludeEvidence, order)).rejects.toThrow(/may not exclude evidence/);
    const board = await run('p-qual', excludeEvidence, order);
    expect(board.rows[0]).toMatchObject({ excluded: 1, counting: 17, outdated: true, verdict: 'PASS' });
    await run('p-qual', overrideAlarm, {
      programme: 'bar-718',
      item: 'strength',
      alarm: 'ties',
      reason: 'rounded to 1 MPa',
      expires: '2026-03-31',
    });
    const more = tensile(
      'T-3',
      bars('H4', LOCKED_ON, [1001, 995]).map((row) => ({ ...row, specimen: `${row.specimen}b` })),
    );
    await run('p-lab', addEvidence, { programme: 'bar-718', document: more });
    const { output } = await run('p-cert', evaluateProgramme, { programme: 'bar-718' });
    const [property] = output.gates[0].properties;
    expect(property?.withExcluded).toMatchObject({ excluded: 1 });
    expect(property?.reasons.map(({ words }) => words)).toEqual(
      expect.arrayContaining([
        expect.stringContaining('malfunction of the testing equipment: the grip slipped'),
        'p-qual answers for the alarm ties until 2026-03-31: rounded to 1 MPa.',
      ]),
    );
    const last = tensile(
      'T-4',
      bars('H4', LOCKED_ON, [1001]).map((row) => ({ ...row, specimen: 'H4-9' })),
    );
    await run('p-lab', addEvidence, { programme: 'bar-718', document: last });
    await expect(run('p-cert', evaluateProgramme, { programme: 'bar-718' })).rejects.toThrow(
      /has no evaluation of gate 1 left: the plan allows 2/,
    );
  });

  it('a revision after data has a reason; what was seen of a changed property is exploratory', async () => {
    const margin = [{ id: 'strength', unit: 'MPa', side: 'lower', designMinimum: 950 }] as never;
    const revision = {
      document: plan({ properties: margin }),
      reason: 'the drawing asks for 950 MPa',
    };
    const shown = await run('p-plan', lockProgramme, { ...revision, dryRun: true });
    const revised = await run('p-plan', lockProgramme, revision);
    expect(shown).toEqual({ ...revised, dryRun: true });
    expect(revised.revisions[1]).toMatchObject({ rowsSeen: 27, evaluationsSeen: 8, reopened: ['strength'] });
    expect(revised.rows[0]).toMatchObject({ counting: 0, exploratory: 27, outdated: true });
    expect(revised.rows[1]).toMatchObject({ item: 'spin', gate: '2' });
    expect(revised.looks.taken).toBe(0);
  });

  it('comes into service only through gate 2 and an approval that holds, and leaves it by a suspension', async () => {
    const rows = ['H1', 'H2', 'H3'].flatMap((heat) =>
      bars(heat, LOCKED_ON).map((row) => ({ ...row, specimen: `${row.specimen}r` })),
    );
    await run('p-lab', addEvidence, { programme: 'bar-718', document: tensile('T-5', rows) });
    const spun = {
      report: 'S-1',
      type: 'spin-burst',
      rows: ['1', '2', '3', '4', '5'].map((serial) => ({
        item: 'spin',
        heat: 'H1',
        serial,
        failed: false,
        on: LOCKED_ON,
      })),
    } as unknown as EvidenceDocument;
    await run('p-lab', addEvidence, { programme: 'bar-718', document: spun });
    const { output } = await run('p-cert', evaluateProgramme, { programme: 'bar-718' });
    expect(output.gates.map(({ verdict }) => verdict)).toEqual(['PASS', 'PASS']);
    const introduce = { programme: 'bar-718', fleet: 'lead', approval: 'A-1' } as const;
    await expect(run('p-cert', introduceMaterial, introduce)).rejects.toThrow(/no approval A-1 of gate 2/);
    const approval = {
      programme: 'bar-718',
      gate: '2',
      number: 'A-1',
      approvalType: 'part approval',
      authority: 'Design authority',
      limitations: 'one engine type',
      expires: '2026-03-20',
    } as const;
    await expect(run('p-cert', approveProgramme, { ...approval, expires: BEFORE })).rejects.toThrow(
      /expired on/,
    );
    await run('p-cert', approveProgramme, approval);
    expect(await run('p-cert', introduceMaterial, introduce)).toMatchObject({
      status: 'introduced',
      fleet: 'lead',
    });
    const stopped = await run('p-qual', suspendService, { programme: 'bar-718', reason: 'a bar cracked' });
    expect(stopped.status).toBe('suspended');
    now = '2026-04-01T08:00:00.000Z';
    const later = await run('p-cert', showProgramme, { programme: 'bar-718' });
    expect(later.approvals[0]).toMatchObject({ number: 'A-1', expired: true });
    expect(later.overrides[2]).toMatchObject({ alarm: 'ties', expired: true });
    await expect(run('p-cert', introduceMaterial, introduce)).rejects.toThrow(
      /was suspended .* after gate 2 passed/,
    );
  });

  it('lists every programme, and names the nearest to one that is not there', async () => {
    const { programmes } = await run('p-cert', listProgrammes, {});
    expect(programmes).toMatchObject([{ programme: 'bar-718', gates: ['PASS', 'PASS', null], heats: 4 }]);
    await expect(run('p-cert', showProgramme, { programme: 'bar-781' })).rejects.toMatchObject({
      code: 'not-found',
      details: [{ allowed: 'bar-718' }],
    });
  });

  it('shows every evaluation again as it was judged, and says when it no longer can', async () => {
    const programme = 'bar-718';
    const { evaluations } = await run('p-melt', showProgramme, { programme });
    expect(evaluations.map(({ verdict }) => verdict)).toEqual([
      ...['HOLD', 'HOLD', 'HOLD', 'HOLD', 'PASS', 'HOLD', 'PASS', 'HOLD', 'PASS', 'PASS'],
    ]);
    for (const { seq, gate, verdict, revision, documentSha256 } of evaluations) {
      const report = await run('p-melt', reportGates, { programme, record: seq });
      expect(report).toMatchObject({ isSame: true, evaluation: { revision, documentSha256, by: 'p-cert' } });
      expect(report.evaluation.records).toContain(seq);
      expect(report.output.gates.find((one) => String(one.gate) === gate)).toMatchObject({ verdict });
      expect(hashOf(report.document)).toBe(documentSha256);
    }
    const latest = await run('p-melt', reportGates, { programme });
    expect(latest.evaluation.records).toContain(evaluations.at(-1)!.seq);
    expect(latest.plots.map(({ property, plots }) => [property, plots.length > 0])).toContainEqual([
      ...['strength', true],
    ]);
    expect(renderTerminal(keptGateReport(latest))).not.toContain('differs');
    // a laboratory books a content of a heat that was judged without it
    const results = [{ element: 'O', text: '12', unit: 'ppm' }];
    await context.store.execute({
      ...{ type: 'recordAnalysis', of: 'heat:H1', analysis: 'late', basis: 'measured', method: 'LECO' },
      results,
    } as never);
    const later = await run('p-melt', reportGates, { programme });
    expect(later.isSame).toBe(false);
    expect(renderTerminal(keptGateReport(later))).toContain(
      'This report differs from the one that was signed',
    );
    await expect(run('p-melt', reportGates, { programme, record: 1 })).rejects.toMatchObject({
      code: 'not-found',
      details: [{ path: 'record', allowed: evaluations.map(({ seq }) => seq).join(', ') }],
    });
    await run('p-plan', lockProgramme, { document: plan({ id: 'plate-2' }) });
    await expect(run('p-melt', reportGates, { programme: 'plate-2' })).rejects.toThrow(/was never evaluated/);
  });

  it('ran every task of the group', () => {
    expect([...ran].sort()).toEqual(Object.keys(TASKS.qualification!).sort());
  });
});
