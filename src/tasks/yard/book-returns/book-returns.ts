import type { Compute } from '../../../calculations/compute.ts';
import { gradeNamed } from '../../../calculations/lots/yard-rules.ts';
import { signatureOf } from '../../../desk/actor.ts';
import { bookOrTry } from '../../../desk/book-or-try.ts';
import type { TaskContext } from '../../../desk/context.ts';
import { controlOf } from '../../../desk/control.ts';
import { breathe, inTurns } from '../../../desk/in-turns.ts';
import { withNamesSaid } from '../../../desk/yard/same-names.ts';
import { withBalances } from '../../../desk/yard/taken-balances.ts';
import { askAsTyped } from '../../../documents/as-typed.ts';
import {
  type SheetOptions,
  type SheetReading,
  understandSheet,
} from '../../../documents/sheet/read-sheet.ts';
import type { Sheet } from '../../../documents/sheet/sheet.ts';
import type { Imported } from '../../../documents/yard/lot-answers.ts';
import type { LotRow } from '../../../documents/yard/lot-table.ts';
import type { LotReceipt, ReceiveLots } from '../../../evidence/ledger/commands/lot/receive-lots.ts';
import type { RecordAnalysis } from '../../../evidence/ledger/commands/metal/record-analysis.ts';
import type { LotView, Store } from '../../../evidence/ledger/store.ts';
import { type ErrorDetail, InputError, placed, type Retelling } from '../../../foundation/errors.ts';
import { hashOf } from '../../../foundation/quantity/canonical.ts';
import { counted } from '../../../foundation/quantity/format.ts';
import { ownValue } from '../../../foundation/quantity/own-value.ts';
import { defineVerb } from '../../task.ts';
import { askedRows } from '../asked-rows.ts';
import { refusedRows } from '../refused-rows.ts';
import { contract } from './contract.ts';

/**
 * A sheet in the words of this plant: what its columns and cells are taken for, what is open, what is wrong. Opens no
 * ledger, so that a sheet that is wrong leaves nothing behind. Throws InputError for a sheet without a table.
 */
export function readLotSheet(sheet: Sheet, compute: Compute, options: SheetOptions = {}): SheetReading {
  const facts = compute.facts();
  return understandSheet(
    sheet,
    {
      forms: [...facts.forms.keys()],
      methods: [...facts.analysisMethods.keys()],
      // "600" is Inconel 600 in a column of grades, and a mass in another
      isGrade: (text) => !/^\d{1,3}$/.test(text.trim()) && gradeNamed(text, facts) !== null,
    },
    options,
  );
}

/** The lots of a sheet that needs no questions. Throws InputError with row and column for every cell that is wrong, all at once, and with what the ledger would refuse. */
export function lotsIn(
  { where, questions, faults: wrong, lots }: SheetReading,
  refused: readonly ErrorDetail[] = [],
): readonly LotRow[] {
  const faults = [...wrong, ...refused];
  const [first] = faults;
  const more = faults.length > 1 ? ` (and ${faults.length - 1} more)` : '';
  if (first) throw new InputError(`${first.where}: ${first.message}${more}; nothing was imported`, faults);
  if (questions.length > 0)
    throw new InputError(
      `${where}: ${questions[0]!.message}; nothing was imported`,
      questions.map((question) => ({ where, ...question })),
    );
  return lots;
}

/**
 * Books lots with their analyses, all or nothing; they arrive on hold. Booking the same rows again changes nothing.
 * A base element that no analysis of a lot gives is booked as its balance.
 * Throws InputError, naming the rows, for what is far from what is known (`askedRows`) unless `asTyped`, and when lot ids are already in the ledger with other content.
 */
export const bookReturns = defineVerb(contract, (order, context) => bookedReturns(order, context));

type Order = Omit<ReturnType<typeof contract.order.parse>, 'rows'> & { readonly rows: readonly LotRow[] };

