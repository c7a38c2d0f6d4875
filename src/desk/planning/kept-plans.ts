import { takenHeats } from '../../documents/heats/below-asked.ts';
import type { PlanInput, PlanOutput } from '../../documents/heats/plan.ts';
import { hashOf } from '../../foundation/quantity/canonical.ts';
import type { TaskContext } from '../context.ts';
import { type Answers, shelf } from '../memory.ts';
import { type Asked, shownAs } from './shown-plan.ts';

/** A plan as it was made: its document, and what came out. */
export interface KeptPlan {
  readonly document: PlanInput;
  readonly planned: PlanOutput;
  /** What was given up of the document that was asked. */
  readonly aim: PlanOutput['assumed'];
}

/** A plan with what was asked. */
export interface Kept {
  readonly asked: Asked;
  readonly plan: KeptPlan;
}

const PLANS = shelf<Kept>(20);

type Remembering = Pick<TaskContext, 'compute' | 'memory'>;

const plansOf = ({ compute, memory }: Remembering): Answers<Kept> => memory.on(PLANS, compute.facts());

/** The same for a document whatever the order of its materials: a lot that was reserved moves in the list of lots. */
const keyOf = (asked: PlanInput): string =>
  hashOf({ ...asked, materials: asked.materials.toSorted((a, b) => (a.id < b.id ? -1 : 1)) });

/** Keeps a plan, of a refused one its nearest, for whoever asks about it next; answers it. */
export function keepPlan(asked: Asked, plan: KeptPlan, context: Remembering): KeptPlan {
  if (takenHeats(plan.planned).length === 0) return plan;
  return plansOf(context).keep(keyOf(asked.document), { asked, plan }).plan;
}

/** The plan that was made of a document in this process. */
export const keptPlan = ({ document }: Pick<Asked, 'document'>, context: Remembering): KeptPlan | undefined =>
  plansOf(context).get(keyOf(document))?.plan;

/** The plan that `shown` stands for, with what was asked; undefined where another process made it. */
export const planShownAs = (shown: string, context: Remembering): Kept | undefined =>
  plansOf(context)
    .values()
    .find(({ asked, plan }) => shownAs(asked, plan.planned) === shown);
