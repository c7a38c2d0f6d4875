import { BATH } from '../../../metal/alloy/words.ts';
import type { Act, Hand } from '../../../metal/plant/person.ts';
import { POINT_ACTS } from '../subjects/hold-points.ts';
import type { SubjectState } from '../subjects/subject.ts';
import type { Fact, FactOf } from './entry.ts';

/** Kinds that begin anew: what hands did before is gone with what they did. */
const ANEW: readonly Fact['kind'][] = [
  'specification.entered',
  'lot.held',
  'lot.cleared',
  'person.proposed',
  'person.deputy-named',
  'person.confirmed',
];

/** The state with the hand of one more record on it; each person once per act. No hand is ever taken away by a correction. */
export function withHand<S extends SubjectState>(state: S, before: S | undefined, entry: Fact): S {
  const held = [...(before?.hands ?? []), ...(state.hands ?? [])];
  const hands = ANEW.includes(entry.kind) ? [] : held.filter((one, i) => held.findIndex(isSame(one)) === i);
  for (const hand of handsOf(entry)) if (!hands.some(isSame(hand))) hands.push(hand);
  const { hands: _before, ...bare } = state;
  return (hands.length === 0 ? bare : { ...bare, hands }) as S;
}

const isSame =
  (one: Hand) =>
  ({ act, by }: Hand): boolean =>
    act === one.act && by === one.by;

/** Who did what by a record, where an act takes other hands than this: a deputy, and whom they did it for. None for all others. */
function handsOf(entry: Fact): readonly Hand[] {
  const act = actOf(entry);
  const { by, actsFor } = entry.body as Partial<Record<'by' | 'actsFor', string>>;
  return act === null ? [] : [by, actsFor].flatMap((one) => (one === undefined ? [] : [{ act, by: one }]));
}

function actOf(entry: Fact): Act | null {
  switch (entry.kind) {
    case 'heat.planned':
      return entry.body.below ? 'plan heat' : null;
    case 'heat.charged':
      return 'charge heat';
    case 'heat.melted':
    case 'heat.logged':
    case 'heat.used':
    case 'heat.leak-measured':
    case 'heat.cast':
    case 'heat.cut':
      return 'record heat';
    case 'heat.analysed':
    case 'object.analysed':
      if (entry.body.basis === 'imputed' || entry.body.basis === 'predicted') return null;
      return entry.body.place === BATH ? 'book bath analysis' : 'book analysis';
    case 'heat.sampled':
    case 'object.sampled':
      return 'take sample';
    case 'heat.inspected':
      return POINT_ACTS[entry.body.decision];
    case 'lot.lift-proposed':
      return 'lift hold';
    case 'person.proposed':
    case 'person.deputy-named':
      return 'propose person';
    case 'specification.entered':
      return 'enter specification';
    case 'programme.evidence-added':
      return 'add evidence';
    case 'programme.evidence-excluded':
      return 'exclude evidence';
    case 'programme.overridden':
      return 'override diagnostic';
    case 'record.corrected': {
      const { correctsKind, how } = entry.body;
      if (entry.subject.startsWith('lot:') || isOfPoints(entry.body)) return null;
      if (entry.body.purpose !== undefined) return 'change sample purpose';
      if (correctsKind === 'heat.charged') return 'withdraw charge';
      return correctsKind.endsWith('.analysed') && how === 'did-not-occur'
        ? 'withdraw analysis'
        : 'correct record';
    }
    default:
      return null;
  }
}

/** A point that was added, or a stamp that was taken back, changes nothing that a verdict is read from. */
const isOfPoints = ({ correctsKind, holdPoints }: FactOf<'record.corrected'>['body']): boolean =>
  correctsKind === 'heat.inspected' || holdPoints !== undefined;