/** The same; `sha256` is that of a delivery as it was sent, where the rows are one. */
export async function bookedReturns(
  { rows: asked, sameNames, asTyped, specimen = false, leftOut = [], dryRun }: Order,
  context: TaskContext,
  sha256?: string,
): Promise<Imported> {
  if (!asTyped) askAsTyped(await askedRows(asked, context), asTyped);
  const rows = await withNamesSaid(asked, sameNames, context);
  const { store, actor } = context;
  const told = signatureOf(actor);
  // Another name on the same table is another booking: refused because its lots exist, not because of a key.
  const plain = !specimen && !told.by;
  // A price is of the day of receipt, else of the day on which it is booked.
  const today = context.clock().toISOString().slice(0, 10);
  const received = (row: LotRow): LotReceipt => receiptOf(row, { specimen, today });
  // it has been read and checked in one go
  await breathe();
  const { rows: complete, taken } = await withBalances(rows, context.compute.facts());
  const steps = piecesOf(complete).flatMap((lots): Step[] => [
    { of: lots, command: { type: 'receiveLots', lots: lots.map(received), ...told } },
    ...lots.flatMap((row) => analysisOf(row).map((one) => ({ of: [row], command: { ...one, ...told } }))),
  ]);
  const key =
    sha256 !== undefined && rows[0]?.sent
      ? { idempotencyKey: keyOfDelivery(rows[0].sent), asked: sha256 }
      : { idempotencyKey: await keyOf(asked, plain ? {} : { specimen, ...told }) };
  // One command: a lot without its analysis, or half a table, must not exist after a crash. A long one lets others in between.
  const book = (of: readonly Step[], trial: boolean | undefined) =>
    placed(inTable(of), () =>
      bookOrTry(
        { type: 'batch', commands: of.map(({ command }) => command) },
        { ...key, inPieces: true, dryRun: trial, ...controlOf(context) },
        context,
      ),
    );
  const receipt = await book(steps, dryRun).catch((error: unknown) =>
    refusedRows(error, rows.length, (refused) => book(withoutRows(refused, steps), true)),
  );
  const booked = dryRun ? [] : await lotsOfRows(rows, store);
  if (receipt.repeated) refuseTakenBack(rows, booked);
  return {
    format: 'remelt-import/1' as const,
    repeated: receipt.repeated,
    mass_g: rows.reduce((sum, row) => sum + row.mass_g, 0),
    analyses: complete.reduce((count, row) => count + row.analyses.length, 0),
    ...(taken.length > 0 ? { balances: taken } : {}),
    ...(leftOut.length > 0 ? { leftOut } : {}),
    lots: booked.map(({ id, mass_g, status, holdReason }) => ({ id, mass_g, status, holdReason })),
  };
}

/** Lots that are booked before others come in between: a tenth of a second on the embedded database. */
const LOTS_OF_A_PIECE = 200;

const piecesOf = (rows: readonly LotRow[]): (readonly LotRow[])[] =>
  Array.from({ length: Math.ceil(rows.length / LOTS_OF_A_PIECE) }, (_, i) =>
    rows.slice(i * LOTS_OF_A_PIECE, (i + 1) * LOTS_OF_A_PIECE),
  );

/** One step of booking a table, and the rows that it is about. */
interface Step {
  readonly of: readonly LotRow[];
  readonly command: ReceiveLots | RecordAnalysis;
}

/** A delivery is known by its number at the sender, whatever it holds and whoever books it. */
export const keyOfDelivery = ({ sender, number }: NonNullable<LotRow['sent']>): string =>
  `goods-in:${sender}:${number}`;

/** The key of a table: the same rows, marked the same, are booked once. A long one is read in turns. */
async function keyOf(rows: readonly LotRow[], marks: object): Promise<string> {
  const whole = (of: unknown) => (Object.keys(marks).length === 0 ? of : { rows: of, ...marks });
  if (rows.length <= LOTS_OF_A_PIECE) return `import:${hashOf(whole(rows))}`;
  return `table:${hashOf(whole(await inTurns(piecesOf(rows), hashOf, 1)))}`;
}

/** L2: throws InputError for a table that was booked and of which lots were taken back since: their numbers are used. */
function refuseTakenBack(rows: readonly LotRow[], lots: readonly LotView[]): void {
  const details = lots.flatMap(({ id, status }, i) =>
    status === 'void'
      ? [
          {
            where: `row ${rows[i]!.row}`,
            path: COLUMN.lot!,
            value: id,
            allowed: 'a number that was not used before',
            cure: 'give the lot another number in the sheet; a number is used once',
          },
        ]
      : [],
  );
  if (details.length > 0)
    throw new InputError(
      `${counted(details.length, 'lot')} of this table ${details.length === 1 ? 'was' : 'were'} taken back`,
      details,
    );
}

/** Lots that are asked for at once: others who ask the ledger come in between. */
const LOTS_AT_ONCE = 400;

