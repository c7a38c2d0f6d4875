import { actingAs, type TaskContext } from '../../../desk/context.ts';
import type { EvidenceDocument } from '../../../documents/qualification/evidence.ts';
import type { ProgrammePlan } from '../../../documents/qualification/qualify.ts';
import { initLedger } from '../../proof/init-ledger/init-ledger.ts';
import { runTask } from '../../task.ts';
import { memoryContext } from '../../testing/memory-context.ts';
import { addEvidence } from '../add-evidence/add-evidence.ts';
import { approveProgramme } from '../approve-programme/approve-programme.ts';
import { evaluateProgramme } from '../evaluate-programme/evaluate-programme.ts';
import { lockProgramme } from '../lock-programme/lock-programme.ts';
import { overrideAlarm } from '../override-alarm/override-alarm.ts';

/** Day of the lock, and the day before. */
export const LOCKED_ON = '2026-03-10';
export const BEFORE = '2026-03-09';

/** A programme with one property, by three heats, and a spin test. */
export const plan = (change: Partial<ProgrammePlan['programme']> = {}, rest: Partial<ProgrammePlan> = {}) =>
  ({
    format: 'remelt-programme/1',
    programme: {
      id: 'bar-718',
      level: '1S',
      process: { furnace: 'VIM-500', heatTreatment: 'proprietary' },
      looks: { planned: 2, present: 1 },
      properties: [{ id: 'strength', unit: 'MPa', side: 'lower', designMinimum: 900 }],
      ...change,
    },
    evidence: [],
    component: { passFail: [{ id: 'spin', reliability: 0.4 }] },
    ...rest,
  }) as ProgrammePlan;

/** Values around 1000 MPa that scatter by 10. */
const VALUES = [991, 1012, 1003, 986, 1008, 999];

/** Test pieces of a heat. */
export const bars = (heat: string, on: string, values = VALUES) =>
  values.map((value, i) => ({
    item: 'strength',
    heat,
    specimen: `${heat}-${i + 1}`,
    value: String(value + (heat.charCodeAt(1) % 5)),
    unit: 'MPa',
    on,
  }));

/** A report of tensile tests. */
export const tensile = (report: string, rows: readonly object[]) =>
  ({ report, type: 'tensile', laboratory: { name: 'works' }, rows }) as unknown as EvidenceDocument;

/** A plant with the cast and measured heats H1 to H4, each of 30 % customer returns; its clock says `now`. */
export async function castFour(now: () => string): Promise<TaskContext> {
  const context = memoryContext({ clock: () => new Date(now()) });
  await runTask(initLedger, {}, context);
  const lots = ['R', 'V'].map((lot) => ({
    lot,
    mass_g: 900_000,
    form: 'bar',
    lotClass: lot === 'R' ? ('customer-return' as const) : ('virgin' as const),
    ...(lot === 'R' ? { generation: 2 } : {}),
  }));
  await context.store.execute({ type: 'receiveLots', lots });
  for (const lot of ['R', 'V'])
    await context.store.execute({
      type: 'batch',
      commands: [
        { type: 'gateCheck', lot, checks: [{ check: 'radioactivity', verdict: 'PASS' }] },
        {
          type: 'recordAnalysis',
          of: `lot:${lot}`,
          analysis: 'A',
          basis: 'measured',
          method: 'OES',
          balance: 'Ni',
          results: [{ element: 'Cr', text: '19', unit: 'wt%' }],
        },
        {
          type: 'recordIdentification',
          lot,
          verdict: 'identified',
          candidates: [{ grade: 'IN718', probability: '0.99' }],
          documentSha256: 'a'.repeat(64),
        },
        { type: 'clearLot', lot, grade: 'IN718', reason: 'r', by: 'p-qual' },
      ],
    } as never);
  for (const heat of ['H1', 'H2', 'H3', 'H4']) {
    const draws = [
      { from: 'lot:R' as const, mass_g: 30_000 },
      { from: 'lot:V' as const, mass_g: 70_000 },
    ];
    const settings = { time_s: 3600, lining: { material: 'MgO', heatsSinceReline: 4 } };
    await context.store.execute({
      type: 'batch',
      commands: [
        {
          type: 'planHeat',
          heat,
          target: { grade: 'IN718' },
          reservations: draws,
          furnace: 'VIM-500',
          route: JSON.stringify([{ operation: 'vacuum-induction', settings }]),
        },
        { type: 'chargeHeat', heat, draws, by: 'p-melt' },
        { type: 'meltHeat', heat, process: 'VIM', output_g: 100_000, by: 'p-melt' },
        { type: 'castHeat', heat, objects: [{ object: `I-${heat}`, form: 'ingot', mass_g: 100_000 }] },
        {
          type: 'recordAnalysis',
          of: `heat:${heat}`,
          analysis: 'F',
          basis: 'measured',
          method: 'LECO',
          results: [
            { element: 'S', text: '8', unit: 'ppm' },
            { element: 'Bi', text: '<0.1', unit: 'ppm' },
          ],
        },
      ],
    } as never);
  }
  return context;
}

interface Programme {
  readonly context: TaskContext;
  readonly by: (person: string) => TaskContext;
}

export const PROGRAMME = 'bar-718';

/** The same with the programme locked. */
export async function lockedProgramme(): Promise<Programme> {
  const context = await castFour(() => `${LOCKED_ON}T08:00:00.000Z`);
  const by = (person: string): TaskContext => actingAs(person, context);
  await runTask(lockProgramme, { document: plan() }, by('p-plan'));
  return { context, by };
}

/** The same with values of three heats, and somebody who answers for the tests that it does not name. */
export async function testedProgramme(): Promise<Programme> {
  const locked = await lockedProgramme();
  const { by } = locked;
  const rows = ['H1', 'H2', 'H3'].flatMap((heat) => bars(heat, LOCKED_ON));
  await runTask(addEvidence, { programme: PROGRAMME, document: tensile('T-1', rows) }, by('p-lab'));
  const answer = { programme: PROGRAMME, item: 'programme', reason: 'static part', expires: '2026-12-31' };
  for (const alarm of ['no-creep', 'no-fatigue'])
    await runTask(overrideAlarm, { ...answer, alarm }, by('p-qual'));
  return locked;
}

/** An approval of gate 2 that holds for ten days. */
export const APPROVAL = {
  gate: '2',
  ...{ programme: PROGRAMME, number: 'A-1', approvalType: 'part approval' },
  ...{ authority: 'Design authority', limitations: 'one engine type', expires: '2026-03-20' },
} as const;

/** The same with gates 1 and 2 passed and approved. */
export async function approvedProgramme(): Promise<Programme> {
  const tested = await testedProgramme();
  const { by } = tested;
  const rows = ['1', '2', '3', '4', '5'].map((serial) => ({
    ...{ item: 'spin', heat: 'H1', serial, failed: false, on: LOCKED_ON },
  }));
  const document = { report: 'S-1', type: 'spin-burst', rows };
  await runTask(addEvidence, { programme: PROGRAMME, document }, by('p-lab'));
  await runTask(evaluateProgramme, { programme: PROGRAMME }, by('p-cert'));
  await runTask(approveProgramme, APPROVAL, by('p-cert'));
  return tested;
}
