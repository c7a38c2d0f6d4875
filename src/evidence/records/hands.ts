import { ForbiddenError } from '../../foundation/errors.ts';
import { type Act, actInWords, mayDo, type Person, rolesFor } from '../../metal/plant/person.ts';

/** The people a plant lists; empty = it lists none, and nobody is checked. */
export type People = readonly Person[];

export interface Signature {
  /** Id of a person, as written. */
  readonly by: string | undefined;
  /** Act of the trade; null = anybody of the plant whose role is more than to read. */
  readonly act: Act | null;
  /** It does not go without a name. */
  readonly needed: boolean;
  /** Day on which it is signed, ISO date. */
  readonly on: string;
  readonly path: string;
}

/** Throws ForbiddenError for a name that the plant does not list, one without a role for the act, and none where one is needed. */
export function checkSignature(people: People, { by, act, needed, on, path }: Signature): void {
  if (by === undefined || by.trim() === '') {
    if (!needed) return;
    throw new ForbiddenError(`"${act}" needs the name of the person who does it`, {
      path,
      value: by ?? null,
      allowed: ableOn(people, act, on),
      cure: 'sign with the id of the person who does it',
    });
  }
  if (people.length === 0) return;
  const able = people.filter((person) => mayDo(person, act, on)).map(({ id }) => id);
  const allowed = ableOn(people, act, on);
  const person = people.find(({ id }) => id === by);
  if (!person)
    throw new ForbiddenError(`"${by}" is not a person of this plant`, {
      path,
      value: by,
      allowed,
      cure: 'sign with the id of a person in plant.json, or add the person there',
    });
  if (able.includes(by)) return;
  const ended = person.validUntil !== undefined && on > person.validUntil;
  throw new ForbiddenError(`${person.name} may not ${act === null ? 'sign' : actInWords(act)}`, {
    path,
    value: `${by}: ${person.roles.join(', ')}${ended ? `, until ${person.validUntil}` : ''}`,
    allowed,
    cure: `let a person with ${roleFor(act)} do it`,
  });
}

/** Who may do an act on a day, in words. */
function ableOn(people: People, act: Act | null, on: string): string {
  const role = roleFor(act);
  if (people.length === 0) return `the id of a person with ${role}`;
  const able = people.filter((person) => mayDo(person, act, on)).map(({ id }) => id);
  return able.join(', ') || `nobody today; it needs ${role}`;
}

const roleFor = (act: Act | null): string =>
  act === null ? 'any role' : `the role ${rolesFor(act).join(' or ')}`;
