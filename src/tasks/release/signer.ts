import { signatureOf } from '../../desk/actor.ts';
import type { TaskContext } from '../../desk/context.ts';
import { checkSignature } from '../../evidence/records/hands.ts';
import { ForbiddenError } from '../../foundation/errors.ts';
import { type Act, type Person, rolesFor, signingName } from '../../metal/plant/person.ts';
import { byId } from '../../metal/plant/site.ts';

/**
 * The person of the plant who signs an act today. Throws ForbiddenError that names who may: for a name that is not listed,
 * for one without the role, and in a plant that lists nobody, where no hand could be told from another.
 */
export async function signerOf(
  act: Act,
  { actor, store, clock }: Pick<TaskContext, 'actor' | 'store' | 'clock'>,
): Promise<Person> {
  const { persons, signedIn } = await store.roster();
  const by = signatureOf(actor).by ?? signedIn;
  if (persons.length === 0) {
    throw new ForbiddenError(
      `the plant lists no persons, so ${by === undefined ? 'nobody' : `"${by}"`} cannot sign`,
      {
        path: 'by',
        value: by ?? null,
        allowed: `a person of plant.json with the role ${rolesFor(act).join(' or ')}`,
        cure: 'list the persons and their roles in plant.json, in the folder that REMELT_DATA names',
      },
    );
  }
  const on = clock().toISOString().slice(0, 10);
  checkSignature(persons, { by, act, needed: true, on, path: 'by' });
  const person = byId(persons, by ?? '', 'person');
  return { ...person, name: signingName(person, { persons, act, on }) };
}
