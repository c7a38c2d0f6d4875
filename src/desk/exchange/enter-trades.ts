import { ENTRY_FIELDS, type EnteredAnswer, type Trade } from '../../documents/exchange/trade.ts';
import { againstSender } from '../../evidence/ledger/commands/trade/enter-trade.ts';
import type { Single } from '../../evidence/ledger/commands.ts';
import type { ArticleState, CustomerState, OrderState } from '../../evidence/ledger/subjects/trade.ts';
import type { Sent } from '../../evidence/records/trade-records.ts';
import {
  ConflictError,
  errorOfCode,
  InputError,
  NotFoundError,
  RemeltError,
} from '../../foundation/errors.ts';
import { canonicalText, hashOfText } from '../../foundation/quantity/canonical.ts';
import { counted } from '../../foundation/quantity/format.ts';
import { ownValue } from '../../foundation/quantity/own-value.ts';
import { signatureOf } from '../actor.ts';
import { signalOf, type TaskContext } from '../context.ts';
import { onOneHead } from '../on-one-head.ts';

type State = CustomerState | ArticleState | OrderState;

/** One customer, article or order as it was typed or sent. */
export type TradeRow = Readonly<Record<string, unknown>> & {
  readonly sender?: string;
  readonly version?: number;
  readonly reason?: string;
};

/** What counts of one id now: in the ledger, or by an earlier row of the same table. */
interface Known {
  readonly entry: string;
  readonly sent: Sent | null;
  /** null: booked with this table. */
  readonly seq: number | null;
}

/** What is entered. */
interface Entering {
  readonly rows: readonly TradeRow[];
  /** Where each row stands, for refusals; absent: it is one that was typed or sent by itself. */
  readonly where?: readonly string[];
  /** Says what would become of each, and books nothing. */
  readonly dryRun?: boolean | undefined;
}

/**
 * Enters what was typed or sent, all or nothing. The same again books nothing; an older version than the one that is here changes nothing.
 * Throws ConflictError naming what differs where one number, or one version of it, comes with other content, InputError for an order
 * of nothing, NotFoundError for an order of a customer that nobody entered; of a table each row that is refused.
 */
export const enterTrades = (
  of: Trade,
  { rows, where, dryRun = false }: Entering,
  context: TaskContext,
): Promise<EnteredAnswer> =>
  onOneHead(context.store, async (expectedHead) => {
    const known = new Map<string, Known | null>();
    const customers = new Map<string, boolean>();
    const commands: Single[] = [];
    const states: Pick<Entered, 'id' | 'state' | 'changes'>[] = [];
    const refused: RemeltError[] = [];
    for (const [i, row] of rows.entries()) {
      const one = readRow(of, row);
      try {
        if (of === 'order') await requireOrder(one.fields, { customers, context });
        const before = known.has(one.id) ? known.get(one.id)! : await stateOf(of, one.id, context);
        const state = decided(of, one, before);
        if (state === 'booked') {
          commands.push(commandOf(of, one, context));
          known.set(one.id, { entry: one.entry, sent: one.sent ?? null, seq: null });
        } else known.set(one.id, before);
        const isChange = state === 'booked' && before !== null;
        const changes = isChange ? differences(before.entry, one.entry) : [];
        states.push({ id: one.id, state, ...(changes.length > 0 ? { changes } : {}) });
      } catch (error) {
        if (where === undefined || !(error instanceof RemeltError)) throw error;
        refused.push(inRow(error, where[i]!));
      }
    }
    if (refused.length > 0) throw ofRows(refused, rows.length);
    const numbers = dryRun ? new Map() : await booked(commands, { expectedHead, context });
    return {
      format: 'remelt-entered/1',
      of,
      entered: states.map((one) => ({
        ...one,
        seq:
          numbers.get(`${of}:${one.id}`) ?? (one.state === 'booked' ? null : known.get(one.id)?.seq) ?? null,
      })),
    };
  });

type Entered = EnteredAnswer['entered'][number];

/** A refusal of a row, with its place. */
const inRow = (error: RemeltError, where: string): RemeltError =>
  errorOfCode(
    error.code,
    error.message,
    error.details.map((detail) => ({
      ...detail,
      where,
      message: detail.where?.startsWith('record') ? `${error.message} (${detail.where})` : error.message,
    })),
    error,
  );

/** All refusals of a table as one. */
const ofRows = (refused: readonly RemeltError[], count: number): RemeltError => {
  const codes = new Set(refused.map(({ code }) => code));
  return errorOfCode(
    codes.size === 1 ? refused[0]!.code : 'conflict',
    `${refused.length} of ${counted(count, 'row')} ${refused.length === 1 ? 'is' : 'are'} refused; nothing is booked`,
    refused.flatMap(({ details }) => details),
    refused[0],
  );
};

