import { signatureOf } from '../../../desk/actor.ts';
import { bookOrTry } from '../../../desk/book-or-try.ts';
import type { TaskContext } from '../../../desk/context.ts';
import { assembledDocument, isBeforeLock } from '../../../desk/programme/assembled-document.ts';
import { boardOf, boardOfKept } from '../../../desk/programme/board.ts';
import { type KeptProgramme, keptProgramme } from '../../../desk/programme/kept-programme.ts';
import type { EvidenceDocument } from '../../../documents/qualification/evidence.ts';
import { inPlaces } from '../../../documents/qualification/evidence-table.ts';
import type { ProgrammeBoard } from '../../../documents/qualification/programme-board.ts';
import { faultsOfRows, refuseKnownReport } from '../../../evidence/ledger/commands/programme/add-evidence.ts';
import type {
  EvidenceReport,
  EvidenceRow,
  ProgrammeState,
} from '../../../evidence/ledger/subjects/programme.ts';
import {
  ConflictError,
  cureBy,
  type ErrorDetail,
  InputError,
  RemeltError,
} from '../../../foundation/errors.ts';
import { hashOf } from '../../../foundation/quantity/canonical.ts';
import { counted } from '../../../foundation/quantity/format.ts';
import { EVIDENCE_TYPES } from '../../../metal/alloy/words.ts';
import { defineVerb } from '../../task.ts';
import { contract } from './contract.ts';

type Documents = EvidenceDocument['rows'][number];

/**
 * Adds one report of evidence to a locked programme, all or nothing. Throws InputError naming each row that is about no heat of
 * the ledger, nothing that the plan asks, another unit, a bar or a life that was told already.
 */
export const addEvidence = defineVerb(
  contract,
  async ({ programme, document, places, dryRun = false }, context) =>
    toldInPlaces(places, async () => {
      const kept = await keptProgramme(programme, context);
      const { rows, faults } = await linkedRows(document, context);
      if (context.booked) return { ...(await boardOf(programme, context)), added: addedBy(rows, kept.state) };
      requireNew(rows, kept, document);
      refuseKnownReport(document.report, kept.state, 'document.');
      // every fault of every row at once: who corrects a table does not send it once for each kind
      refuse([...faults, ...askedFaults(rows, kept), ...(await ledgerFaults(rows, kept, context))]);
      const { by } = signatureOf(context.actor);
      const after = await withReport(rows, kept, { document, by: by ?? null, context });
      await requireJudgeable(rows, { ...kept, state: after }, { document, context });
      const added = addedBy(rows, kept.state);
      await bookOrTry(
        {
          type: 'addEvidence',
          programme,
          report: document.report,
          evidenceType: document.type,
          documentSha256: hashOf(document),
          ...(document.laboratory
            ? { laboratory: document.laboratory as EvidenceReport['laboratory'] & object }
            : {}),
          rows,
          ...(by === undefined ? {} : { by }),
        },
        { dryRun },
        context,
      );
      const board = dryRun
        ? await boardOfKept({ ...kept, state: after }, context)
        : await boardOf(programme, context);
      return { ...board, added };
    }),
);

/** Rows of a report that never count, because they are dated before the lock: said before they are added. */
function addedBy(
  rows: readonly EvidenceRow[],
  { lockedAt }: Pick<ProgrammeState, 'lockedAt'>,
): NonNullable<ProgrammeBoard['added']> {
  const locked = lockedAt.slice(0, 10);
  const early = rows.filter(({ on }) => isBeforeLock(on, locked)).length;
  return {
    rows: rows.length,
    exploratory: early,
    notes:
      early === 0
        ? []
        : [
            `${early} of ${counted(rows.length, 'row')} ${early === 1 ? 'is' : 'are'} dated before ${locked}, the day of the lock: ${early === 1 ? 'it is' : 'they are'} exploratory and will never count.`,
          ],
  };
}

