import type { Persons as PersonsDocument } from '../../src/documents/persons.ts';
import { useSession } from '../api/session.ts';

export type Person = PersonsDocument['persons'][number];

/** Roles that have an act, or one of several; none while the roles are not known. */
export const rolesFor = (
  persons: Pick<PersonsDocument, 'roles'> | undefined,
  act: string | readonly string[],
): readonly string[] =>
  persons?.roles.filter(({ may }) => [act].flat().some((one) => may.includes(one))).map(({ role }) => role) ??
  [];

/** Whether who is here has a role for an act; the server decides again. */
export function useMay(
  persons: Pick<PersonsDocument, 'roles'> | undefined,
  act: string | readonly string[],
): boolean {
  const { person } = useSession();
  const able = rolesFor(persons, act);
  return person?.roles.some((role) => able.includes(role)) ?? false;
}
