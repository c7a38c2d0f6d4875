import type { ProgrammePlan, QualifyInput } from '../../documents/qualification/qualify.ts';
import type { EvidenceRow, ProgrammeState } from '../../evidence/ledger/subjects/programme.ts';
import { CAUSE_WORDS } from '../../metal/alloy/words.ts';
import type { QualifiedHeat } from './tested-heats.ts';

/** A row of evidence, and whether it counts. */
export interface CountedRow<Row extends EvidenceRow = EvidenceRow> {
  readonly row: Row;
  /** Dated before the lock, or seen before a revision of what it is about. */
  readonly exploratory: boolean;
}

export type ValueRow = Extract<EvidenceRow, { value: string }>;
export type FindingRow = Extract<EvidenceRow, { findings: string }>;
export type UnitRow = Extract<EvidenceRow, { failed: boolean }>;
export type PartRow = Extract<EvidenceRow, { until: string }>;

/** Item that the rows of parts in service belong to. */
export const SERVICE = 'service';

/** Whether evidence of a day was seen before the plan was locked on another: it never counts. */
export const isBeforeLock = (on: string, locked: string): boolean => on < locked;

/** All rows of evidence in the order of their records. */
export function countedRows(state: ProgrammeState): CountedRow[] {
  const locked = state.lockedAt.slice(0, 10);
  return state.evidence.flatMap(({ seq, rows }) => {
    const reopened = new Set(
      state.revisions.filter((revision) => revision.seq > seq).flatMap((one) => one.reopened),
    );
    return rows.map((row) => ({
      row,
      exploratory: isBeforeLock(row.on, locked) || reopened.has('item' in row ? row.item : SERVICE),
    }));
  });
}

const rowsWith = <Row extends EvidenceRow>(rows: readonly CountedRow[], field: string): CountedRow<Row>[] =>
  rows.filter((one): one is CountedRow<Row> => Object.hasOwn(one.row, field));

/** Rows by what they hold, with those that count alone beside. */
export function rowsByShape(rows: readonly CountedRow[]) {
  return {
    values: rowsWith<ValueRow>(rows, 'value'),
    findings: rowsWith<FindingRow>(rows, 'findings'),
    units: rowsWith<UnitRow>(rows, 'failed'),
    parts: rowsWith<PartRow>(rows, 'until'),
  };
}

/** How far a document is put together. */
interface Assembling {
  readonly heats: readonly QualifiedHeat[];
  /** Number of this look at the data of gate 1. */
  readonly look: number;
  /** ISO day: an override that has expired by then is not in the document. */
  readonly today: string;
}

/**
 * `remelt-programme/1` of a programme of the ledger: what its plan asks, the evidence of its records, and how its heats were
 * made. The same state gives the same document.
 */
export function assembledDocument(
  state: ProgrammeState,
  plan: ProgrammePlan,
  { heats, look, today }: Assembling,
): QualifyInput {
  const { values, findings, units, parts } = rowsByShape(countedRows(state));
  const { looks, ...programme } = plan.programme;
  const overrides = answersOn(today, state);
  return {
    format: 'remelt-programme/1',
    programme: {
      ...programme,
      ...(state.process === null ? {} : { process: JSON.parse(state.process) as Record<string, unknown> }),
      ...(looks ? { looks: { ...looks, present: look } } : {}),
      locked: state.lockedAt.slice(0, 10),
      ...(heats.length > 0 ? { qualifiedHeats: [...heats] } : {}),
    },
    evidence: evidenceOf(values, state),
    holdsUntested: true,
    ...(plan.cleanliness ? { cleanliness: plan.cleanliness.map((rate) => ratesOf(rate, findings)) } : {}),
    ...(plan.component ? { component: componentOf(plan.component, units) } : {}),
    ...serviceOf(plan.service, { parts, values, fleet: fleetNow(state) }),
    ...(overrides.length === 0 ? {} : { overrides }),
  };
}

/** Alarms that persons answer for on a day [ISO]. */
export const answersOn = (
  today: string,
  { overrides }: Pick<ProgrammeState, 'overrides'>,
): NonNullable<QualifyInput['overrides']> =>
  overrides
    .filter(({ expires }) => expires >= today)
    .map(({ item, diagnostic, by, reason, expires }) => ({
      property: item,
      code: diagnostic,
      by: by ?? 'nobody told',
      reason,
      expires,
    }));

