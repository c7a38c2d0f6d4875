import { mayDo, type Person, rolesFor } from '../metal/plant/person.ts';
import type { AnyTask } from './registry.ts';

type Asked = Pick<AnyTask, 'act' | 'reads' | 'ofOneself'>;

/** True when the person may ask the task on the day `on` (ISO date): to read, or to replace what proves oneself, takes any role; to book one for its act. */
export const mayAsk = ({ act, reads, ofOneself }: Asked, person: Person, on: string): boolean =>
  reads || ofOneself
    ? person.roles.length > 0 && (person.validUntil === undefined || on <= person.validUntil)
    : mayDo(person, act, on);

/** Roles that may ask the task, in words. */
export const rolesAsking = ({ act, reads, ofOneself }: Asked): string =>
  reads || ofOneself ? 'any role' : act === null ? 'any role but reader' : rolesFor(act).join(', ');
