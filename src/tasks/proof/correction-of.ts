import type { CorrectionOrder } from '../../documents/orders/corrections.ts';
import type { Correct } from '../../evidence/ledger/commands/correct.ts';
import type { Single } from '../../evidence/ledger/commands.ts';
import type { AnalysisState, HeatState, LotState, ObjectState } from '../../evidence/ledger/state.ts';
import { standingCertificates } from '../../evidence/ledger/stock.ts';
import { ConflictError, InputError } from '../../foundation/errors.ts';
import { counted, kilograms } from '../../foundation/quantity/format.ts';
import { idOf, type Subject } from '../../metal/alloy/words.ts';
import type { Act } from '../../metal/plant/person.ts';
import type { TaskContext } from '../context.ts';
import { knownHeat } from '../heats/known-heat.ts';

/** A correction worked out: what to ask of the ledger, who may, and what it does in words. */
export interface PlannedCorrection {
  readonly record: string;
  readonly act: Act;
  readonly commands: readonly Single[];
  readonly effects: readonly string[];
}

type Order = CorrectionOrder & { readonly of: Subject };
type Metal = LotState | HeatState | ObjectState;

/** What each word of an order means; `rest` is what follows its colon. */
type Way<S extends Metal> = (
  state: S,
  order: Order,
  beside: { readonly rest: string; readonly context: TaskContext },
) => PlannedCorrection | Promise<PlannedCorrection>;

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
    return wayOf(HEAT_WAYS, order.record ?? LAST_STEP[heat.status], { state: heat, order, context });
  }
  const object = await context.store.object(id);
  const usual = object.status === 'shipped' ? 'shipment' : undefined;
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
  if (order.values !== undefined && !(word === 'receipt' && state.type === 'lot'))
    throw new InputError(`the ${word} of ${order.of} has no such data`, {
      path: 'values',
      allowed: 'data of the receipt of a lot: mass, form, supplier, grade, origin, reference',
      cure: 'take the record back and record it again',
    });
  if (order.results !== undefined && word !== 'analysis')
    throw new InputError(`the ${word} of ${order.of} has no results`, {
      path: 'results',
      allowed: 'results of an analysis',
    });
  return way(state, order, { rest: rest.join(':'), context });
}

/** Words that need a name after a colon. */
const NAMED: ReadonlyMap<string, string> = new Map([
  ['analysis', 'analysis:ID'],
  ['certificate', 'certificate:NUMBER'],
]);

const LAST_STEP: Readonly<Record<HeatState['status'], string | undefined>> = {
  planned: 'plan',
  charged: 'charge',
  melted: 'melting',
  cast: 'casting',
  cancelled: undefined,
};

const withdrawal = (seq: number, { reason }: Order): Correct => ({
  type: 'correct',
  seq,
  how: 'did-not-occur',
  reason,
});

const analysis: Way<Metal> = (state, order, { rest: id }) => {
  const found = state.analyses.find((one) => one.analysis === id);
  if (!found)
    throw new InputError(`${order.of} has no analysis "${id}"`, {
      path: 'record',
      value: id,
      allowed:
        state.analyses.map((one) => `analysis:${one.analysis}`).join(', ') || 'none: nothing was analysed',
    });
  if (state.type !== 'lot') refuseCertified(state);
  const after = [
    ...(state.type === 'lot' && state.status === 'cleared'
      ? [`lot ${state.id} goes back on hold; identify and clear it again`]
      : []),
    ...(state.type !== 'lot' && state.release
      ? [`the ${state.release.verdict} of ${state.id} is gone; release it again`]
      : []),
  ];
  const record = `analysis ${id}`;
  if (order.results === undefined)
    return {
      record,
      act: 'correct record',
      commands: [withdrawal(found.seq, order)],
      effects: [
        `analysis ${id} of ${order.of} (${found.method}, ${counted(found.results.length, 'result')}) no longer counts`,
        ...after,
      ],
    };
  const { results, changes } = corrected(found, order.results, order.of);
  return {
    record,
    act: 'correct record',
    commands: [
      { type: 'correct', seq: found.seq, how: 'incorrect-data', reason: order.reason, values: { results } },
    ],
    effects: [...changes, ...after],
  };
};

