import type { TaskContext } from '../../../desk/context.ts';
import { contractOf } from '../../../desk/heat/known-heat.ts';
import { lossNamed } from '../../../desk/heat/loss-names.ts';
import { doneWords, stepsToCome } from '../../../desk/heat/steps-to-come.ts';
import { contractWords, type HeatContract } from '../../../documents/heats/heat-contract.ts';
import type { StatedPoints } from '../../../documents/heats/hold-points.ts';
import { takenBack } from '../../../evidence/ledger/commands/taken-back.ts';
import type { HeatState, ObjectState } from '../../../evidence/ledger/state.ts';
import type { Store } from '../../../evidence/ledger/store.ts';
import { POINT_ACTS } from '../../../evidence/ledger/subjects/hold-points.ts';
import { purposeOf } from '../../../evidence/ledger/subjects/stock.ts';
import { ConflictError, InputError } from '../../../foundation/errors.ts';
import { canonicalText } from '../../../foundation/quantity/canonical.ts';
import { kilograms } from '../../../foundation/quantity/format.ts';
import { ownValue } from '../../../foundation/quantity/own-value.ts';
import { idOf } from '../../../metal/alloy/words.ts';
import {
  found,
  lastOf,
  type Order,
  type PlannedCorrection,
  putRight,
  type Way,
  withdrawal,
} from '../correction-way.ts';
import { analysis, certificate } from './correct-analysis.ts';

const cancelled = (heat: HeatState, { reason }: Order): PlannedCorrection => ({
  record: 'plan',
  act: 'plan heat',
  commands: [{ type: 'cancelHeat', heat: heat.id, reason }],
  effects: [
    `heat ${heat.id} is cancelled; its number is used up`,
    ...Object.entries(heat.reserved_g).map(
      ([from, grams]) => `${kilograms(grams)} of ${from} are free again`,
    ),
  ],
});

/** The contract of a heat put right, or recorded after its plan. */
async function withContract(
  heat: HeatState,
  { contract, reason }: Order & { readonly contract: HeatContract },
  { context: { store } }: { readonly context: TaskContext },
): Promise<PlannedCorrection> {
  const planned = await lastOf(heat, 'planned', { store });
  const before = contractOf(heat);
  return {
    record: 'contract of the plan',
    act: 'plan heat',
    commands: [putRight(planned!.seq, reason, { contract: canonicalText(contract) })],
    effects: [`${before ? contractWords(before) : 'no contract'} -> ${contractWords(contract)}`],
  };
}

/** Hold and witness points that a heat gets after it was planned. */
async function withPoints(
  heat: HeatState,
  { holdPoints, reason }: Order & { readonly holdPoints: NonNullable<Order['holdPoints']> },
  { context: { store } }: { readonly context: TaskContext },
): Promise<PlannedCorrection> {
  const plan = await lastOf(heat, 'planned', { store });
  await refuseGone(heat, holdPoints, store);
  return {
    record: 'hold points of the plan',
    act: 'set hold point',
    commands: [putRight(plan!.seq, reason, { holdPoints })],
    effects: holdPoints.map(
      ({ kind, step, look }) => `heat ${heat.id} waits before ${step} for a ${kind} point: ${look}`,
    ),
  };
}

/** Throws ConflictError for a point before the ingots are handed over of a heat whose ingots have all left. */
async function refuseGone(heat: HeatState, stated: StatedPoints, store: Store): Promise<void> {
  const at = stated.findIndex(({ step }) => step === 'release');
  if (at < 0 || heat.status !== 'cast') return;
  const pieces = await store.objects({ heat: heat.id });
  const to = stepsToCome(heat, pieces);
  if (to.includes('release')) return;
  throw new ConflictError(`nothing can be held before release any more: ${doneWords(heat, pieces)}`, {
    path: `holdPoints[${at}].step`,
    value: 'release',
    allowed: to.join(', ') || 'none: no step is still to come',
  });
}

/** The last decision at a point, by who may decide there. */
const withdrawnStamp: Way<HeatState> = (heat, order, { rest: named }) => {
  const stamped = (heat.holdPoints ?? []).filter(({ stamps }) => stamps.length > 0);
  const point = found(
    stamped.find((one) => one.point === named),
    { words: `heat ${heat.id} has no stamp at point "${named}"`, value: named },
    stamped.map((one) => `stamp:${one.point}`),
  );
  const { decision, seq } = point.stamps.at(-1)!;
  return {
    record: `stamp ${named}`,
    act: POINT_ACTS[decision],
    commands: [withdrawal(seq, order)],
    effects: [`"${decision}" at point "${named}" of heat ${heat.id} no longer counts`, ...verdictGone(heat)],
  };
};

