import { askedSizes } from '../../calculations/qualify/asked-sizes.ts';
import {
  codeOf,
  type Untested,
  untestedOf,
  untestedWords,
  WHOLE_PROGRAMME,
} from '../../calculations/qualify/untested.ts';
import type { ProgrammeBoard } from '../../documents/qualification/programme-board.ts';
import type { ProgrammePlan } from '../../documents/qualification/qualify.ts';
import type {
  EvidenceReport,
  ProgrammeEvaluation,
  ProgrammeState,
} from '../../evidence/ledger/subjects/programme.ts';
import { counted } from '../../foundation/quantity/format.ts';
import { CAUSE_WORDS, EVIDENCE_TYPES, type GateNumber } from '../../metal/alloy/words.ts';
import type { TaskContext } from '../context.ts';
import { answersOn, type CountedRow, countedRows, evidenceOf, rowsByShape } from './assembled-document.ts';
import type { KeptProgramme } from './kept-programme.ts';
import { keptProgramme } from './kept-programme.ts';
import { looksOf } from './looks.ts';
import { testedHeats } from './tested-heats.ts';

type Row = ProgrammeBoard['rows'][number];

type Reading = Pick<TaskContext, 'store' | 'compute' | 'clock'>;

/** The board of a programme: what each gate asks, what there is of it, and all that was recorded. */
export const boardOf = async (id: string, context: Reading): Promise<ProgrammeBoard> =>
  boardOfKept(await keptProgramme(id, context), context);

/** The same of a programme as it stands, or as it would stand. */
export async function boardOfKept(kept: KeptProgramme, context: Reading): Promise<ProgrammeBoard> {
  const { state, plan } = kept;
  const { id } = state;
  const today = context.clock().toISOString().slice(0, 10);
  const heats = await testedHeats(state, plan.programme, context);
  const { taken, planned } = looksOf(state, plan);
  return {
    format: 'remelt-qualify-status/1',
    programme: id,
    title: plan.programme.title ?? null,
    level: plan.programme.level,
    status: state.status,
    fleet: state.status === 'introduced' ? (state.service.at(-1)?.fleet ?? null) : null,
    lockedOn: state.lockedAt.slice(0, 10),
    revision: state.revisions.length,
    documentSha256: state.documentSha256,
    processSha256: state.processSha256,
    looks: { taken: taken, planned },
    rows: rowsOf(kept),
    heats: heats.map(({ told }) => told),
    ...historyOf(state, today),
    belowLevel: belowLevelOf(plan),
    missing: [
      ...expiredOf(state, today),
      ...untestedOf(
        { programme: plan.programme, overrides: answersOn(today, state), holdsUntested: true },
        context.compute.facts(),
      ).map(boardWords),
      ...missingOf(kept),
    ],
  };
}

/** Heats and test pieces that the plan names of a property and its level does not take: the level asks more. */
const belowLevelOf = ({ programme: { level, properties } }: ProgrammePlan): string[] =>
  properties.flatMap(({ id, plan }) => {
    const asked = askedSizes(level, plan);
    if (plan === undefined || !asked.isBelow) return [];
    return [
      `${id}: ${counted(plan.heats, 'heat')} of ${counted(plan.perHeat, 'test piece')} ${plan.heats * plan.perHeat === 1 ? 'is' : 'are'} fewer than level ${level} takes. It asks for ${asked.heats} heats and ${asked.values} values.`,
    ];
  });

interface Noted {
  readonly seq: number;
  readonly at: string;
  readonly by: string | null;
}

const noted = ({ seq, at, by }: Noted) => ({ seq, on: at.slice(0, 10), by });

/** All that was recorded, oldest first; nothing is left out. */
function historyOf(
  state: ProgrammeState,
  today: string,
): Pick<
  ProgrammeBoard,
  'revisions' | 'reports' | 'exclusions' | 'overrides' | 'evaluations' | 'approvals' | 'service'
