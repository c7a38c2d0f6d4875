import { BalanceError } from '../../foundation/errors.ts';
import type { Subject } from '../../metal/alloy/words.ts';
import { idOf } from '../../metal/alloy/words.ts';
import { kgToGrams } from '../records/mass.ts';
import type { Entry, EntryOf } from './entry.ts';
import type { HeatState } from './state.ts';
import {
  addGrams,
  analysisOf,
  correctAnalyses,
  correctsAnalysis,
  releaseOf,
  withCertificate,
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
  needs: ({ reserved_g, outputs }) => [...Object.keys(reserved_g), ...outputs.map(({ to }) => to)],
});

/** Heat after one more of its records. `lookUp` finds its inputs. */
function evolveHeat(heat: HeatState | undefined, entry: Entry, lookUp: LookUp): HeatState {
  if (entry.kind === 'heat.planned') return planned(heat, entry);
  if (!heat) throw new BalanceError(`${entry.subject} has a record ${entry.kind} but was never planned`);
  switch (entry.kind) {
    case 'heat.cancelled':
      return { ...heat, status: 'cancelled', reserved_g: {} };
    case 'heat.charged':
      return charged(heat, entry, lookUp);
    case 'heat.melted':
      return {
        ...withLosses(heat, entry),
        status: 'melted',
        reserved_g: {},
        process: entry.body.process,
        output_g: kgToGrams(entry.body.outputKg),
      };
    case 'heat.cast':
      return {
        ...withLosses(heat, entry),
        status: 'cast',
        outputs: entry.body.outputs.map(({ lot, kg }) => ({ to: lot as Subject, mass_g: kgToGrams(kg) })),
      };
    case 'heat.logged':
      return { ...heat, log: { seq: entry.seq, furnace: entry.body.furnace, text: entry.body.log } };
    case 'heat.advised':
      return { ...heat, advice: [...(heat.advice ?? []), adviceOf(entry)] };
    case 'heat.sampled':
      return { ...heat, samples: [...heat.samples, entry.body.sample] };
    case 'heat.analysed':
      return { ...heat, analyses: [...heat.analyses, analysisOf(entry)] };
    case 'heat.released':
      return { ...heat, release: releaseOf(entry) };
    case 'cert.issued':
      return withCertificate(heat, entry);
    case 'heat.dispositioned':
      return { ...heat, disposition: entry.body.disposition };
    case 'record.corrected':
      return correctsAnalysis(entry)
        ? { ...heat, analyses: correctAnalyses(heat.analyses, entry), release: null }
        : heat;
    default:
      throw new BalanceError(`a heat cannot have a record ${entry.kind}`);
  }
}

function adviceOf({ body, seq, at }: EntryOf<'heat.advised'>): NonNullable<HeatState['advice']>[number] {
  const { documentSha256, decision, by, advice, reason = null, happenedAt = at } = body;
  return { seq, documentSha256, decision, by, advice, reason, happenedAt };
}

function planned(before: HeatState | undefined, { body, subject }: EntryOf<'heat.planned'>): HeatState {
  const { target, reservations = [] } = body;
  return {
    type: 'heat',
    id: idOf(subject),
    subject,
    node: null,
    status: 'planned',
    target: {
      grade: target.grade ?? null,
      specification: target.specification ?? null,
      mass_g: target.kg === undefined ? null : kgToGrams(target.kg),
    },
    owner: body.owner ?? null,
    ownAdditions: body.ownAdditions ?? false,
    reserved_g: Object.fromEntries(reservations.map(({ lot, kg }) => [lot, kgToGrams(kg)])),
    inputs: [],
    input_g: 0,
    process: null,
    output_g: null,
    losses_g: {},
    unbalanced_g: 0,
    outputs: [],
    generation: 0,
    samples: before?.samples ?? [],
    analyses: before?.analyses ?? [],
    release: before?.release ?? null,
    disposition: before?.disposition ?? null,
  };
}

/**
 * A heat's node moves to its latest charge, so that everything in it is older than itself: edges then always run from
 * a smaller to a larger node and cannot form a circle.
 */
function charged(heat: HeatState, { body, seq }: EntryOf<'heat.charged'>, lookUp: LookUp): HeatState {
  const inputs = new Map(heat.inputs.map((input) => [input.from, input]));
  let reserved = heat.reserved_g;
  let { generation } = heat;
  for (const { lot, kg } of body.inputs) {
    const source = lookUp(lot);
    if (!source || source.node === null) throw new BalanceError(`${lot} was charged but never booked`);
    const from = lot as Subject;
    const mass_g = kgToGrams(kg);
    reserved = addGrams(reserved, from, -Math.min(reserved[from] ?? 0, mass_g));
    inputs.set(from, { from, node: source.node, mass_g: mass_g + (inputs.get(from)?.mass_g ?? 0) });
    generation = Math.max(generation, (source.generation ?? 0) + 1);
  }
  return {
    ...heat,
    node: seq,
    status: 'charged',
    reserved_g: reserved,
    inputs: [...inputs.values()],
    input_g: heat.input_g + kgToGrams(body.inputKg),
    generation,
  };
}

function withLosses(heat: HeatState, { body }: EntryOf<'heat.melted'> | EntryOf<'heat.cast'>): HeatState {
  let losses = heat.losses_g;
  for (const { to, kg } of body.losses ?? []) losses = addGrams(losses, to, kgToGrams(kg));
  const unbalanced = body.unbalancedKg === undefined ? 0 : kgToGrams(body.unbalancedKg);
  return { ...heat, losses_g: losses, unbalanced_g: heat.unbalanced_g + Math.abs(unbalanced) };
}