/** The lots of a table as they are booked, in its order: asked one by one, ten thousand would stand before everybody else. */
async function lotsOfRows(rows: readonly LotRow[], store: Pick<Store, 'lots'>): Promise<readonly LotView[]> {
  const found = new Map<string, LotView>();
  for (let at = 0; at < rows.length; at += LOTS_AT_ONCE) {
    const ids = rows.slice(at, at + LOTS_AT_ONCE).map(({ lotId }) => lotId);
    for (const lot of await store.lots({ ids })) found.set(lot.id, lot);
  }
  return rows.map(({ lotId }) => found.get(lotId)!);
}

/** The steps that are not about the rows of these numbers. */
const withoutRows = (rows: ReadonlySet<number>, steps: readonly Step[]): Step[] =>
  steps.flatMap(({ of, command }): Step[] => {
    const left = of.filter(({ row }) => !rows.has(row));
    if (left.length === 0) return [];
    if (command.type !== 'receiveLots') return [{ of: left, command }];
    return [
      { of: left, command: { ...command, lots: command.lots.filter((_, i) => !rows.has(of[i]!.row)) } },
    ];
  });

/** Refusals name rows and columns of the table instead of places in the ledger's command. */
const inTable = (steps: readonly Step[]): Retelling => ({
  detail: (detail) => ({ ...detail, ...placeOf(detail.path, steps) }),
  message: (message, details) => {
    const rows = new Set(details.flatMap(({ where }) => where ?? []));
    if (rows.size === 0) return message;
    // several rows stand below, one by one
    return `${rows.size === 1 ? `${[...rows][0]}: ` : ''}${message}; nothing was imported`;
  },
});

/** Columns whose name in the ledger is another. */
const COLUMN: Readonly<Record<string, string>> = {
  lot: 'lot_id',
  mass_g: 'mass_kg',
  happenedAt: 'received_on',
  lotClass: 'lot_class',
  originClass: 'origin_class',
  declaredGrade: 'declared_grade',
};

/** "commands[0].lots[4].mass_g" is the mass of the fifth lot, "commands[1]" the first analysis. */
function placeOf(path: string | undefined, steps: readonly Step[]): Pick<ErrorDetail, 'where' | 'path'> {
  if (/^commands\[\d+\]\.by$/.test(path ?? '')) return { path: 'by' };
  const match = /^commands\[(\d+)\](?:\.lots\[(\d+)\])?\.?(.*)$/.exec(path ?? '');
  if (!match) return {};
  const [, command, lot, field = ''] = match;
  const row = steps[Number(command)]?.of[Number(lot ?? 0)];
  if (!row) return {};
  return { where: `row ${row.row}`, path: ownValue(COLUMN, field) ?? field };
}

function receiptOf(
  row: LotRow,
  { specimen, today }: { readonly specimen: boolean; readonly today: string },
): LotReceipt {
  const {
    lotId,
    mass_g,
    form,
    lotClass,
    originClass,
    owner,
    supplier,
    declaredGrade,
    generation,
    receivedOn,
    note,
    price,
    article,
    certificate,
    sent,
    analyses,
  } = row;
  const [text = '', currency = ''] = price?.split(' ') ?? [];
  const reference = analyses.find((analysis) => analysis.reference)?.reference;
  return {
    lot: lotId,
    mass_g,
    form,
    lotClass: lotClass as LotReceipt['lotClass'],
    originClass: originClass as NonNullable<LotReceipt['originClass']>,
    ...(owner ? { owner } : {}),
    ...(supplier ? { supplier } : {}),
    ...(declaredGrade ? { declaredGrade } : {}),
    ...(generation === undefined ? {} : { generation }),
    ...(specimen ? { specimen } : {}),
    ...(reference ? { reference } : {}),
    ...(note ? { note } : {}),
    ...(article ? { article } : {}),
    ...(certificate ? { certificate } : {}),
    ...(sent ? { sent } : {}),
    ...(price ? { price: { text, currency, on: receivedOn ?? today } } : {}),
    ...(receivedOn ? { happenedAt: `${receivedOn}T00:00:00Z` } : {}),
  };
}

function analysisOf(row: LotRow): RecordAnalysis[] {
  return row.analyses.map(({ method, laboratory, reference, balance, results }, i) => ({
    type: 'recordAnalysis',
    of: `lot:${row.lotId}`,
    analysis: `A${i + 1}`,
    basis: 'measured',
    method,
    ...(laboratory ? { laboratory } : {}),
    ...(reference ? { reference } : {}),
    ...(balance ? { balance } : {}),
    results,
  }));
}