> {
  return {
    revisions: state.revisions.map((one, i) => ({
      ...noted(one),
      revision: i + 1,
      documentSha256: one.documentSha256,
      reason: one.reason,
      rowsSeen: one.valuesSeen,
      evaluationsSeen: one.evaluationsSeen,
      reopened: one.reopened,
    })),
    reports: state.evidence.map((one) => ({
      ...noted(one),
      report: one.report,
      type: one.evidenceType,
      rows: one.rows.length,
      laboratory: one.laboratory?.name ?? null,
      missing: missingOfReport(one),
    })),
    exclusions: state.exclusions.map(({ item, heat, specimen, cause, reason, ...one }) => ({
      ...noted(one),
      item,
      heat,
      specimen,
      cause: CAUSE_WORDS[cause],
      reason,
    })),
    overrides: state.overrides.map(({ item, diagnostic, reason, expires, ...one }) => ({
      ...noted(one),
      item,
      alarm: diagnostic,
      reason,
      expires,
      expired: expires < today,
    })),
    evaluations: state.evaluations.map(({ gate, verdict, revision, documentSha256, look, ...one }) => ({
      ...noted(one),
      gate,
      verdict,
      revision,
      documentSha256,
      look,
    })),
    approvals: state.approvals.map(
      ({ gate, number, approvalType, authority, limitations, expires, ...one }) => ({
        ...noted(one),
        gate,
        number,
        type: approvalType,
        authority,
        limitations,
        expires,
        expired: expires < today,
      }),
    ),
    service: state.service.map(({ fleet, approval, words, ...one }) => ({
      ...noted(one),
      fleet,
      approval,
      words,
    })),
  };
}

/** What the answer of an evaluation keeps of each item. */
export interface KeptAnswer {
  readonly items: readonly {
    readonly id: string;
    readonly verdict: 'PASS' | 'FAIL' | 'HOLD';
    readonly words: readonly string[];
  }[];
}

function rowsOf({ state, plan }: KeptProgramme): Row[] {
  const shapes = rowsByShape(countedRows(state));
  const evidence = evidenceOf(shapes.values, state);
  const excluded = new Map<string, number>();
  for (const row of evidence)
    if (row.excluded && row.exploratory !== true)
      excluded.set(row.property, (excluded.get(row.property) ?? 0) + 1);
  const latest = (gate: GateNumber): ProgrammeEvaluation | undefined =>
    state.evaluations.findLast((one) => one.gate === gate);
  const row = (gate: GateNumber, item: string, { asked, rows, measure }: Asked): Row => {
    const counted = rows.filter(({ exploratory }) => !exploratory);
    const evaluation = latest(gate);
    const answer = evaluation && (JSON.parse(evaluation.answer) as KeptAnswer);
    const judged = answer?.items.find(({ id }) => id === item);
    const left = excluded.get(item) ?? 0;
    return {
      gate,
      item,
      asked,
      heats: new Set(counted.map((one) => one.row.heat)).size,
      counting: measure ? measure(counted) : counted.length - (gate === '1' ? left : 0),
      exploratory: rows.length - counted.length,
      exploratoryRange: rangeOf(rows.filter(({ exploratory }) => exploratory)),
      excluded: gate === '1' ? left : 0,
      verdict: judged?.verdict ?? null,
      outdated: evaluation !== undefined && isOutdated(state, evaluation, item),
      words: judged?.words ?? [],
    };
  };
  const of = <R extends { row: { item: string } }>(rows: readonly R[], item: string): R[] =>
    rows.filter((one) => one.row.item === item);
  return [
    ...plan.programme.properties.map((property) =>
      row('1', property.id, { asked: askedOf(property), rows: of(shapes.values, property.id) }),
    ),
    ...(plan.cleanliness ?? []).map((rate) => {
      const rows = of(shapes.findings, rate.id);
      const mass_t = rows
        .filter(({ exploratory }) => !exploratory)
        .reduce((sum, one) => sum + Number(one.row.massT), 0);
      return row('1', rate.id, {
        asked: `at most ${rate.limit_per_t} per t`,
        rows,
        measure: () => Number(mass_t.toFixed(6)),
      });
    }),
    ...(plan.component?.lives ?? []).map((life) =>
      row('2', life.id, {
        asked: `reliability ${life.reliability} at ${life.life} ${life.unit}`,
        rows: of(shapes.units, life.id),
      }),
    ),
    ...(plan.component?.passFail ?? []).map((one) =>
      row('2', one.id, { asked: `reliability ${one.reliability}`, rows: of(shapes.units, one.id) }),
    ),
    ...(plan.service
      ? [
          row('3', 'fleet', {
            asked: `material events below ${plan.service.limitRate} per ${plan.service.unit}`,
            rows: shapes.parts,
            measure: (counted) => new Set(counted.map((one) => 'serial' in one.row && one.row.serial)).size,
          }),
        ]
      : []),
  ];
}

/** Least and greatest value of rows; null where they hold none. */
function rangeOf(rows: readonly CountedRow[]): readonly [number, number] | null {
  const values = rows.flatMap(({ row }) => ('value' in row ? [Number(row.value)] : []));
  return values.length === 0 ? null : [Math.min(...values), Math.max(...values)];
}