/** What is gone with what a heat was judged by, and what stays until it is judged again. */
const verdictGone = ({ release }: HeatState) => (release ? [`its ${release.verdict} is gone`] : []);
const verdictStands = ({ release }: HeatState) =>
  release ? [`its ${release.verdict} stands until it is released again`] : [];

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

/** Losses that were forgotten at the melting (0) or the casting (1). */
const withLosses =
  (step: 0 | 1): Way<HeatState> =>
  (heat, { reason, losses = [] }) => {
    const record = step === 0 ? 'melting' : 'casting';
    const seq = stepOf(heat, step, step === 0 ? 'melted' : 'cast');
    const named = losses.map(({ to, mass_g }) => ({ to: lossNamed(to, 'losses'), mass_g }));
    const lost_g = named.reduce((sum, { mass_g }) => sum + mass_g, 0);
    const before_g = heat.balances[step]!.unbalanced_g;
    const rest_g = Math.max(0, before_g - lost_g);
    return {
      record,
      act: 'record heat',
      commands: [{ type: 'declareLoss', heat: heat.id, seq, losses: named, reason }],
      effects: [
        ...named.map(
          ({ to, mass_g }) => `${kilograms(mass_g)} of heat ${heat.id} were lost to ${to} at the ${record}`,
        ),
        `${kilograms(before_g)} were unaccounted for; ${rest_g === 0 ? 'the masses agree then' : `${kilograms(rest_g)} are left`}`,
        ...verdictStands(heat),
      ],
    };
  };

/** A loss that was declared and was not, of the last step that declares it. */
const withdrawnLoss: Way<HeatState> = (heat, { reason }, { rest: to }) => {
  const at = heat.balances.findLastIndex(({ losses_g }) => (ownValue(losses_g, to) ?? 0) > 0);
  const balance = found(
    heat.balances[at],
    { words: `heat ${heat.id} declares no loss "${to}"`, value: to },
    Object.keys(heat.losses_g).map((name) => `loss:${name}`),
  );
  const mass_g = ownValue(balance.losses_g, to)!;
  const declared = { type: 'declareLoss', heat: heat.id } as const;
  return {
    record: `loss ${to}`,
    act: 'record heat',
    commands: [{ ...declared, seq: balance.seq, losses: [{ to, mass_g }], withdrawn: true, reason }],
    effects: [
      `${kilograms(mass_g)} of heat ${heat.id} were not lost to ${to} at the ${at === 0 ? 'melting' : 'casting'}`,
      'the heat is not released before that metal is accounted for; declare where it went with its own loss',
      ...verdictStands(heat),
    ],
  };
};

/** A sample for another purpose than it was asked for. */
const withPurpose: Way<HeatState | ObjectState> = async (
  metal,
  { reason, purpose },
  { rest: sample, context: { store } },
) => {
  const booked = await lastOf(metal, 'sampled', { store, sample });
  if (!booked || purpose === undefined)
    throw new InputError(
      booked
        ? `a sample of ${metal.subject} is not taken back`
        : `${metal.subject} has no sample "${sample}"`,
      {
        path: booked ? 'purpose' : 'record',
        value: sample,
        allowed: booked
          ? 'another purpose of it'
          : metal.samples.map((id) => `sample:${id}`).join(', ') || 'none: no sample is booked',
        ...(booked ? takenBack('or take the sample back', metal.subject, `sample:${sample}`) : {}),
      },
    );
  return {
    record: `sample ${sample}`,
    act: 'change sample purpose',
    commands: [{ type: 'changePurpose', of: metal.subject, sample, seq: booked.seq, purpose, reason }],
    effects: [
      `sample ${sample} of ${metal.subject} is for ${purpose}, and was asked for as ${purposeOf(metal, sample)}`,
      ...(purpose === 'control' ? ['its results decide no release'] : []),
    ],
  };
};

/** A sample that was never taken, or was for something else. */
const withdrawnSample: Way<HeatState> = async (heat, order, beside) => {
  if (order.purpose !== undefined) return withPurpose(heat, order, beside);
  const [sample, { store }] = [beside.rest, beside.context];
  const booked = found(
    heat.samples.includes(sample) ? await lastOf(heat, 'sampled', { store, sample }) : undefined,
    { words: `heat ${heat.id} has no sample "${sample}"`, value: sample },
    heat.samples.map((id) => `sample:${id}`),
  );
  return {
    record: `sample ${sample}`,
    act: 'take sample',
    commands: [{ type: 'withdrawSample', heat: heat.id, sample, seq: booked.seq, reason: order.reason }],
    effects: [`sample ${sample} of heat ${heat.id} was never taken; its number is free again`],
  };
};

