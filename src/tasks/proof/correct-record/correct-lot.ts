import type { TaskContext } from '../../../desk/context.ts';
import { spellingsIn, spellingWords } from '../../../desk/yard/same-names.ts';
import type { LotState } from '../../../evidence/ledger/state.ts';
import { ConflictError, InputError } from '../../../foundation/errors.ts';
import { kilograms } from '../../../foundation/quantity/format.ts';
import { ownValue } from '../../../foundation/quantity/own-value.ts';
import { type Order, type PlannedCorrection, putRight, type Way, withdrawal } from '../correction-way.ts';
import type { CorrectionOrder } from './contract.ts';
import { analysis } from './correct-analysis.ts';

/** What of a lot may be taken back or put right. */
export const LOT_WAYS: ReadonlyMap<string, Way<LotState>> = new Map<string, Way<LotState>>([
  [
    'receipt',
    (lot, order, beside) =>
      order.values ? lotData(lot, { ...order, values: order.values }, beside) : voidLot(lot, order),
  ],
  ['gate', (lot, order) => ofLot(lot, order, { what: 'gate check', seq: lot.gate?.seq })],
  [
    'identification',
    (lot, order) => ofLot(lot, order, { what: 'identification', seq: lot.identification?.seq }),
  ],
  ['shipment', withdrawnShipment],
  ['analysis', analysis],
]);

/** The last shipment of a lot that stands. */
function withdrawnShipment(lot: LotState, order: Order): PlannedCorrection {
  const last = lot.shipments?.at(-1);
  if (!last)
    throw new ConflictError(`nothing of lot ${lot.id} was shipped`, {
      path: 'record',
      value: null,
      allowed: 'a lot of which something was shipped',
    });
  return {
    record: 'shipment',
    act: 'correct record',
    commands: [withdrawal(last.seq, order)],
    effects: [`${kilograms(last.mass_g)} of lot ${lot.id} never left: they are in the plant`],
  };
}

const voidLot = (lot: LotState, order: Order): PlannedCorrection => ({
  record: 'receipt',
  act: 'correct record',
  commands: [withdrawal(lot.node, order)],
  effects: [
    `lot ${lot.id} (${kilograms(lot.mass_g)}${lot.supplier ? ` from ${lot.supplier}` : ''}) is void: its receipt did not occur`,
  ],
});

const VALUE_WORDS: Readonly<Record<string, string>> = {
  mass_g: 'mass',
  declaredGrade: 'declared grade',
  originClass: 'origin class',
  lotClass: 'class',
};

async function lotData(
  lot: LotState,
  { reason, values }: Order & { readonly values: NonNullable<CorrectionOrder['values']> },
  { context }: { readonly context: TaskContext },
): Promise<PlannedCorrection> {
  const spellings = await spellingsIn([{ supplier: values.supplier }], context);
  const words = (name: string, value: unknown): string =>
    value === null || value === undefined
      ? 'none'
      : name === 'mass_g'
        ? kilograms(Number(value))
        : String(value);
  return {
    record: 'receipt',
    act: 'correct record',
    commands: [putRight(lot.node, reason, values)],
    effects: [
      ...Object.entries(values).map(
        ([name, value]) =>
          `${ownValue(VALUE_WORDS, name) ?? name} of lot ${lot.id}: ${words(name, value)} in place of ${words(name, lot[name as keyof LotState])}`,
      ),
      ...spellings.map((one) => `${spellingWords(one)}: they count as two suppliers`),
      ...(lot.status === 'cleared' && (values.owner !== undefined || values.lotClass !== undefined)
        ? [`lot ${lot.id} goes back on hold: it was cleared as another's metal, or as another class`]
        : []),
    ],
  };
}

function ofLot(
  lot: LotState,
  order: Order,
  { what, seq }: { readonly what: string; readonly seq: number | undefined },
): PlannedCorrection {
  if (seq === undefined)
    throw new InputError(`lot ${lot.id} has no ${what}`, {
      path: 'record',
      value: null,
      allowed: 'a record of the lot',
    });
  return {
    record: what,
    act: 'correct record',
    commands: [withdrawal(seq, order)],
    effects: [
      `the ${what} of lot ${lot.id} no longer counts`,
      ...(lot.status === 'cleared' ? [`lot ${lot.id} goes back on hold`] : []),
    ],
  };
}
