import { specificationOfTarget } from '../../../calculations/target/specification.ts';
import { typicalMelt } from '../../../calculations/target/typical-melt.ts';
import type { TaskContext } from '../../../desk/context.ts';
import { controlOf } from '../../../desk/control.ts';
import { targetOf } from '../../../desk/heat/heat-target.ts';
import { routeOf, usableSpecification } from '../../../desk/reference/kept.ts';
import type { Target } from '../../../documents/heats/target.ts';
import type { TrialInput } from '../../../documents/heats/trial.ts';
import { InputError } from '../../../foundation/errors.ts';
import type { Assumption } from '../../../foundation/quantity/sourced.ts';
import { defineVerb } from '../../task.ts';
import { contract, type TrialOrder } from './contract.ts';

/**
 * Plans the heats and samples that would teach a route that nobody has proven, for a product and a typical charge. Writes
 * nothing. Throws NotFoundError for an unknown route, InputError unless one product is named, and what `trial` throws.
 */
export const planTrial = defineVerb(contract, async (order, context) => {
  const { document, assumed } = await trialOf(order, context);
  const output = await context.compute.trial(document, controlOf(context));
  return { ...output, assumed: [...assumed, ...output.assumed] };
});

interface Trial {
  readonly document: TrialInput;
  readonly assumed: readonly Assumption[];
}

async function trialOf(order: TrialOrder, context: TaskContext): Promise<Trial> {
  const { route, gradeId: _grade, spec: _spec, mass_kg, composition_ppm, ...asked } = order;
  const target = await productOf(order, context);
  const { grades } = context.compute.facts();
  const specification = specificationOfTarget(
    { id: 'product', target },
    { materials: [], grades, path: 'target', assumed: [] },
  );
  return {
    document: {
      format: 'remelt-trial/1',
      ...asked,
      melt: typicalMelt(specification, mass_kg, composition_ppm),
      route: await routeOf(route, context),
      target,
      seed: context.seed,
    },
    assumed: [
      {
        what: 'charge of a heat of the trial',
        value:
          'middle of each window, half of lone maxima; O 50, N 80, S 20 ppm without a row; spread 2 %, below 0.1 wt% 10 %',
        unit: '',
        source: 'assumption: a charge of returns; state contents to replace it',
      },
    ],
  };
}

async function productOf({ gradeId, spec }: TrialOrder, context: TaskContext): Promise<Target> {
  if (gradeId !== undefined && spec === undefined) return { gradeId };
  if (spec !== undefined && gradeId === undefined) return targetOf(await usableSpecification(spec, context));
  throw new InputError('a trial is planned for one product', {
    path: 'gradeId',
    allowed: 'a grade of the catalogue, or the name of a controlled specification',
    cure: 'name a grade or a specification, not both',
  });
}
