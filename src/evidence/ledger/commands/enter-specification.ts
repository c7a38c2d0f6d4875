import { ConflictError } from '../../../foundation/errors.ts';
import { defineCommand, type Told } from '../command.ts';
import { checkName, whenHappened } from '../desk.ts';

/** A controlled specification as one person typed it in. */
export interface EnterSpecification extends Told {
  readonly type: 'enterSpecification';
  /** Number and revision: "CUST-718-A rev 3". */
  readonly name: string;
  readonly customer: string;
  /** Canonical JSON, and its hash. */
  readonly specification: string;
  readonly documentSha256: string;
  /** Why it changes what was in use. */
  readonly reason?: string;
  readonly by: string;
}

/** N1: entered again until an independent person has compared it; afterwards a change is a new revision. */
export const enterSpecification = defineCommand<EnterSpecification>({
  type: 'enterSpecification',
  names: ({ name }) => ({ subjects: [`specification:${name}`] }),
  act: 'enter specification',
  decide(desk, { name, customer, specification, documentSha256, reason, by, happenedAt }) {
    checkName(name, `${desk.path}name`);
    checkName(customer, `${desk.path}customer`);
    const subject = `specification:${name}` as const;
    if (desk.book.stateOf(subject)?.status === 'compared')
      throw new ConflictError(`specification ${name} was compared and is in use`, {
        path: `${desk.path}name`,
        value: name,
        allowed: 'a revision that was not compared yet',
        cure: 'enter the change as a new revision',
      });
    desk.write('specification.entered', subject, {
      happenedAt: whenHappened(desk, happenedAt),
      customer,
      specification,
      documentSha256,
      ...(reason === undefined ? {} : { reason }),
      by,
    });
  },
});
