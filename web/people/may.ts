import type { Persons as PersonsDocument } from '../../src/documents/persons.ts';
import { useSession } from '../api/session.ts';

export type Person = PersonsDocument['persons'][number];

/** Roles that have an act; none while the roles are not known. */
export const rolesFor = (
  persons: Pick<PersonsDocument, 'roles'> | undefined,
  act: string,
): readonly string[] => persons?.roles.filter(({ may }) => may.includes(act)).map(({ role }) => role) ?? [];

/** Whether who is here has a role for an act; the server decides again. */
export function useMay(persons: Pick<PersonsDocument, 'roles'> | undefined, act: string): boolean {
  const { person } = useSession();
  const able = rolesFor(persons, act);
  return person?.roles.some((role) => able.includes(role)) ?? false;
}
