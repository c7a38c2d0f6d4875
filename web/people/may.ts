import type { Persons as PersonsDocument } from '../../src/documents/persons.ts';
import { useSession } from '../api/session.ts';

export type Person = PersonsDocument['persons'][number];

/** Whether who is here has a role for an act; the server decides again. */
export function useMay(persons: Pick<PersonsDocument, 'roles'> | undefined, act: string): boolean {
  const { person } = useSession();
  const able = persons?.roles.filter(({ may }) => may.includes(act)).map(({ role }) => role) ?? [];
  return person?.roles.some((role) => able.includes(role)) ?? false;
}
