import { signatureOf } from '../../../desk/actor.ts';
import { signalOf, type TaskContext } from '../../../desk/context.ts';
import { shownRoute } from '../../../desk/reference/how-changed.ts';
import type { KeptRoute } from '../../../documents/reference.ts';
import { InputError } from '../../../foundation/errors.ts';
import { nearestWords } from '../../../foundation/near-words.ts';
import { canonicalText, hashOfText } from '../../../foundation/quantity/canonical.ts';
import { defineVerb } from '../../task.ts';
import { contract } from './contract.ts';

/**
 * Keeps a route under a name; the latest counts. Throws NotFoundError for an operation that does not exist, InputError for an addition
 * of a material that nobody knows.
 */
export const enterRoute = defineVerb(contract, async ({ name, route, reason }, context) => {
  for (const { operation } of route) await context.compute.routeSettings({ operation });
  refuseUnknownMaterials(route, context);
  const text = canonicalText(route);
  await context.store.execute(
    {
      type: 'enterRoute',
      name,
      route: text,
      documentSha256: hashOfText(text),
      ...(reason === undefined ? {} : { reason }),
      ...signatureOf(context.actor),
    },
    signalOf(context),
  );
  return shownRoute(name, context);
});

function refuseUnknownMaterials(route: KeptRoute['route'], { compute }: TaskContext): void {
  const { materialById, chargeMaterials } = compute.facts();
  for (const [i, { additions = [] }] of route.entries())
    for (const [j, { material }] of additions.entries()) {
      if (material === undefined || materialById(material)) continue;
      const near = nearestWords(material, [...chargeMaterials.keys()]);
      throw new InputError(`"${material}" is not a charge material that Remelt knows`, {
        path: `route[${i}].additions[${j}].material`,
        value: material,
        allowed: near.length > 0 ? near.join(', ') : 'an id of data/charge-materials.json',
        cure: 'correct the id, or state composition_wtpct instead',
      });
    }
}