interface Asked {
  readonly asked: string;
  readonly rows: readonly CountedRow[];
  readonly measure?: (counted: readonly CountedRow[]) => number;
}

/** True when the plan was revised, or evidence of the item came or was excluded, after the evaluation. */
const isOutdated = (state: ProgrammeState, { seq, revision }: ProgrammeEvaluation, item: string): boolean =>
  revision !== state.revisions.length ||
  state.exclusions.some((one) => one.seq > seq && one.item === item) ||
  state.evidence.some(
    (one) =>
      one.seq > seq &&
      one.rows.some((row) => ('item' in row ? row.item === item : 'until' in row && item === 'fleet')),
  );

function askedOf({
  unit,
  designMinimum,
  designMaximum,
  margin,
  sdRatioLimit,
}: ProgrammePlan['programme']['properties'][number]): string {
  const asked = [
    ...(designMinimum === undefined ? [] : [`at least ${designMinimum} ${unit}`]),
    ...(designMaximum === undefined ? [] : [`at most ${designMaximum} ${unit}`]),
    ...(margin === undefined ? [] : [`mean within ${margin} ${unit} of the baseline`]),
    ...(sdRatioLimit === undefined ? [] : [`scatter at most ${sdRatioLimit} times the baseline`]),
  ];
  return asked.join('; ') || 'a bound';
}

/** What shows that the numbers of a laboratory can be trusted, in words. */
const LABORATORY = {
  name: 'laboratory',
  scope: 'scope of the laboratory',
  accreditation: 'accreditation',
  gaugeStudy: 'gauge R&R',
  referenceMaterial: 'check on reference material',
  retainedSample: 'retained sample',
  custody: 'chain of custody',
} as const;

function missingOfReport({ evidenceType, laboratory, rows }: EvidenceReport): string[] {
  const shape = EVIDENCE_TYPES[evidenceType];
  if (shape !== 'value' && shape !== 'finding') return [];
  const known = laboratory ?? {};
  return [
    ...Object.entries(LABORATORY).flatMap(([field, words]) => (Object.hasOwn(known, field) ? [] : [words])),
    ...(rows.some((row) => 'findings' in row && row.detection === undefined)
      ? ['probability of detection']
      : []),
  ];
}

/** What holds gate 1 in the ledger, and how that ends; or who answers for it. */
const boardWords = (one: Untested): string =>
  one.answer === undefined
    ? `${untestedWords(one)}: gate 1 holds until a revision names it, or somebody answers for it (item ${WHOLE_PROGRAMME}, alarm ${codeOf(one)})`
    : untestedWords(one);

/** What is in service on an approval that no longer holds. */
function expiredOf({ status, service, approvals }: ProgrammeState, today: string): string[] {
  const approval = service.findLast(({ fleet }) => fleet !== null)?.approval;
  const expires = approvals.findLast((one) => one.gate === '2' && one.number === approval)?.expires;
  return status === 'introduced' && expires !== undefined && expires < today
    ? [`a valid approval: ${approval}, on which the material is in service, expired on ${expires}`]
    : [];
}

/** What the programme as a whole lacks, in words. */
function missingOf({ state, plan }: KeptProgramme): string[] {
  const has = (type: EvidenceReport['evidenceType']): boolean =>
    state.evidence.some(({ evidenceType }) => evidenceType === type);
  const fractographed = new Set(
    state.evidence
      .filter(({ evidenceType }) => evidenceType === 'fractography')
      .flatMap(({ rows }) => rows.map((row) => ('specimen' in row ? `${row.heat}/${row.specimen}` : ''))),
  );
  const broken = state.evidence
    .filter(({ evidenceType }) => evidenceType === 'fatigue')
    .flatMap(({ rows }) => rows.flatMap((row) => ('value' in row ? [`${row.heat}/${row.specimen}`] : [])))
    .filter((bar) => !fractographed.has(bar));
  const compared = plan.programme.properties.some(({ baseline }) => baseline !== undefined);
  return [
    ...(state.processSha256 === null ? ['a frozen process: the document was locked without one'] : []),
    ...(broken.length === 0 ? [] : [`fractography of fatigue bars: ${broken.slice(0, 5).join(', ')}`]),
    ...(compared
      ? ['whether baseline and candidates shared mould, heat-treatment and test lots: no record says so']
      : ['a baseline of the qualified route: no equivalence can be shown']),
    ...(has('control-plan') ? [] : ['the control plan']),
    ...(has('first-article') ? [] : ['the first article']),
    ...(plan.component ? [] : ['gate 2: the plan asks for no component, rig or engine test']),
    ...(plan.service ? [] : ['gate 3: the plan asks for no service']),
  ];
}
