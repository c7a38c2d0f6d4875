import { BalanceError } from '../../../foundation/errors.ts';
import { idOf } from '../../../metal/alloy/words.ts';
import type { Fact, FactOf } from '../rules/entry.ts';
import type { ObjectState } from '../state.ts';
import {
  balanceOfStock,
  correctsAnalysis,
  edgesOfStock,
  evolveJudged,
  evolveStock,
  outputsOf,
  withCorrectedAnalysis,
  withoutRetest,
  withPurpose,
  withRelease,
} from './stock.ts';
import { defineSubject, type KnownSubject, type LookUp } from './subject.ts';

const AFTER: Readonly<Record<'PASS' | 'FAIL' | 'HOLD', ObjectState['status']>> = {
  PASS: 'released',
  FAIL: 'failed',
  HOLD: 'held',
};

/** A piece of a heat (ingot, electrode, stick ...): `object:I-1`. */
export const objectSubject = defineSubject<ObjectState>({
  type: 'object',
  statuses: ['held', 'released', 'failed', 'cut', 'shipped', 'void'],
  evolve: evolveObject,
  columns: ({ heat, owner }) => ({ heat, owner }),
  balance: balanceOfStock,
  edges: edgesOfStock,
  needs: ({ heat, from, cut }) => [
    `heat:${heat}`,
    ...(from?.startsWith('object:') ? [from] : []),
    ...(cut?.outputs.map(({ to }) => to) ?? []),
  ],
});

/** Object after one more of its records. `lookUp` finds what it came out of. */
function evolveObject(object: ObjectState | undefined, entry: Fact, lookUp: LookUp): ObjectState {
  if (entry.kind === 'object.created') return created(entry, lookUp);
  if (!object)
    throw new BalanceError(`${entry.subject} has a record ${entry.kind} but was never cast or cut`);
  switch (entry.kind) {
    case 'heat.cut': {
      const unbalanced_g = Math.abs(entry.body.unbalanced_g ?? 0);
      return {
        ...object,
        status: 'cut',
        unbalanced_g: object.unbalanced_g + unbalanced_g,
        cut: { seq: entry.seq, outputs: outputsOf(entry), unbalanced_g },
      };
    }
    case 'object.held': {
      const { seq, body } = entry;
      return { ...object, status: 'held', held: { seq, by: body.by ?? null, reason: body.reason } };
    }
    case 'object.shipped':
      return { ...object, status: 'shipped', shipment: shipmentOf(entry) };
    case 'object.released':
      return {
        ...withRelease(object, entry),
        // What a person held is decided about anew; a prediction decides nothing.
        ...(object.held && !entry.body.predicted ? { held: null } : {}),
        // What has left, or was cut up, does not come back by a decision.
        status: isGone(object) ? object.status : AFTER[entry.body.verdict],
      };
    case 'record.corrected':
      return correctsAnalysis(entry)
        ? {
            ...withCorrectedAnalysis(object, entry),
            status: isGone(object) ? object.status : 'held',
          }
        : withoutRetest(withoutRecord(object, entry), entry);
    default: {
      const evolved = evolveJudged(object, entry) ?? evolveStock(object, entry);
      if (evolved) return evolved;
      throw new BalanceError(`an object cannot have a record ${entry.kind}`);
    }
  }
}

/** True for what is no longer here as itself. */
const isGone = ({ status }: ObjectState): boolean => status === 'cut' || status === 'shipped';

/** Where an object stands by the decisions on it alone. */
const decidedStatus = ({ held, release }: Pick<KnownSubject, 'held' | 'release'>): ObjectState['status'] =>
  release && !held ? AFTER[release.verdict] : 'held';

function created({ body, seq, subject }: FactOf<'object.created'>, lookUp: LookUp): ObjectState {
  const source = lookUp(body.from);
  // A piece of what was disposed of goes the same way.
  const disposed = body.from.startsWith('object:') && source?.disposition ? source : undefined;
  return {
    type: 'object',
    id: idOf(subject),
    subject,
    node: seq,
    status: disposed ? decidedStatus(disposed) : 'held',
    mass_g: body.mass_g,
    reserved_g: {},
    drawn_g: {},
    owner: source?.owner ?? null,
    form: body.form,
    generation: source?.generation ?? 0,
    from: body.from,
    fromNode: source?.node ?? null,
    heat: body.heat,
    // What a cut left unexplained is missing from one of its pieces: nobody knows which.
    unbalanced_g: body.from.startsWith('object:') ? (source?.unbalanced_g ?? 0) : 0,
    samples: [],
    analyses: [],
    release: null,
    disposition: disposed?.disposition ?? null,
    // A piece was made by who made what it was cut from.
    ...(body.from.startsWith('object:') && source?.hands ? { hands: source.hands } : {}),
    // A recall reached what came out of it too.
    ...(source?.recalled ? { recalled: source.recalled } : {}),
    // So was it held.
    ...(body.from.startsWith('object:') && source?.held
      ? { held: { seq: source.held.seq, by: source.held.by, reason: source.held.reason ?? '' } }
      : {}),
  };
}

function shipmentOf({ seq, at, body }: FactOf<'object.shipped'>): NonNullable<ObjectState['shipment']> {
  const { to, order = null, certificateSha256 = null, happenedAt = at } = body;
  return { seq, to, order, certificateSha256, happenedAt };
}

/** The object as if its casting, its cut or its shipment had not been recorded. */
function withoutRecord(object: ObjectState, { body }: FactOf<'record.corrected'>): ObjectState {
  if (body.sample !== undefined && body.purpose !== undefined)
    return withPurpose(object, body.sample, body.purpose);
  if (body.how !== 'did-not-occur') return object;
  if (body.correctsKind === 'object.created') return { ...object, status: 'void', fromNode: null };
  if (body.correctsKind === 'object.shipped') {
    const { shipment: _, decidedSince: __, ...back } = object;
    return { ...back, status: decidedStatus(back) };
  }
  if (body.correctsKind === 'heat.cut' && object.cut) {
    const { cut, ...back } = object;
    return {
      ...back,
      status: decidedStatus(back),
      unbalanced_g: object.unbalanced_g - cut.unbalanced_g,
    };
  }
  return object;
}