/** Values with what is excluded or exploratory said of each. */
export function evidenceOf(
  values: readonly CountedRow<ValueRow>[],
  state: ProgrammeState,
): QualifyInput['evidence'] {
  const open = new Map<string, ProgrammeState['exclusions'][number][]>();
  for (const exclusion of state.exclusions)
    open.set(keyOf(exclusion), [...(open.get(keyOf(exclusion)) ?? []), exclusion]);
  return values.map(({ row, exploratory }) => {
    const excluded = open.get(keyOf(row))?.shift();
    return {
      property: row.item,
      heat: row.heat,
      specimen: row.specimen,
      value: Number(row.value),
      ...(row.unit === undefined ? {} : { unit: row.unit }),
      at: row.on,
      ...(row.bar === undefined ? {} : { bar: row.bar }),
      ...(excluded
        ? {
            excluded: {
              cause: `${CAUSE_WORDS[excluded.cause]}: ${excluded.reason}`,
              by: excluded.by ?? 'nobody told',
            },
          }
        : {}),
      ...(exploratory ? { exploratory: true as const } : {}),
    };
  });
}

const keyOf = ({ item, heat, specimen }: Pick<ValueRow, 'item' | 'heat' | 'specimen'>): string =>
  JSON.stringify([item, heat, specimen]);

const counting = <Row extends EvidenceRow>(rows: readonly CountedRow<Row>[]): Row[] =>
  rows.filter(({ exploratory }) => !exploratory).map(({ row }) => row);

function ratesOf(
  { id, limit_per_t, why }: NonNullable<ProgrammePlan['cleanliness']>[number],
  findings: readonly CountedRow<FindingRow>[],
): NonNullable<QualifyInput['cleanliness']>[number] {
  const own = counting(findings).filter(({ item }) => item === id);
  return {
    id,
    findings: own.reduce((sum, row) => sum + Number(row.findings), 0),
    mass_t: Number(own.reduce((sum, row) => sum + Number(row.massT), 0).toFixed(6)),
    limit_per_t,
    ...(why === undefined ? {} : { why }),
  };
}

function componentOf(
  { lives, passFail }: NonNullable<ProgrammePlan['component']>,
  units: readonly CountedRow<UnitRow>[],
): NonNullable<QualifyInput['component']> {
  const tested = counting(units);
  return {
    ...(lives
      ? {
          lives: lives.map(({ units: _, ...life }) => ({
            ...life,
            units: tested
              .filter(({ item }) => item === life.id)
              .map((row) => ({
                serial: row.serial,
                life: Number(row.life),
                failed: row.failed,
                ...(row.cause === undefined ? {} : { cause: row.cause }),
              })),
          })),
        }
      : {}),
    ...(passFail
      ? {
          passFail: passFail.map(({ id, reliability }) => {
            const own = tested.filter(({ item }) => item === id);
            return {
              id,
              reliability,
              tested: own.length,
              failures: own.filter(({ failed }) => failed).length,
            };
          }),
        }
      : {}),
  };
}

type FleetNow = NonNullable<QualifyInput['service']>['state'];

/** State of the fleet as the ledger has it; undefined before its introduction, when that of the plan counts. */
const fleetNow = ({ status, service }: ProgrammeState): FleetNow | undefined =>
  status === 'locked' ? undefined : (service.at(-1)?.fleet ?? 'suspended');

interface InService {
  readonly parts: readonly CountedRow<PartRow>[];
  readonly values: readonly CountedRow<ValueRow>[];
  readonly fleet: FleetNow | undefined;
}

/** Parts in service, each by its latest row; without one gate 3 is not judged. */
function serviceOf(
  plan: ProgrammePlan['service'],
  { parts, values, fleet }: InService,
): Pick<QualifyInput, 'service'> {
  const latest = new Map(counting(parts).map((row) => [row.serial, row]));
  if (!plan || latest.size === 0) return {};
  const { parts: _, series, ...asked } = plan;
  const charts = (series ?? []).flatMap((chart) => {
    const means = heatMeans(counting(values).filter(({ item }) => item === chart.property));
    return means.length === 0 ? [] : [{ ...chart, values: means }];
  });
  return {
    service: {
      ...asked,
      state: fleet ?? asked.state,
      parts: [...latest.values()].map(({ serial, from, until, removals = [] }) => ({
        serial,
        ...(from === undefined ? {} : { from: Number(from) }),
        until: Number(until),
        removals: removals.map(({ at, cause, hazard }) => ({
          at: Number(at),
          cause,
          ...(hazard === undefined ? {} : { hazard }),
        })),
      })),
      ...(charts.length > 0 ? { series: charts } : {}),
    },
  };
}

/** Means of heats in the order of their first values. */
function heatMeans(rows: readonly ValueRow[]): number[] {
  const heats = new Map<string, number[]>();
  for (const { heat, value } of rows) heats.set(heat, [...(heats.get(heat) ?? []), Number(value)]);
  return [...heats.values()].map((values) => values.reduce((sum, value) => sum + value, 0) / values.length);
}
