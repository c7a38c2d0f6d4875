import { ConflictError, cureBy, type ErrorDetail, InputError } from '../../../../foundation/errors.ts';
import { defineRecord } from '../../rules/command.ts';
import type { EvidenceRow, ProgrammeState } from '../../subjects/programme.ts';
import type { State } from '../../subjects/subjects.ts';
import { PROGRAMME } from '../found.ts';

/**
 * M3: evidence is added all or nothing. Its metal is in this ledger and was melted, no day lies ahead, a bar is broken once and
 * hours of service never run backwards.
 */
export const addEvidence = defineRecord({
  type: 'addEvidence',
  of: PROGRAMME,
  also: ({ rows }) =>
    rows.flatMap(({ heat, object }) => [
      ...(heat === undefined ? [] : [`heat:${heat}`]),
      ...(object === undefined ? [] : [`object:${object}`]),
    ]),
  says: 'programme.evidence-added',
  act: 'add evidence',
  rule(desk, { report, rows }, state) {
    refuseKnownReport(report, state, desk.path);
    refuseRows(rows, state, {
      stateOf: (subject) => desk.book.stateOf(subject),
      today: desk.at.slice(0, 10),
      path: desk.path,
    });
  },
});

/** Faults that are told at once. */
const MOST_TOLD = 20;

/** Throws ConflictError for the number of a report that the programme holds already; `path` = place of the order. */
export function refuseKnownReport(report: string, { id, evidence }: ProgrammeState, path: string): void {
  const known = evidence.find((one) => one.report === report);
  if (!known) return;
  throw new ConflictError(`report ${report} is evidence of programme ${id} since record ${known.seq}`, {
    path: `${path}report`,
    value: report,
    allowed: 'a report that was not added yet',
    cure: 'what was added stays; give further results their own report number',
  });
}

/** What rows of evidence are held against. */
interface Beside {
  readonly stateOf: (subject: string) => State | undefined;
  /** ISO day. */
  readonly today: string;
  /** Place of the rows in the order. */
  readonly path: string;
}

/** Throws InputError naming each row whose metal, day or repetition rule M3 does not allow. */
function refuseRows(rows: readonly EvidenceRow[], state: ProgrammeState, beside: Beside): void {
  const faults = faultsOfRows(rows, state, beside);
  if (faults.length > 0)
    throw new InputError(`programme ${state.id}: ${faults[0]!.message}`, faults.slice(0, MOST_TOLD));
}

/** Each row whose metal, day or repetition rule M3 does not allow. */
export function faultsOfRows(
  rows: readonly EvidenceRow[],
  state: ProgrammeState,
  beside: Beside,
): ErrorDetail[] {
  const { path } = beside;
  return [
    ...rows.flatMap((row, i) =>
      metalFaults(row, beside).map((fault) => placedAt(fault, `${path}rows[${i}]`)),
    ),
    ...repeats(rows, state).map(({ at, ...fault }) => placedAt(fault, `${path}rows[${at}]`)),
  ];
}

const placedAt = (fault: ErrorDetail, path: string): ErrorDetail => ({
  ...fault,
  path: `${path}.${fault.path}`,
});