interface Read {
  readonly id: string;
  readonly entry: string;
  readonly fields: Readonly<Record<string, unknown>>;
  readonly sent: Sent | undefined;
  readonly reason: string | undefined;
}

function readRow(of: Trade, row: TradeRow): Read {
  const { sender, version, reason } = row;
  const id = String(row[of]);
  const fields = Object.fromEntries(
    Object.keys(ENTRY_FIELDS[of]).flatMap((name) => {
      const value = ownValue(row, name);
      return name === of || value === undefined ? [] : [[name, value]];
    }),
  );
  const sent =
    sender === undefined
      ? undefined
      : { sender, number: id, ...(version === undefined ? {} : { version: String(version) }) };
  return { id, fields, entry: canonicalText(fields), sent, reason };
}

async function stateOf(of: Trade, id: string, { store }: TaskContext): Promise<Known | null> {
  try {
    const { entry, sent, seq } = (await store.subject(`${of}:${id}`)) as State;
    return { entry, sent, seq };
  } catch (error) {
    if (error instanceof NotFoundError) return null;
    throw error;
  }
}

/** What becomes of a row. Throws ConflictError where it says something else of what is known under its number. */
function decided(of: Trade, { id, entry, sent }: Read, before: Known | null): 'booked' | 'same' | 'older' {
  if (before === null) return 'booked';
  const against = againstSender({ of, id, ...(sent ? { sent } : {}) }, before, 'sender');
  if (against) throw against;
  const [old, now] = [before.sent?.version, sent?.version];
  if (old !== undefined && now !== undefined && Number(now) < Number(old)) return 'older';
  if (entry === before.entry && (old === now || now === undefined)) return 'same';
  // what a person types anew is a change
  if (sent === undefined || (now !== undefined && now !== old)) return 'booked';
  const differs = differences(before.entry, entry);
  throw new ConflictError(
    `${of} ${id}${now === undefined ? '' : ` in version ${now}`} is here with other content: ${differs.map(({ name }) => name).join(', ')}`,
    differs.map(({ name, was, is }) => ({
      path: name,
      value: is,
      allowed: was,
      ...(before.seq === null ? {} : { where: `record ${before.seq}` }),
      cure: 'send a change with a higher version; send what is the same again unchanged',
    })),
  );
}

/** The fields in which two entries differ, each as it is here and as it came. */
export function differences(
  before: string,
  after: string,
): readonly { readonly name: string; readonly was: string; readonly is: string }[] {
  const [old, now] = [before, after].map((text) => JSON.parse(text) as Record<string, unknown>);
  const told = (value: unknown): string => (value === undefined ? 'nothing' : String(value));
  return [...new Set([...Object.keys(old!), ...Object.keys(now!)])].flatMap((name) => {
    const [was, is] = [told(ownValue(old!, name)), told(ownValue(now!, name))];
    return was === is ? [] : [{ name, was, is }];
  });
}

function commandOf(of: Trade, { id, entry, sent, reason }: Read, { actor }: TaskContext): Single {
  return {
    ...{ type: 'enterTrade', of, id, entry, documentSha256: hashOfText(entry) },
    ...(sent ? { sent } : {}),
    ...(reason === undefined ? {} : { reason }),
    ...signatureOf(actor),
  };
}

async function booked(
  commands: readonly Single[],
  {
    expectedHead,
    context,
  }: {
    readonly expectedHead: { readonly size: number; readonly root: string };
    readonly context: TaskContext;
  },
): Promise<ReadonlyMap<string, number>> {
  const [first] = commands;
  if (!first) return new Map();
  const { records } = await context.store.execute(
    commands.length === 1 ? first : { type: 'batch', commands },
    { expectedHead, ...signalOf(context) },
  );
  return new Map(records.map(({ record, seq }) => [record.subject, seq]));
}

/** An order names what is wanted, and a customer who is known. */
async function requireOrder(
  { customer, grade, specification }: Readonly<Record<string, unknown>>,
  /** `customers`: who was looked up already, and whether they are known. */
  { customers, context }: { readonly customers: Map<string, boolean>; readonly context: TaskContext },
): Promise<void> {
  if (grade === undefined && specification === undefined)
    throw new InputError('the order says neither grade nor specification', {
      path: 'grade',
      value: null,
      allowed: 'a grade, a controlled specification, or both',
    });
  const id = String(customer);
  const isKnown = customers.get(id) ?? (await stateOf('customer', id, context)) !== null;
  customers.set(id, isKnown);
  if (isKnown) return;
  throw new NotFoundError(`customer ${id} is not known here`, {
    path: 'customer',
    value: id,
    allowed: 'a customer that was entered',
    cure: 'enter the customer first, or send it before its orders',
  });
}
