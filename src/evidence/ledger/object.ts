import { BalanceError } from '../../foundation/errors.ts';
import type { Subject } from '../../metal/alloy/words.ts';
import { idOf } from '../../metal/alloy/words.ts';
import { kgToGrams } from '../records/mass.ts';
import type { Entry, EntryOf } from './entry.ts';
import type { ObjectState, State } from './state.ts';
import { correctAnalyses, correctsAnalysis, evolveStock, releaseOf, withCertificate } from './stock.ts';

const AFTER: Readonly<Record<'PASS' | 'FAIL' | 'HOLD', ObjectState['status']>> = {
  PASS: 'released',
  FAIL: 'failed',
  HOLD: 'held',
};

/** Object (ingot, electrode, stick ...) after one more of its records. `stateOf` looks up what it came out of. */
export function evolveObject(
  object: ObjectState | undefined,
  entry: Entry,
  stateOf: (subject: string) => State | undefined,
): ObjectState {
  if (entry.kind === 'object.created') return created(entry, stateOf);
  if (!object) throw new BalanceError(`${entry.kind} of ${entry.subject}, which was never made`);
  switch (entry.kind) {
    case 'heat.cut':
      return { ...object, status: 'cut' };
    case 'object.shipped':
      return { ...object, status: 'shipped' };
    case 'object.released':
      return {
        ...object,
        // What has left does not come back by a decision: a recall is told, not undone.
        status: object.status === 'shipped' ? 'shipped' : AFTER[entry.body.verdict],
        release: releaseOf(entry),
      };
    case 'cert.issued':
      return withCertificate(object, entry);
    case 'record.corrected':
      return correctsAnalysis(entry)
        ? {
            ...object,
            analyses: correctAnalyses(object.analyses, entry),
            release: null,
            status: object.status === 'cut' || object.status === 'shipped' ? object.status : 'held',
          }
        : object;
    default: {
      const evolved = evolveStock(object, entry);
      if (evolved) return evolved;
      throw new BalanceError(`${entry.kind} is nothing that happens to an object`);
    }
  }
}

function created(
  { body, seq, subject }: EntryOf<'object.created'>,
  stateOf: (subject: string) => State | undefined,
): ObjectState {
  const source = stateOf(body.from);
  return {
    type: 'object',
    id: idOf(subject),
    subject,
    node: seq,
    status: 'held',
    mass_g: kgToGrams(body.massKg),
    reserved_g: {},
    drawn_g: {},
    owner: source?.owner ?? null,
    form: body.form,
    generation: source?.generation ?? 0,
    from: body.from as Subject,
    fromNode: source?.node ?? null,
    heat: body.heat,
    samples: [],
    analyses: [],
    release: null,
    disposition: null,
  };
}
