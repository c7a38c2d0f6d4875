import { signatureOf } from '../../../desk/actor.ts';
import { signalOf } from '../../../desk/context.ts';
import { keptSpecification, specificationName } from '../../../desk/reference/kept.ts';
import { inOneForm, statedLines } from '../../../desk/reference/stated-lines.ts';
import type { ComparedSpecification } from '../../../documents/reference.ts';
import { hashOf } from '../../../foundation/quantity/canonical.ts';
import { defineVerb } from '../../task.ts';
import { contract } from './contract.ts';

/**
 * Compares a specification as an independent person typed it in again with what was entered, line by line. Equal, it may
 * be used; else nothing is booked, and the differences are the answer. Throws ForbiddenError for whoever entered it.
 */
export const compareSpecification = defineVerb(
  contract,
  async ({ number, revision, specification }, context) => {
    const name = specificationName(number, revision);
    const before = await keptSpecification(name, context);
    const by = signatureOf(context.actor).by ?? '';
    // what the ledger itself added: nobody types it in again
    const { controlled, derivedFrom } = before.specification;
    const again = inOneForm(
      { ...specification, ...(controlled && { controlled }), ...(derivedFrom && { derivedFrom }) },
      context.compute.facts().grades,
    );
    const differences = differencesOf(statedLines(before.specification), statedLines(again));
    const documentSha256 = hashOf(again);
    // who entered it is refused, also where lines differ
    if (differences.length === 0 || by === before.enteredBy)
      await context.store.execute(
        { type: 'compareSpecification', name, documentSha256, by },
        signalOf(context),
      );
    return {
      format: 'remelt-compared-specification/1' as const,
      name,
      equal: differences.length === 0,
      enteredBy: before.enteredBy,
      comparedBy: by,
      compared: new Set([...before.lines.map(({ what }) => what), ...statedLines(again).keys()]).size,
      differences,
    };
  },
);

function differencesOf(
  entered: ReadonlyMap<string, string>,
  again: ReadonlyMap<string, string>,
): ComparedSpecification['differences'] {
  const all = [...new Set([...entered.keys(), ...again.keys()])];
  return all
    .map((what) => ({ what, entered: entered.get(what) ?? null, again: again.get(what) ?? null }))
    .filter((line) => line.entered !== line.again);
}
