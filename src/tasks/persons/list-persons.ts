import { listPersonsOrder } from '../../documents/orders/persons.ts';
import { personsSchema } from '../../documents/persons.ts';
import { defineTask } from '../task.ts';
import { personsOf } from './persons-answer.ts';

/** Whose ledger it is, who may do what in it today, and what waits to be confirmed. */
export const listPersons = defineTask({
  name: 'list-persons',
  title: 'List the persons of the plant and their roles',
  order: listPersonsOrder,
  answer: personsSchema,
  act: null,
  reads: true,
  run: (_, context) => personsOf(context),
});
