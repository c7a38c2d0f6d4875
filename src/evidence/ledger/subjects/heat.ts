import { BalanceError } from '../../../foundation/errors.ts';
import { idOf, type Subject } from '../../../metal/alloy/words.ts';
import type { Fact, FactOf } from '../rules/entry.ts';
import type { ChargeState, HeatState, HoldPointState, LeakState, StepBalance } from '../state.ts';
import {
  addGrams,
  analysisOf,
  correctsAnalysis,
  evolveJudged,
  outputsOf,
  purposeIn,
  purposeOf,
  withCorrectedAnalysis,
  withoutRetest,
  withPurpose,
  withRecall,
  withRelease,
} from './stock.ts';
import { defineSubject, type LookUp } from './subject.ts';

/** One melt, from its plan on: `heat:H26-00123`. */
export const heatSubject = defineSubject<HeatState>({
  type: 'heat',
  statuses: ['planned', 'charged', 'melted', 'cast', 'cancelled'],
  evolve: evolveHeat,
  columns: ({ target, owner, log }) => ({ grade: target.grade, owner, furnace: log?.furnace ?? null }),
  balance: () => null,
  edges: ({ node, inputs }) =>
    node === null ? [] : inputs.map((input) => ({ src: input.node, dst: node, mass_g: input.mass_g })),
  // What went into a furnace can be taken out of it until it is melted.
  needs: ({ reserved_g, planned_g, below, outputs, status, inputs }) => [
    ...Object.keys(below?.accepted === null ? planned_g : reserved_g),
    ...outputs.map(({ to }) => to),
    ...(status === 'charged' ? inputs.map(({ from }) => from) : []),
  ],
});

/** Heat after one more of its records. `lookUp` finds its inputs. */
function evolveHeat(heat: HeatState | undefined, entry: Fact, lookUp: LookUp): HeatState {
  if (entry.kind === 'heat.planned') return planned(heat, entry);
  if (!heat) throw new BalanceError(`${entry.subject} has a record ${entry.kind} but was never planned`);
  switch (entry.kind) {
    case 'heat.cancelled':
      return { ...heat, status: 'cancelled', reserved_g: {} };
    case 'heat.plan-accepted':
      return accepted(heat, entry);
    case 'heat.charged':
      return charged(heat, entry, lookUp);
    case 'heat.melted':
      return {
        ...withBalances(heat, [...heat.balances, balanceOf(entry)]),
        status: 'melted',
        reserved_g: {},
        process: entry.body.process,
        output_g: entry.body.output_g,
      };
    case 'heat.cast':
      return {
        ...withBalances(heat, [...heat.balances, balanceOf(entry)]),
        status: 'cast',
        outputs: outputsOf(entry),
      };
    case 'heat.leak-measured':
      return { ...heat, leaks: [...(heat.leaks ?? []), leakOf(entry)] };
    case 'heat.logged':
      return { ...heat, log: { seq: entry.seq, furnace: entry.body.furnace, text: entry.body.log } };
    case 'heat.used':
      return { ...heat, used: { ...heat.used, ...entry.body.used } };
    case 'heat.advised':
      return { ...heat, advice: [...(heat.advice ?? []), adviceOf(entry)] };
    case 'heat.inspected':
      return inspected(heat, entry);
    case 'heat.shift':
      return { ...heat, shifts: [...(heat.shifts ?? []), shiftOf(entry)] };
    case 'footprint.recorded':
      return { ...heat, footprint: { seq: entry.seq, total: entry.body.total, unit: entry.body.unit } };
    case 'cost.posted':
      return { ...heat, cost: { seq: entry.seq, totalUsd: entry.body.totalUsd } };
    case 'heat.sampled':
      return {
        ...withPurpose(heat, entry.body.sample, purposeIn(entry)),
        samples: [...heat.samples, entry.body.sample],
      };
    case 'heat.analysed':
      return { ...heat, analyses: [...heat.analyses, analysisOf(entry, heat)] };
    case 'heat.released':
      return withRelease(heat, entry);
    case 'heat.recalled':
      return withRecall(heat, entry);
    case 'heat.dispositioned':
      return { ...heat, disposition: entry.body.disposition };
    case 'record.corrected':
      return correctsAnalysis(entry)
        ? withCorrectedAnalysis(heat, entry)
        : withoutRetest(withoutStep(heat, entry), entry);
    default: {
      const evolved = evolveJudged(heat, entry);
      if (evolved) return evolved;
      throw new BalanceError(`a heat cannot have a record ${entry.kind}`);
    }
  }
}

function adviceOf({ body, seq, at }: FactOf<'heat.advised'>): NonNullable<HeatState['advice']>[number] {
  const { documentSha256, decision, by, advice, reason = null, happenedAt = at } = body;
  return { seq, documentSha256, decision, by, advice, reason, happenedAt };
}

function shiftOf({ body, seq, at }: FactOf<'heat.shift'>): NonNullable<HeatState['shifts']>[number] {
  const { step, by = null, note = null, happenedAt = at, weighed } = body;
  return { seq, step, by, note, happenedAt, ...(weighed ? { weighed } : {}) };
}