/** What is wrong with the metal or the day of a row. */
function metalFaults({ heat, object, on }: EvidenceRow, { stateOf, today }: Beside): ErrorDetail[] {
  const faults: ErrorDetail[] = [];
  const state = heat === undefined ? undefined : stateOf(`heat:${heat}`);
  const piece = object === undefined ? undefined : stateOf(`object:${object}`);
  if (heat !== undefined && state?.type !== 'heat')
    faults.push({
      path: 'heat',
      value: heat,
      message: `the ledger holds no heat ${heat}`,
      allowed: 'a heat of this ledger that was melted',
      cure: 'correct its name, or plan and record the heat first',
      does: [{ verb: 'heats/plan-heat' }, { verb: 'heats/record-heat' }],
    });
  else if (state?.type === 'heat' && state.status !== 'melted' && state.status !== 'cast')
    faults.push({
      path: 'heat',
      value: heat!,
      message: `heat ${heat} is ${state.status}: nothing of it can have been tested`,
      allowed: 'a heat that was melted',
      ...cureBy('correct its name, or record the heat', 'heats/record-heat', { heat: heat! }),
    });
  if (object !== undefined && piece?.type !== 'object')
    faults.push({
      path: 'object',
      value: object,
      message: `the ledger holds no object ${object}`,
      allowed: 'an object of this ledger',
      cure: 'correct its name, or leave it out where only the heat is known',
    });
  else if (piece?.type === 'object' && piece.heat !== heat)
    faults.push({
      path: 'object',
      value: object!,
      message: `object ${object} was cast from heat ${piece.heat}, not from ${heat ?? 'none'}`,
      allowed: `an object of heat ${heat ?? piece.heat}`,
      cure: 'correct the object or the heat',
    });
  if (on > today)
    faults.push({
      path: 'on',
      value: on,
      message: `${on} lies ahead`,
      allowed: `a day up to ${today}`,
      cure: 'correct the day',
    });
  return faults;
}

interface PlacedFault extends ErrorDetail {
  /** Number of the row, from 0. */
  readonly at: number;
}

/** Bars broken twice, units told twice and service hours that run backwards, in the report and against what is known. */
function repeats(rows: readonly EvidenceRow[], { evidence, exclusions }: ProgrammeState): PlacedFault[] {
  const excluded = new Set(
    exclusions.map(({ item, heat, specimen }) => JSON.stringify([item, heat, specimen])),
  );
  const seen = new Map<string, string>();
  const hours = new Map<string, number>();
  for (const { report, rows: earlier } of evidence)
    for (const row of earlier) {
      const key = keyOf(row);
      if (key !== undefined && !excluded.has(key)) seen.set(key, `report ${report}`);
      if ('until' in row) hours.set(row.serial, Number(row.until));
    }
  return rows.flatMap((row, at) => {
    const key = keyOf(row);
    const before = key === undefined ? undefined : seen.get(key);
    if (key !== undefined && before === undefined) seen.set(key, 'this report');
    return [
      ...(before === undefined ? [] : [{ at, ...repeated(row, before) }]),
      ...('until' in row ? backwards(row, hours).map((fault) => ({ at, ...fault })) : []),
    ];
  });
}

const keyOf = (row: EvidenceRow): string | undefined =>
  'value' in row
    ? JSON.stringify([row.item, row.heat, row.specimen])
    : 'failed' in row
      ? JSON.stringify([row.item, row.serial])
      : undefined;

function repeated(row: EvidenceRow, before: string): ErrorDetail {
  const path = 'specimen' in row ? 'specimen' : 'serial';
  const name = 'specimen' in row ? row.specimen : 'serial' in row ? row.serial : undefined;
  const item = 'item' in row ? row.item : '';
  return {
    path,
    value: name ?? null,
    message: `${path} ${name} gave ${item} already, in ${before}`,
    cure: 'correct its name, or exclude the earlier value with its cause',
    does: [{ verb: 'qualification/exclude-evidence' }],
  };
}

/** Hours of one part: `until` never before what was reported, removals within the time observed. */
function backwards(row: Extract<EvidenceRow, { until: string }>, hours: Map<string, number>): ErrorDetail[] {
  const { serial, from = '0', until, removals = [] } = row;
  const last = Number(until);
  const before = hours.get(serial) ?? Number(from);
  hours.set(serial, Math.max(before, last));
  const cure = 'correct the hours; a row tells the whole life of its part since it was new';
  const early =
    last < before || last <= Number(from)
      ? [
          {
            path: 'until',
            value: until,
            message: `service hours of ${serial} run backwards: ${until} after ${before}`,
            allowed: `more than ${before}`,
            cure,
          },
        ]
      : [];
  const outside = removals.findIndex(({ at }) => Number(at) < Number(from) || Number(at) > last);
  return outside < 0
    ? early
    : [
        ...early,
        {
          path: `removals[${outside}].at`,
          value: removals[outside]!.at,
          message: `${serial} was removed at ${removals[outside]!.at}, outside the time observed`,
          allowed: `${from} to ${until}`,
          cure,
        },
      ];
}
