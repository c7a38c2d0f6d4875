import type { PlanInput, PlanOutput } from '../../documents/heats/plan.ts';
import { hashOf } from '../../foundation/quantity/canonical.ts';
import type { TaskContext } from '../context.ts';
import { type Asked, shownAs } from './shown-plan.ts';

/** A plan as it was made: its document, and what came out. */
export interface KeptPlan {
  readonly document: PlanInput;
  readonly planned: PlanOutput;
  /** What was given up of the document that was asked. */
  readonly aim: PlanOutput['assumed'];
}

/** Plans that a process remembers; the one that was kept longest ago goes first. */
const MOST_KEPT = 20;

/** Plans by the facts that they rest on, then by the document that was asked. */
const KEPT = new WeakMap<object, Map<string, Kept>>();

interface Kept {
  readonly asked: Asked;
  readonly plan: KeptPlan;
}

const plansOf = ({ compute }: Pick<TaskContext, 'compute'>): Map<string, Kept> => {
  const facts = compute.facts();
  const known = KEPT.get(facts) ?? new Map<string, Kept>();
  KEPT.set(facts, known);
  return known;
};

/** The same for a document whatever the order of its materials: a lot that was reserved moves in the list of lots. */
const keyOf = (asked: PlanInput): string =>
  hashOf({ ...asked, materials: asked.materials.toSorted((a, b) => (a.id < b.id ? -1 : 1)) });

/** Keeps a plan for whoever asks about it next; answers it. */
export function keepPlan(asked: Asked, plan: KeptPlan, context: Pick<TaskContext, 'compute'>): KeptPlan {
  if (plan.planned.status === 'infeasible') return plan;
  const known = plansOf(context);
  const key = keyOf(asked.document);
  known.delete(key);
  known.set(key, { asked, plan });
  const [oldest] = known.keys();
  if (known.size > MOST_KEPT && oldest !== undefined) known.delete(oldest);
  return plan;
}

/** The plan that was made of a document in this process. */
export const keptPlan = (
  { document }: Pick<Asked, 'document'>,
  context: Pick<TaskContext, 'compute'>,
): KeptPlan | undefined => plansOf(context).get(keyOf(document))?.plan;

/** The plan that `shown` stands for, with what was asked; undefined where another process made it. */
export const planShownAs = (shown: string, context: Pick<TaskContext, 'compute'>): Kept | undefined =>
  [...plansOf(context).values()].find(({ asked, plan }) => shownAs(asked, plan.planned) === shown);
