import { confirmPersonOrder } from '../../documents/orders/persons.ts';
import { personsSchema } from '../../documents/persons.ts';
import { signatureOf } from '../actor.ts';
import { signalOf } from '../context.ts';
import { defineTask } from '../task.ts';
import { personsOf } from './persons-answer.ts';

/** Confirms what another person proposed of somebody: it holds from now on. */
export const confirmPerson = defineTask({
  name: 'confirm-person',
  title: 'Confirm what another person proposed of somebody',
  order: confirmPersonOrder,
  answer: personsSchema,
  act: 'admit person',
  signs: ({ person }, name) => `I, ${name}, confirm what was proposed of ${person}.`,
  run: async ({ person }, context) => {
    await context.store.execute(
      { type: 'confirmPerson', person, ...signatureOf(context.actor) },
      signalOf(context),
    );
    return personsOf(context);
  },
});