/** A retest that was opened by mistake: by its failed specimen, or by one that it named. */
const withdrawnRetest: Way<HeatState | ObjectState> = ({ subject, retests = [] }, order, { rest: named }) => {
  const { seq, replaces, elements, specimens } = found(
    retests.findLast((one) => [one.replaces, ...one.specimens].includes(named)),
    { words: `${subject} has no retest of "${named}"`, value: named },
    retests.map((one) => `retest:${one.replaces}`),
  );
  return {
    record: `retest of ${replaces}`,
    act: 'correct record',
    commands: [withdrawal(seq, order)],
    effects: [
      `the retest of ${replaces} in ${elements.join(', ')} on ${specimens.join(', ')} was never opened; their names are free again`,
    ],
  };
};

/** The latest charge, or the one whose record number is given: `charge:17`. */
const withdrawnCharge: Way<HeatState> = (heat, { reason }, { rest }) => {
  const charge = found(
    rest === '' ? heat.charges.at(-1) : heat.charges.find(({ seq }) => String(seq) === rest),
    { words: `heat ${heat.id} has no charge${rest === '' ? '' : ` in record ${rest}`}`, value: rest },
    heat.charges.map(({ seq }) => `charge:${seq}`),
  );
  return {
    record: `charge of record ${charge.seq}`,
    act: 'withdraw charge',
    commands: [{ type: 'withdrawCharge', heat: heat.id, seq: charge.seq, reason }],
    effects: charge.portions.map(
      ({ from, mass_g, reserved_g }) =>
        `${kilograms(mass_g)} of ${from} are back in the yard${reserved_g === 0 ? '' : `, ${kilograms(reserved_g)} of them reserved for the heat`}`,
    ),
  };
};

/** A casting goes with everything that came out of it, as long as nothing was done with that. */
const withdrawnCasting: Way<HeatState> = async (heat, order, { context: { store } }) => {
  const seq = stepOf(heat, 1, 'cast');
  const left = await leftOf(heat.outputs, store);
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
};

/** What came out of a casting or a cut, as far as it was not withdrawn yet. */
async function leftOf(outputs: HeatState['outputs'], store: TaskContext['store']) {
  const made = await Promise.all(
    outputs.map(({ to }) => (to.startsWith('lot:') ? store.lot(idOf(to)) : store.object(idOf(to)))),
  );
  return made.filter(({ status }) => status !== 'void');
}

/** A cut goes with everything that came out of it, as long as nothing was done with that. */
const withdrawnCut: Way<ObjectState> = async ({ id, cut, mass_g, status }, order, { context: { store } }) => {
  if (!cut)
    throw new ConflictError(`object ${id} is ${status} and not cut`, {
      path: 'record',
      value: status,
      allowed: 'an object that is cut',
    });
  const left = await leftOf(cut.outputs, store);
  return {
    record: 'cut',
    act: 'correct record',
    commands: [...left.map(({ node }) => withdrawal(node, order)), withdrawal(cut.seq, order)],
    effects: [
      ...left.map(
        (piece) =>
          `${piece.subject} (${kilograms(piece.mass_g)}) was never cut; its number is free for ${id}`,
      ),
      `object ${id} is whole again: ${kilograms(mass_g)} were booked of it`,
    ],
  };
};

/** What of a heat may be taken back, last step first. */
export const HEAT_WAYS: ReadonlyMap<string, Way<HeatState>> = new Map<string, Way<HeatState>>([
  [
    'plan',
    (heat, order, beside) => {
      const { contract, holdPoints } = order;
      if (contract !== undefined) return withContract(heat, { ...order, contract }, beside);
      return holdPoints ? withPoints(heat, { ...order, holdPoints }, beside) : cancelled(heat, order);
    },
  ],
  ['charge', withdrawnCharge],
  [
    'melting',
    (heat, order, beside) =>
      order.losses
        ? withLosses(0)(heat, order, beside)
        : {
            record: 'melting',
            act: 'correct record',
            commands: [withdrawal(stepOf(heat, 0, 'melted'), order)],
            effects: [
              `heat ${heat.id} is charged again: ${kilograms(heat.output_g ?? 0)} poured and its losses no longer count`,
              ...verdictGone(heat),
            ],
          },
  ],
  [
    'casting',
    (heat, order, beside) =>
      order.losses ? withLosses(1)(heat, order, beside) : withdrawnCasting(heat, order, beside),
  ],
  ['loss', withdrawnLoss],
  ['sample', withdrawnSample],
  ['retest', withdrawnRetest],
  ['stamp', withdrawnStamp],
  ['analysis', analysis],
  ['certificate', certificate],
]);

/** What of an object may be taken back. */
export const OBJECT_WAYS: ReadonlyMap<string, Way<ObjectState>> = new Map<string, Way<ObjectState>>([
  [
    'shipment',
    async (object, order, { context: { store } }) => {
      const shipped = await lastOf(object, 'shipped', { store });
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
  ['cut', withdrawnCut],
  ['sample', withPurpose],
  ['retest', withdrawnRetest],
  ['analysis', analysis],
  ['certificate', certificate],
]);
