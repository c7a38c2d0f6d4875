import { READS_ALL } from '../desk/visitors.ts';
import { ForbiddenError } from '../foundation/errors.ts';
import { isVisitor, mayDo, type Person, rolesFor } from '../metal/plant/person.ts';
import type { AnyTask } from './registry.ts';

type Asked = Pick<AnyTask, 'act' | 'reads' | 'ofOneself' | 'forVisitors'>;

/**
 * True when the person may ask the task on the day `on` (ISO date): to read, or to replace what proves oneself, takes any role; to book
 * one for its act. A visitor asks only what is for visitors.
 */
export const mayAsk = ({ act, reads, ofOneself, forVisitors }: Asked, person: Person, on: string): boolean =>
  (forVisitors === true || !isVisitor(person)) &&
  (reads || ofOneself
    ? person.roles.length > 0 && (person.validUntil === undefined || on <= person.validUntil)
    : mayDo(person, act, on));

/** Throws ForbiddenError for a person who may not ask the task on the day `on` (ISO date). */
export function requireMayAsk(task: Asked & Pick<AnyTask, 'title'>, person: Person, on: string): void {
  if (mayAsk(task, person, on)) return;
  throw new ForbiddenError(`${person.id} has no role for this: ${task.title}`, {
    path: 'role',
    value: person.roles.join(', '),
    allowed: rolesAsking(task),
    cure: 'let a person with the role do it',
  });
}

/** Roles that may ask the task, in words. */
export const rolesAsking = ({ act, reads, ofOneself, forVisitors }: Asked): string => {
  if (!forVisitors && (reads || ofOneself || act === null)) return READS_ALL;
  return reads || ofOneself ? 'any role' : act === null ? 'any role but reader' : rolesFor(act).join(', ');
};