/** Results with some of them as they should have been, and each change in words. */
function corrected(
  { analysis: id, results }: AnalysisState,
  given: NonNullable<CorrectionOrder['results']>,
  of: Subject,
): { readonly results: AnalysisState['results']; readonly changes: readonly string[] } {
  const stranger = given.find(({ element }) => results.every((one) => one.element !== element));
  if (stranger)
    throw new InputError(`analysis ${id} of ${of} has no result of ${stranger.element}`, {
      path: 'results',
      value: stranger.element,
      allowed: results.map(({ element }) => element).join(', '),
      cure: 'book what else was measured as an analysis of its own',
    });
  const now = new Map(given.map((one) => [one.element, one]));
  return {
    results: results.map((one) => {
      const right = now.get(one.element);
      return right ? { ...one, text: right.text, unit: right.unit } : one;
    }),
    changes: results.flatMap(({ element, text, unit }) => {
      const right = now.get(element);
      return right
        ? [`${element} of analysis ${id}: ${right.text} ${right.unit} in place of ${text} ${unit}`]
        : [];
    }),
  };
}

const certificate: Way<HeatState | ObjectState> = (
  state,
  { of, reason, supersededBy },
  { rest: number },
) => ({
  record: `certificate ${number}`,
  act: 'withdraw certificate',
  commands: [
    {
      type: 'withdrawCertificate',
      of: state.subject,
      number,
      reason,
      ...(supersededBy === undefined ? {} : { supersededBy }),
    },
  ],
  effects: [
    `certificate ${number} of ${of} no longer stands and goes with no shipment; its number is used up`,
    supersededBy === undefined
      ? 'nothing takes its place: say so with --superseded-by when another certificate does'
      : `certificate ${supersededBy} takes its place`,
    ...(state.type === 'object' && state.status === 'shipped'
      ? [`object ${state.id} was shipped: tell whoever received it`]
      : []),
  ],
});

/** What was certified is not changed behind the certificate. */
function refuseCertified(state: HeatState | ObjectState): void {
  const [standing] = standingCertificates(state);
  if (!standing) return;
  throw new ConflictError(`certificate ${standing.number} of ${state.type} ${state.id} still stands`, {
    path: 'record',
    value: standing.number,
    allowed: 'metal without a certificate',
    cure: `withdraw it first: remelt undo ${state.subject} certificate:${standing.number}`,
  });
}

const LOT_WAYS: ReadonlyMap<string, Way<LotState>> = new Map<string, Way<LotState>>([
  ['receipt', (lot, order) => (order.values ? lotData(lot, order, order.values) : voidLot(lot, order))],
  ['gate', (lot, order) => ofLot(lot, order, { what: 'gate check', seq: lot.gate?.seq })],
  [
    'identification',
    (lot, order) => ofLot(lot, order, { what: 'identification', seq: lot.identification?.seq }),
  ],
  ['analysis', analysis],
]);

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
};