function leakOf({ body, seq, at }: FactOf<'heat.leak-measured'>): LeakState {
  const { limit_Pa_m3_per_s = null, accepted = null, by = null, happenedAt = at } = body;
  return { ...body, seq, limit_Pa_m3_per_s, accepted, by, happenedAt };
}

/** The heat after a decision at one of its points. */
function inspected(heat: HeatState, { body, seq, at }: FactOf<'heat.inspected'>): HeatState {
  const { point, decision, by, remark = null, happenedAt = at } = body;
  const stamp = { seq, decision, by, remark, happenedAt };
  const holdPoints = (heat.holdPoints ?? []).map((one) =>
    one.point === point ? { ...one, stamps: [...one.stamps, stamp] } : one,
  );
  return { ...heat, holdPoints };
}

/** Points as a record states them; what was stamped before stays stamped. */
const pointsOf = (
  stated: FactOf<'heat.planned'>['body']['holdPoints'] & object,
  before: readonly HoldPointState[] = [],
): readonly HoldPointState[] =>
  stated.map((point) => ({
    ...point,
    stamps: before.find((one) => one.point === point.point)?.stamps ?? [],
  }));

const gramsOf = (
  portions: NonNullable<FactOf<'heat.planned'>['body']['reservations']>,
): HeatState['reserved_g'] => Object.fromEntries(portions.map(({ from, mass_g }) => [from, mass_g]));

/** The heat whose plan below what was asked quality accepted: what it takes is reserved. */
const accepted = (heat: HeatState, { body, at }: FactOf<'heat.plan-accepted'>): HeatState => {
  const { by = null, reason, happenedAt = at, reservations } = body;
  return {
    ...heat,
    reserved_g: gramsOf(reservations),
    ...(heat.below ? { below: { ...heat.below, accepted: { by, reason, happenedAt } } } : {}),
  };
};

function planned(before: HeatState | undefined, { body, subject, at }: FactOf<'heat.planned'>): HeatState {
  const { target, reservations = [], below, proposal = [] } = body;
  const reserved_g = gramsOf(reservations);
  return {
    type: 'heat',
    id: idOf(subject),
    subject,
    node: null,
    status: 'planned',
    target: {
      grade: target.grade ?? null,
      specification: target.specification ?? null,
      mass_g: target.mass_g ?? null,
    },
    owner: body.owner ?? null,
    ownAdditions: body.ownAdditions ?? false,
    route: body.route ?? null,
    ...(body.furnace === undefined ? {} : { furnace: body.furnace }),
    ...(body.contract === undefined ? {} : { contract: body.contract }),
    planned_g: below ? gramsOf(proposal) : reserved_g,
    reserved_g,
    ...(body.prices
      ? {
          planned_usd_per_kg: Object.fromEntries(
            body.prices.map(({ from, usd_per_kg }) => [from, usd_per_kg]),
          ),
        }
      : {}),
    charges: [],
    inputs: [],
    input_g: 0,
    process: null,
    output_g: null,
    losses_g: {},
    unbalanced_g: 0,
    balances: [],
    outputs: [],
    generation: 0,
    samples: before?.samples ?? [],
    ...(before?.purposes ? { purposes: before.purposes } : {}),
    analyses: before?.analyses ?? [],
    ...(body.open ? { open: body.open } : {}),
    ...(below
      ? { below: { ...below, by: body.by ?? null, plannedAt: body.happenedAt ?? at, accepted: null } }
      : {}),
    ...(body.holdPoints ? { holdPoints: pointsOf(body.holdPoints, before?.holdPoints) } : {}),
    release: before?.release ?? null,
    disposition: before?.disposition ?? null,
    ...(before?.recalled ? { recalled: before.recalled } : {}),
  };
}

/** The heat with one more charge, which uses up its reservations first. */
function charged(heat: HeatState, { body, seq, at }: FactOf<'heat.charged'>, lookUp: LookUp): HeatState {
  let reserved = heat.reserved_g;
  const portions = body.inputs.map(({ from, mass_g }): ChargeState['portions'][number] => {
    const source = lookUp(from);
    if (!source || source.node === null) throw new BalanceError(`${from} was charged but never booked`);
    const reserved_g = Math.min(reserved[from] ?? 0, mass_g);
    reserved = addGrams(reserved, from, -reserved_g);
    return { from, node: source.node, mass_g, reserved_g, generation: source.generation ?? 0 };
  });
  const charge: ChargeState = {
    seq,
    happenedAt: body.happenedAt ?? at,
    by: body.by ?? null,
    addition: body.addition ?? null,
    reason: body.reason ?? null,
    ...(body.asPlanned ? { asPlanned: true } : {}),
    ...(body.missing ? { missing: body.missing } : {}),
    ...(body.furnace === undefined ? {} : { furnace: body.furnace }),
    portions,
  };
  return withCharges({ ...heat, reserved_g: reserved }, [...heat.charges, charge]);
}

/**
 * The heat with these charges. Its node is its latest charge, so that everything in it is older than itself: edges then
 * always run from a smaller to a larger node and cannot form a circle.
 */
