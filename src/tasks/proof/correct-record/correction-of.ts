import type { TaskContext } from '../../../desk/context.ts';
import { knownHeat } from '../../../desk/heat/known-heat.ts';
import type { HeatState, ObjectState } from '../../../evidence/ledger/state.ts';
import { InputError } from '../../../foundation/errors.ts';
import { idOf } from '../../../metal/alloy/words.ts';
import type { Metal, Order, PlannedCorrection, Way } from '../correction-way.ts';
import { HEAT_WAYS, OBJECT_WAYS } from './correct-heat.ts';
import { LOT_WAYS } from './correct-lot.ts';

/**
 * The correction that an order asks for. Throws InputError for a record that the subject does not have, and for values
 * where there are none to put right; ConflictError for metal whose certificate still stands.
 */
export async function correctionOf(order: Order, context: TaskContext): Promise<PlannedCorrection> {
  const id = idOf(order.of);
  if (order.of.startsWith('lot:')) {
    const lot = await context.store.lot(id);
    return wayOf(LOT_WAYS, order.record ?? 'receipt', { state: lot, order, context });
  }
  if (order.of.startsWith('heat:')) {
    const heat = await knownHeat(id, context);
    const step = order.losses ? unbalancedStep(heat) : LAST_STEP[heat.status];
    const usual = order.contract || order.holdPoints ? 'plan' : step;
    return wayOf(HEAT_WAYS, order.record ?? usual, { state: heat, order, context });
  }
  const object = await context.store.object(id);
  const usual = LAST_OF_OBJECT[object.status];
  return wayOf(OBJECT_WAYS, order.record ?? usual, { state: object, order, context });
}

async function wayOf<S extends Metal>(
  ways: ReadonlyMap<string, Way<S>>,
  record: string | undefined,
  { state, order, context }: { readonly state: S; readonly order: Order; readonly context: TaskContext },
): Promise<PlannedCorrection> {
  const [word = '', ...rest] = (record ?? '').split(':');
  const way = ways.get(word);
  if (!way)
    throw new InputError(`${order.of} has no record "${record ?? ''}" that can be taken back`, {
      path: 'record',
      value: record ?? null,
      allowed: [...ways.keys()].map((name) => NAMED.get(name) ?? name).join(', '),
    });
  for (const { field, fits, what, ...detail } of FITTING)
    if (order[field] !== undefined && !fits.includes(`${state.type} ${word}`))
      throw new InputError(`the ${word} of ${order.of} ${what}`, { path: field, ...detail });
  return way(state, order, { rest: rest.join(':'), context });
}

const ANALYSES = ['lot analysis', 'heat analysis', 'object analysis'];

/** What may be said only of some records, and what is refused of another. */
const FITTING: readonly {
  readonly field: keyof Order;
  readonly fits: readonly string[];
  readonly what: string;
  readonly allowed: string;
  readonly cure?: string;
}[] = [
  {
    ...{ field: 'values', fits: ['lot receipt'], what: 'has no such data' },
    allowed: 'data of the receipt of a lot: mass, form, supplier, owner, class, grade, origin, reference',
    cure: 'take the record back and record it again',
  },
  {
    ...{ field: 'contract', fits: ['heat plan'], what: 'has no contract', allowed: 'the plan of a heat' },
    cure: 'put right the plan of the heat, which has the contract',
  },
  {
    ...{
      field: 'holdPoints',
      fits: ['heat plan'],
      what: 'has no hold points',
      allowed: 'the plan of a heat',
    },
    cure: 'put right the plan of the heat, which has the hold points',
  },
  {
    ...{ field: 'losses', fits: ['heat melting', 'heat casting'], what: 'has no losses' },
    allowed: 'the melting or the casting of a heat',
    cure: 'put right the melting or the casting, which has the losses',
  },
  {
    ...{ field: 'cause', fits: ANALYSES, what: 'is not corrected with an assigned cause' },
    allowed: 'a cause for an analysis; for other records the reason alone',
  },
  { field: 'results', fits: ANALYSES, what: 'has no results', allowed: 'results of an analysis' },
];

/** Words that need a name after a colon. */
const NAMED: ReadonlyMap<string, string> = new Map([
  ['analysis', 'analysis:ID'],
  ['certificate', 'certificate:NUMBER'],
  ['sample', 'sample:ID'],
  ['retest', 'retest:SAMPLE'],
  ['stamp', 'stamp:POINT'],
  ['loss', 'loss:NAME'],
]);

/** The step whose masses do not add up; the last where all do. */
const unbalancedStep = ({ balances }: HeatState): string =>
  balances.findIndex(({ unbalanced_g }) => unbalanced_g > 0) === 0 ? 'melting' : 'casting';

const LAST_OF_OBJECT: Readonly<Partial<Record<ObjectState['status'], string>>> = {
  shipped: 'shipment',
  cut: 'cut',
};

const LAST_STEP: Readonly<Record<HeatState['status'], string | undefined>> = {
  planned: 'plan',
  charged: 'charge',
  melted: 'melting',
  cast: 'casting',
  cancelled: undefined,
};
