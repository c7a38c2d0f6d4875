import {
  contentsOfComposition,
  contentsOfResults,
  type KnownContents,
} from '../../calculations/heats/element-flows.ts';
import { contentsOfLot } from '../../calculations/lots/contents.ts';
import type { Subject } from '../../metal/alloy/words.ts';
import type { TaskContext } from '../context.ts';
import type { Metal } from '../money/booked-moves.ts';
import { orRefusal } from '../or-refusal.ts';
import { recordedOf } from '../samples/prediction-check.ts';
import { forPlanning } from '../yard/lot-documents.ts';

/** What is known of a lot or heat [kg/kg]; nothing of a subject that is not given. */
export type ContentsOf = (subject: Subject | undefined) => KnownContents;

/** Contents of any lot or heat, each computed once; none where nothing is known. */
export function contentsIn(metal: Metal, context: TaskContext): ContentsOf {
  const known = new Map<Subject, KnownContents>();
  const heats = new Map(metal.heats.map((heat) => [heat.subject, heat]));
  const objects = Map.groupBy(metal.objects, ({ heat }) => heat);
  const compute = (subject: Subject): KnownContents => {
    const lot = metal.stock.get(subject);
    if (lot?.type === 'lot') {
      const found = orRefusal(() => contentsOfLot(forPlanning(lot), context.compute.facts()));
      return found instanceof Error ? new Map() : contentsOfComposition(found.composition);
    }
    const heat = heats.get(subject);
    if (!heat) return new Map();
    return contentsOfResults(recordedOf([heat, ...(objects.get(heat.id) ?? [])], context));
  };
  return (subject) => {
    if (subject === undefined) return new Map();
    const contents = known.get(subject) ?? compute(subject);
    known.set(subject, contents);
    return contents;
  };
}