/** Rows as the ledger keeps them, each with its heat: that of its object where only the object is named. */
async function linkedRows(
  { rows }: EvidenceDocument,
  { store }: Pick<TaskContext, 'store'>,
): Promise<{ readonly rows: EvidenceRow[]; readonly faults: ErrorDetail[] }> {
  const named = rows.flatMap(({ heat, object }) =>
    heat === undefined && object !== undefined ? [object] : [],
  );
  const objects = named.length === 0 ? [] : await store.objects({ ids: [...new Set(named)] });
  const heatOf = new Map(objects.map(({ id, heat }) => [id, heat]));
  const faults: ErrorDetail[] = [];
  const linked = rows.map((row, i) => {
    const heat = row.heat ?? (row.object === undefined ? undefined : heatOf.get(row.object));
    // an object that is not there is refused by the ledger
    if (heat === undefined && row.object === undefined && !('paper' in row))
      faults.push({
        path: `rows[${i}].heat`,
        value: null,
        message: 'names no heat',
        allowed: 'a heat or an object of this ledger',
        cure: 'name the heat that the metal came from',
      });
    return recordRow(row, heat);
  });
  return { rows: linked, faults };
}

function recordRow(row: Documents, heat: string | undefined): EvidenceRow {
  const of = { ...row, ...(heat === undefined ? {} : { heat }) };
  if (!('mass_t' in of)) return of as EvidenceRow;
  const { mass_t: massT, ...rest } = of;
  return { ...rest, massT } as EvidenceRow;
}

/** Rows that are about nothing that the plan asks. */
function askedFaults(rows: readonly EvidenceRow[], { plan }: KeptProgramme): ErrorDetail[] {
  const { programme, cleanliness = [], component, service } = plan;
  const ids = (items: readonly { readonly id: string }[] = []): string[] => items.map(({ id }) => id);
  const lives = ids(component?.lives);
  const passFail = ids(component?.passFail);
  return rows.flatMap((row, i): ErrorDetail[] => {
    const path = `rows[${i}].item`;
    const unknown = (known: readonly string[], what: string): ErrorDetail[] =>
      'item' in row && !known.includes(row.item)
        ? [
            {
              path,
              value: row.item,
              message: `"${row.item}" is no ${what} of the programme`,
              allowed: known.join(', ') || `none: the plan names no ${what}`,
              cure: 'name one of them, or revise the programme',
              does: [{ verb: 'qualification/lock-programme', order: { reason: null } }],
            },
          ]
        : [];
    if ('value' in row)
      return [...unknown(ids(programme.properties), 'property'), ...unitFaults(row, i, plan)];
    if ('findings' in row) return unknown(ids(cleanliness), 'rate');
    if ('failed' in row)
      return [...unknown([...lives, ...passFail], 'demonstration'), ...lifeFaults(row, i, lives)];
    if ('until' in row && !service)
      return [
        {
          path: `rows[${i}].serial`,
          value: row.serial,
          message: 'the plan asks for no service',
          allowed: 'a programme that was locked with its service',
          ...cureBy('revise the programme', 'qualification/lock-programme', { reason: null }),
        },
      ];
    return [];
  });
}

/** 1 ksi [MPa]. */
const MPA_PER_KSI = 6.894757;

/** A stress says its unit: MPa and ksi look alike in too many tables. */
function unitFaults(
  { item, value, unit }: Extract<EvidenceRow, { value: string }>,
  i: number,
  { programme }: KeptProgramme['plan'],
): ErrorDetail[] {
  const asked = programme.properties.find(({ id }) => id === item)?.unit;
  if (asked === undefined || unit === asked) return [];
  const stress = asked === 'MPa' || asked === 'ksi';
  if (unit === undefined)
    return stress
      ? [
          {
            path: `rows[${i}].unit`,
            value,
            message: `MPa or ksi? ${value} of ${item} has no unit`,
            allowed: asked,
            cure: 'say the unit, such as MPa: in a column unit, or for all rows',
          },
        ]
      : [];
  const converted =
    stress && (unit === 'MPa' || unit === 'ksi')
      ? `: ${value} ${unit} is ${(unit === 'ksi' ? Number(value) * MPA_PER_KSI : Number(value) / MPA_PER_KSI).toFixed(1)} ${asked}`
      : '';
  return [
    {
      path: `rows[${i}].unit`,
      value: unit,
      message: `${item} is in ${asked}, this value is in ${unit}`,
      allowed: asked,
      cure: `convert it${converted}`,
    },
  ];
}

const lifeFaults = (
  { item, life }: Extract<EvidenceRow, { failed: boolean }>,
  i: number,
  lives: readonly string[],
): ErrorDetail[] =>
  lives.includes(item) === (life !== undefined)
    ? []
    : [
        {
          path: `rows[${i}].life`,
          value: life ?? null,
          message:
            life === undefined ? `${item} asks for a life` : `${item} asks for pass or fail, not for a life`,
          cure: life === undefined ? 'give the life at which the test ended' : 'leave the life out',
        },
      ];

