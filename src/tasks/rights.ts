import { mayDo, type Person, rolesFor } from '../metal/plant/person.ts';
import type { AnyTask } from './registry.ts';

type Asked = Pick<AnyTask, 'act' | 'reads'>;

/** True when the person may ask the task on the day `on` (ISO date): to read takes any role, to book one for its act. */
export const mayAsk = ({ act, reads }: Asked, person: Person, on: string): boolean =>
  reads
    ? person.roles.length > 0 && (person.validUntil === undefined || on <= person.validUntil)
    : mayDo(person, act, on);

/** Roles that may ask the task, in words. */
export const rolesAsking = ({ act, reads }: Asked): string =>
  reads ? 'any role' : act === null ? 'any role but reader' : rolesFor(act).join(', ');
