import { parseDocument } from '../../documents/common.ts';
import { type PlanInput, type PlanOutput, planInputSchema } from '../../documents/heats/plan.ts';
import { inKeyOrder } from '../../metal/alloy/key-order.ts';
import { expectedErrorWords } from '../route/expected-errors.ts';
import type { PlanControl, PlanFacts } from '../target/context.ts';
import { planForConfidence } from './confident.ts';
import { contextOf } from './context.ts';
import { planExact } from './exact.ts';
import { heldInside } from './held-inside.ts';
import { withWeights } from './weighed.ts';

/** `plan` on an unparsed document. Throws InputError with path, value and cure for what is wrong. */
export async function planDocument(
  document: unknown,
  facts: PlanFacts,
  control: PlanControl,
): Promise<PlanOutput> {
  return plan(inKeyOrder(parseDocument(planInputSchema, document, 'plan')), facts, control);
}

/**
 * The cheapest charges that meet the targets of a `remelt-plan/1` document, with bounds, prices of the limits and the
 * cost of other ways; or, when there are none, why and what would help. Without route, spreads and confidence the
 * exact blending problem; else with the confidence asked, through the furnace, and confirmed on fresh draws. Held inside
 * what qualified heats cover, it says what that costs.
 * Throws InputError; ConvergenceError when the time ended before any plan was found; CancelledError.
 */
export const plan = (input: PlanInput, facts: PlanFacts, control: PlanControl): Promise<PlanOutput> =>
  heldInside(input, control, (one, steps) => planned(one, facts, steps));

async function planned(input: PlanInput, facts: PlanFacts, control: PlanControl): Promise<PlanOutput> {
  const context = contextOf(input, facts, control);
  const output = await (isExact(input) ? planExact(context) : planForConfidence(context));
  return withExpectedErrors(await withWeights(output, context), input, facts);
}

/** The plan with what is known of the errors of each route. */
function withExpectedErrors(output: PlanOutput, input: PlanInput, { expectedErrors }: PlanFacts): PlanOutput {
  if (!expectedErrors) return output;
  const heats = output.heats.map((heat) => {
    const asked = input.heats.find(({ id }) => id === heat.id);
    const route = asked?.route ?? asked?.routes?.find(({ id }) => id === heat.route?.id)?.route;
    if (!route) return heat;
    const contents = Object.entries(heat.composition_wtpct.refined).sort(([, a], [, b]) => b - a);
    const words = expectedErrorWords(expectedErrors, {
      operations: route.map(({ operation }) => operation),
      elements: contents.map(([element]) => element),
      base: contents[0]?.[0] ?? '',
    });
    return { ...heat, expectedErrors: words };
  });
  return { ...output, heats };
}

/** True when nothing in the document is uncertain. */
const isExact = ({ heats, materials, jointConfidence }: PlanInput): boolean =>
  jointConfidence === undefined &&
  heats.every(
    ({ route, routes, recourse, rareEarth, skull }) =>
      !route && !routes && !recourse && !rareEarth && !skull?.gradeId && !skull?.sd_wtpct,
  ) &&
  materials.every(
    (material) =>
      material.sd_wtpct === undefined && material.loadings === undefined && material.recovery === undefined,
  );
