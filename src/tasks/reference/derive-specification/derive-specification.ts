import type { TaskContext } from '../../../desk/context.ts';
import { controlOf } from '../../../desk/control.ts';
import { keptRoute, specificationName, usableSpecification } from '../../../desk/reference/kept.ts';
import type { StatedSpecification } from '../../../documents/reference.ts';
import { InputError } from '../../../foundation/errors.ts';
import { defineVerb } from '../../task.ts';
import { bookSpecification } from '../book-specification.ts';
import { contract, type Order } from './contract.ts';

/**
 * Derives what remelt stock must meet from the specification of its product and the route that remelts it, and keeps it as
 * a controlled specification, which an independent person compares as any other. Throws NotFoundError for an unknown name,
 * ForbiddenError for a product specification that nobody compared, InfeasibleError where no stock suits the route.
 */
export const deriveSpecification = defineVerb(contract, async (order, context) => {
  const { number, revision, customer, route, mass_kg, composition_ppm, confidence } = order;
  const product = await productOf(order, context);
  const operations = (await keptRoute(route, context)).route;
  const derived = await context.compute.deriveStock(
    {
      format: 'remelt-derive-stock/1',
      product: product.specification,
      route: operations,
      mass_kg,
      ...(composition_ppm && { composition_ppm }),
      ...(confidence === undefined ? {} : { confidence }),
      seed: context.seed,
    },
    controlOf(context),
  );
  const derivedFrom = {
    specification: product.name,
    route,
    confidence: Number(derived.manifest.confidence),
  };
  await bookSpecification(
    { number, revision, customer, specification: { ...derived.specification, derivedFrom } },
    { dryRun: order.dryRun },
    context,
  );
  return {
    format: 'remelt-derived-specification/1' as const,
    name: specificationName(number, revision),
    kept: order.dryRun !== true,
    derivedFrom,
    derived,
  };
});

/** What the product must meet, and its name. Throws InputError unless one of specification and grade is given. */
async function productOf(
  { from, gradeId }: Order,
  context: TaskContext,
): Promise<{ readonly name: string; readonly specification: StatedSpecification }> {
  if (from !== undefined && gradeId === undefined)
    return { name: from, specification: await usableSpecification(from, context) };
  if (from === undefined && gradeId !== undefined)
    return { name: `grade ${gradeId}`, specification: { gradeId } };
  throw new InputError('remelt stock is derived from one product', {
    path: 'from',
    allowed: 'the name of a controlled specification, or a grade of the catalogue',
    cure: 'name a specification or a grade, not both',
  });
}
