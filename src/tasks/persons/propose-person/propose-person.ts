import { signatureOf } from '../../../desk/actor.ts';
import { signalOf, type TaskContext } from '../../../desk/context.ts';
import { hashOfText } from '../../../foundation/quantity/canonical.ts';
import { defineVerb } from '../../task.ts';
import { personsOf, rolesOf } from '../persons-answer.ts';
import { contract, type Order } from './contract.ts';

/** Proposes a person or a change of one; another person confirms it. Throws InputError for a role that is not one. */
export const proposePerson = defineVerb(contract, async (order, context) => {
  const { token, roles, ...proposal } = order;
  await context.store.execute(
    {
      type: 'proposePerson',
      ...(await keptOf(order, context)),
      ...proposal,
      ...(roles === undefined ? {} : { roles: rolesOf(roles) }),
      ...(token === undefined ? {} : { tokenSha256: hashOfText(token) }),
      ...signatureOf(context.actor),
    },
    signalOf(context),
  );
  return personsOf(context);
});

/** Validity and deputy of a person of whom only what proves them is proposed: they stay as they are. */
async function keptOf(
  { person, token: _token, account: _account, ...rest }: Order,
  { store }: Pick<TaskContext, 'store'>,
): Promise<Pick<Order, 'validUntil' | 'deputyFor' | 'deputyUntil'>> {
  if (Object.keys(rest).length > 0) return {};
  const known = (await store.roster()).persons.find(({ id }) => id === person);
  const { validUntil, deputyFor, deputyUntil } = known ?? {};
  return {
    ...(validUntil === undefined ? {} : { validUntil }),
    ...(deputyFor === undefined || deputyUntil === undefined ? {} : { deputyFor, deputyUntil }),
  };
}
