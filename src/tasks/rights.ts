import { mayDo, type Person, ROLES, rolesFor } from '../metal/plant/person.ts';
import type { AnyTask } from './registry.ts';

type Asked = Pick<AnyTask, 'act' | 'reads'>;

/** True when the person may ask the task on the day `on` (ISO date): to read takes any role, to book one for its act. */
export const mayAsk = ({ act, reads }: Asked, person: Person, on: string): boolean =>
  reads
    ? person.roles.length > 0 && (person.validUntil === undefined || on <= person.validUntil)
    : mayDo(person, act, on);

/** Roles that may ask the task, in words. */
export const rolesAsking = ({ act, reads }: Asked): string =>
  act === null
    ? reads
      ? 'any role'
      : 'any role but reader'
    : reads || ROLES.every((role) => rolesFor(act).includes(role))
      ? 'any role'
      : rolesFor(act).join(', ');
