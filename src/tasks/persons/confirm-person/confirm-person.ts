import { signatureOf } from '../../../desk/actor.ts';
import { signalOf, type TaskContext } from '../../../desk/context.ts';
import { deputyWords } from '../../../documents/persons.ts';
import { refuseConfirmation } from '../../../evidence/ledger/commands/plant/confirm-person.ts';
import type { PersonState } from '../../../evidence/ledger/subjects/person.ts';
import { requireOtherHands } from '../../../metal/plant/person.ts';
import { defineVerb } from '../../task.ts';
import { personsOf } from '../persons-answer.ts';
import { contract } from './contract.ts';

/** Confirms what another person proposed of somebody: it holds from now on. */
export const confirmPerson = defineVerb(
  contract,
  async ({ person }, context) => {
    await context.store.execute(
      { type: 'confirmPerson', person, ...signatureOf(context.actor) },
      signalOf(context),
    );
    return personsOf(context);
  },
  {
    signs: async ({ person }, name, context) =>
      `I, ${name}, confirm what was proposed of ${person}: ${await proposedWords(person, context)}.`,
  },
);

/** What is confirmed, in words. Throws what the ledger would, so that nobody signs what is refused then. */
async function proposedWords(person: string, { store, actor }: TaskContext): Promise<string> {
  const { by } = signatureOf(actor);
  const listed = await store.subjects('person');
  const state = listed.map(({ state: one }) => one as PersonState).find(({ id }) => id === person);
  const proposal = refuseConfirmation({ person, by, proposal: state?.proposal ?? null });
  if (by !== undefined)
    requireOtherHands({ act: 'admit person', by }, state?.hands ?? [], {
      of: `person ${person}`,
      path: 'by',
    });
  const { ended, name, roles, validUntil, deputyFor, deputyFrom, deputyUntil, tokenSha256, account } =
    proposal;
  if (ended) return `${name} is ended, and acts in this plant no more`;
  return [
    `${name}, with the ${roles.length === 1 ? 'role' : 'roles'} ${roles.join(', ')}`,
    validUntil && `until ${validUntil}`,
    deputyFor &&
      deputyUntil &&
      `deputy ${deputyWords({
        of: deputyFor,
        ...(deputyFrom && { from: deputyFrom }),
        until: deputyUntil,
        ...(proposal.deputyRoles && { roles: [...proposal.deputyRoles] }),
      })}`,
    tokenSha256 && 'with a new token',
    account && `proved by the account ${account.user}@${account.machine}`,
  ]
    .filter(Boolean)
    .join(', ');
}