/** Throws ConflictError for a report that the programme holds already, row for row. */
function requireNew(
  rows: readonly EvidenceRow[],
  { state }: KeptProgramme,
  { report }: EvidenceDocument,
): void {
  const same = state.evidence.find((one) => one.report === report && hashOf(one.rows) === hashOf(rows));
  if (!same) return;
  throw new ConflictError(`report ${report} is in programme ${state.id} already, as record ${same.seq}`, {
    path: 'document.report',
    value: report,
    allowed: 'a report that was not added yet',
    cure: 'nothing is left to do; see the programme',
    does: [{ verb: 'qualification/show-programme', order: { programme: state.id } }],
  });
}

/** What the ledger refuses of rows, before anything is booked: a dry run tells it too. */
async function ledgerFaults(
  rows: readonly EvidenceRow[],
  { state }: KeptProgramme,
  context: TaskContext,
): Promise<ErrorDetail[]> {
  const named = (field: 'heat' | 'object'): string[] => [
    ...new Set(rows.flatMap(({ [field]: id }) => (id === undefined ? [] : [id]))),
  ];
  const [heats, objects] = [named('heat'), named('object')];
  const found = [
    ...(heats.length === 0 ? [] : await context.store.heats({ ids: heats })),
    ...(objects.length === 0 ? [] : await context.store.objects({ ids: objects })),
  ];
  const states = new Map<string, (typeof found)[number]>(found.map((one) => [one.subject, one]));
  return faultsOfRows(rows, state, {
    stateOf: (subject) => states.get(subject),
    today: context.clock().toISOString().slice(0, 10),
    path: '',
  });
}

/** The programme as it stands once the report is booked as the next record. */
async function withReport(
  rows: readonly EvidenceRow[],
  { state }: KeptProgramme,
  { document, by, context }: Adding & { readonly by: string | null; readonly context: TaskContext },
): Promise<ProgrammeState> {
  const report = {
    seq: (await context.store.head()).size,
    at: context.clock().toISOString(),
    by,
    report: document.report,
    evidenceType: document.type,
    laboratory: (document.laboratory as EvidenceReport['laboratory'] | undefined) ?? null,
    rows,
  };
  const heats = rows.flatMap(({ heat }) => (heat === undefined ? [] : [`heat:${heat}` as const]));
  return {
    ...state,
    heats: [...new Set([...state.heats, ...heats])],
    evidence: [...state.evidence, report],
  };
}

interface Adding {
  readonly document: EvidenceDocument;
  readonly context: Pick<TaskContext, 'compute' | 'clock'>;
}

/** Throws what `qualify` throws for values that do not fit the programme that holds them last, with the row of the report as its place. */
async function requireJudgeable(
  rows: readonly EvidenceRow[],
  { state, plan }: KeptProgramme,
  { document, context }: Adding,
): Promise<void> {
  if (EVIDENCE_TYPES[document.type] !== 'value') return;
  const today = context.clock().toISOString().slice(0, 10);
  const whole = assembledDocument(state, plan, { heats: [], look: 1, today });
  const before = whole.evidence.length - rows.length;
  try {
    await context.compute.qualify({ programme: whole.programme, evidence: whole.evidence });
  } catch (error) {
    if (!(error instanceof InputError)) throw error;
    const rowOf = (path: string): string =>
      path.replace(/^evidence\[(\d+)\]/, (place, n: string) =>
        Number(n) < before ? place : `rows[${Number(n) - before}]`,
      );
    refuse(error.details.map((detail) => ({ ...detail, path: rowOf(detail.path ?? 'rows') })));
    throw error;
  }
}

/** Faults that are told at once. */
const MOST_TOLD = 20;

function refuse(faults: readonly ErrorDetail[]): void {
  if (faults.length === 0) return;
  const [first] = faults;
  throw new InputError(`${first!.path}: ${first!.message}`, faults.slice(0, MOST_TOLD));
}

/** What `work` gives; the rows of its refusals are told by their place in the file. */
async function toldInPlaces<T>(places: readonly string[] | undefined, work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (error) {
    throw error instanceof RemeltError && places !== undefined ? inPlaces(error, places) : error;
  }
}