function lotData(
  lot: LotState,
  { reason }: Order,
  values: NonNullable<CorrectionOrder['values']>,
): PlannedCorrection {
  const words = (name: string, value: unknown): string =>
    value === null || value === undefined
      ? 'none'
      : name === 'mass_g'
        ? kilograms(Number(value))
        : String(value);
  return {
    record: 'receipt',
    act: 'correct record',
    commands: [{ type: 'correct', seq: lot.node, how: 'incorrect-data', reason, values }],
    effects: Object.entries(values).map(
      ([name, value]) =>
        `${VALUE_WORDS[name] ?? name} of lot ${lot.id}: ${words(name, value)} in place of ${words(name, lot[name as keyof LotState])}`,
    ),
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

const HEAT_WAYS: ReadonlyMap<string, Way<HeatState>> = new Map<string, Way<HeatState>>([
  [
    'plan',
    (heat, { reason }) => ({
      record: 'plan',
      act: 'plan heat',
      commands: [{ type: 'cancelHeat', heat: heat.id, reason }],
      effects: [
        `heat ${heat.id} is cancelled; its number is used up`,
        ...Object.entries(heat.reserved_g).map(
          ([from, grams]) => `${kilograms(grams)} of ${from} are free again`,
        ),
      ],
    }),
  ],
  ['charge', withdrawnCharge],
  [
    'melting',
    (heat, order) => ({
      record: 'melting',
      act: 'correct record',
      commands: [withdrawal(stepOf(heat, 0, 'melted'), order)],
      effects: [
        `heat ${heat.id} is charged again: ${kilograms(heat.output_g ?? 0)} poured and its losses no longer count`,
        ...(heat.release ? [`its ${heat.release.verdict} is gone`] : []),
      ],
    }),
  ],
  ['casting', withdrawnCasting],
  ['analysis', analysis],
  ['certificate', certificate],
]);

/** Record of the melting (0) or the casting (1) of a heat. */
function stepOf(heat: HeatState, step: number, needed: HeatState['status']): number {
  const seq = heat.balances[step]?.seq;
  if (seq !== undefined) return seq;
  throw new ConflictError(`heat ${heat.id} is ${heat.status} and not ${needed}`, {
    path: 'record',
    value: heat.status,
    allowed: `a ${needed} heat`,
  });
}

/** The latest charge, or the one whose record number is given: `charge:17`. */
function withdrawnCharge(
  heat: HeatState,
  { reason }: Order,
  { rest }: { readonly rest: string },
): PlannedCorrection {
  const charge = rest === '' ? heat.charges.at(-1) : heat.charges.find(({ seq }) => String(seq) === rest);
  if (!charge)
    throw new InputError(`heat ${heat.id} has no charge${rest === '' ? '' : ` in record ${rest}`}`, {
      path: 'record',
      value: rest,
      allowed: heat.charges.map(({ seq }) => `charge:${seq}`).join(', ') || 'none: nothing was charged',
    });
  return {
    record: `charge of record ${charge.seq}`,
    act: 'withdraw charge',
    commands: [{ type: 'withdrawCharge', heat: heat.id, seq: charge.seq, reason }],
    effects: charge.portions.map(
      ({ from, mass_g, reserved_g }) =>
        `${kilograms(mass_g)} of ${from} are back in the yard${reserved_g === 0 ? '' : `, ${kilograms(reserved_g)} of them reserved for the heat`}`,
    ),
  };
}

/** A casting goes with everything that came out of it, as long as nothing was done with that. */
async function withdrawnCasting(
  heat: HeatState,
  order: Order,
  { context: { store } }: { readonly context: TaskContext },
): Promise<PlannedCorrection> {
  const seq = stepOf(heat, 1, 'cast');
  const made = await Promise.all(
    heat.outputs.map(({ to }) => (to.startsWith('lot:') ? store.lot(idOf(to)) : store.object(idOf(to)))),
  );
  const left = made.filter(({ status }) => status !== 'void');
  return {
    record: 'casting',
    act: 'correct record',
    commands: [...left.map(({ node }) => withdrawal(node, order)), withdrawal(seq, order)],
    effects: [
      ...left.map(
        ({ subject, mass_g }) =>
          `${subject} (${kilograms(mass_g)}) was never cast; its number is free for this heat`,
      ),
      `heat ${heat.id} is melted again, with ${kilograms(heat.output_g ?? 0)} to cast`,
    ],
  };
}

const OBJECT_WAYS: ReadonlyMap<string, Way<ObjectState>> = new Map<string, Way<ObjectState>>([
  [
    'shipment',
    async (object, order, { context: { store } }) => {
      const shipped = (await store.history(object.subject)).findLast(
        ({ record }) => record.kind === 'object.shipped',
      );
      if (!shipped || object.status !== 'shipped')
        throw new ConflictError(`object ${object.id} is ${object.status} and was not shipped`, {
          path: 'record',
          value: object.status,
          allowed: 'a shipped object',
        });
      return {
        record: 'shipment',
        act: 'correct record',
        commands: [withdrawal(shipped.seq, order)],
        effects: [`object ${object.id} never left: ${kilograms(object.mass_g)} are in the plant`],
      };
    },
  ],
  ['analysis', analysis],
  ['certificate', certificate],
]);