function withCharges(heat: HeatState, charges: readonly ChargeState[]): HeatState {
  const portions = charges.flatMap((charge) => charge.portions);
  const inputs = new Map<Subject, HeatState['inputs'][number]>();
  for (const { from, node, mass_g } of portions)
    inputs.set(from, { from, node, mass_g: mass_g + (inputs.get(from)?.mass_g ?? 0) });
  // a charge names the furnace only where the plan named none: what is taken back names it no longer
  // and a log is of what was in the furnace: of nothing it does not count
  const { furnace: before, log, ...rest } = heat;
  const isOfCharge = heat.charges.some((charge) => charge.furnace !== undefined);
  const furnace =
    charges.find((charge) => charge.furnace !== undefined)?.furnace ?? (isOfCharge ? undefined : before);
  return {
    ...rest,
    ...(furnace === undefined ? {} : { furnace }),
    ...(log === undefined || charges.length === 0 ? {} : { log }),
    node: charges.at(-1)?.seq ?? null,
    status: charges.length === 0 ? 'planned' : 'charged',
    charges,
    inputs: [...inputs.values()],
    input_g: portions.reduce((sum, { mass_g }) => sum + mass_g, 0),
    generation: portions.reduce((most, { generation }) => Math.max(most, generation + 1), 0),
  };
}

function balanceOf({ body, seq }: FactOf<'heat.melted'> | FactOf<'heat.cast'>): StepBalance {
  let losses: StepBalance['losses_g'] = {};
  for (const { to, mass_g } of body.losses ?? []) losses = addGrams(losses, to, mass_g);
  return {
    seq,
    losses_g: losses,
    unbalanced_g: Math.abs(body.unbalanced_g ?? 0),
    ...(body.by === undefined ? {} : { by: body.by }),
  };
}

function withBalances(heat: HeatState, balances: readonly StepBalance[]): HeatState {
  let losses: HeatState['losses_g'] = {};
  for (const { losses_g } of balances)
    for (const [to, grams] of Object.entries(losses_g)) losses = addGrams(losses, to, grams);
  return {
    ...heat,
    balances,
    losses_g: losses,
    unbalanced_g: balances.reduce((sum, { unbalanced_g }) => sum + unbalanced_g, 0),
  };
}

/**
 * The heat as if a charge, the melting or the casting had not been recorded; a decision that rested on it is gone. A contract
 * that was put right counts from then on.
 */
function withoutStep(heat: HeatState, { body }: FactOf<'record.corrected'>): HeatState {
  if (body.sample !== undefined && body.purpose !== undefined)
    return withPurpose(heat, body.sample, body.purpose);
  if (body.contract !== undefined) return { ...heat, contract: body.contract };
  if (body.losses !== undefined || body.withdrawnLosses !== undefined) return withLosses(heat, body);
  if (body.holdPoints !== undefined)
    return { ...heat, holdPoints: [...(heat.holdPoints ?? []), ...pointsOf(body.holdPoints)] };
  if (body.how !== 'did-not-occur') return heat;
  const seq = body.correctsSeq;
  const before = { ...heat, release: null };
  const balances = heat.balances.filter((one) => one.seq !== seq);
  switch (body.correctsKind) {
    case 'heat.charged': {
      const gone = heat.charges.find((charge) => charge.seq === seq);
      let reserved = heat.reserved_g;
      for (const { from, reserved_g } of gone?.portions ?? [])
        reserved = addGrams(reserved, from, reserved_g);
      const charges = heat.charges.filter((charge) => charge !== gone);
      return withCharges({ ...before, reserved_g: reserved }, charges);
    }
    case 'heat.melted':
      return { ...withBalances(before, balances), status: 'charged', process: null, output_g: null };
    case 'heat.cast':
      return { ...withBalances(before, balances), status: 'melted', outputs: [] };
    case 'heat.inspected':
      return {
        ...before,
        holdPoints: (heat.holdPoints ?? []).map((one) => ({
          ...one,
          stamps: one.stamps.filter((stamp) => stamp.seq !== seq),
        })),
      };
    case 'heat.sampled':
      return withoutSample(heat, body.sample ?? '');
    default:
      return heat;
  }
}

/** The heat without a sample that was never taken; taken after all, it is for what it was asked for. */
const withoutSample = (heat: HeatState, sample: string): HeatState => ({
  ...heat,
  samples: heat.samples.filter((one) => one !== sample),
  purposes: { ...heat.purposes, [sample]: purposeOf(heat, sample) },
});

/** The heat with losses that were declared after a step of it, or without those that were not. */
function withLosses(heat: HeatState, body: FactOf<'record.corrected'>['body']): HeatState {
  return withBalances(
    heat,
    heat.balances.map((one) => {
      if (one.seq !== body.correctsSeq) return one;
      let losses = one.losses_g;
      for (const { to, mass_g } of body.losses ?? []) losses = addGrams(losses, to, mass_g);
      for (const { to, mass_g } of body.withdrawnLosses ?? []) losses = addGrams(losses, to, -mass_g);
      return { ...one, losses_g: losses, unbalanced_g: Math.abs(body.unbalanced_g ?? 0) };
    }),
  );
}
