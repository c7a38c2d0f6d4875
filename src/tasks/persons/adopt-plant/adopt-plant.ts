import { ownAccount } from '../../../evidence/ledger/signer.ts';
import { hashOfText } from '../../../foundation/quantity/canonical.ts';
import { isDemonstration } from '../../../metal/plant/site.ts';
import { signalOf } from '../../context.ts';
import { defineVerb } from '../../task.ts';
import { personsOf } from '../persons-answer.ts';
import { contract } from './contract.ts';
import { refuseDemonstration } from './refuse-demonstration.ts';

/** Gives a ledger that was begun without persons those of plant.json, by two of them. */
export const adoptPlant = defineVerb(contract, async ({ tokens, ...order }, context) => {
  const { plant } = context.compute.facts();
  const demonstration = isDemonstration(plant);
  if (!demonstration && (await context.store.roster()).plant === null)
    await refuseDemonstration(context.store, plant.persons);
  await context.store.execute(
    {
      type: 'adoptPlant',
      ...order,
      demonstration,
      ...(demonstration ? {} : { ranBy: ownAccount() }),
      persons: plant.persons.map((person) => ({
        ...person,
        ...(Object.hasOwn(tokens, person.id) ? { tokenSha256: hashOfText(tokens[person.id]!) } : {}),
      })),
    },
    signalOf(context),
  );
  return personsOf(context);
});
