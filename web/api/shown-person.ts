import type { z } from 'zod';
import type { sessionDocument } from '../../src/documents/session.ts';

type Person = NonNullable<z.infer<typeof sessionDocument>['person']>;

let shown: Person | null = null;

/**
 * The person that this tab shows. Every write carries their id, for the cookie is that of whoever signed in last in any tab, and the
 * server refuses another (`Remelt-Person`). After the end of a session it is still theirs what is typed here.
 */
export const shownPerson = {
  get: (): Person | null => shown,
  set: (person: Person | null): void => {
    shown = person;
  },
};
