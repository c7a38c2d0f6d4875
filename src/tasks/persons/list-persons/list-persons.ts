import { defineVerb } from '../../task.ts';
import { personsOf } from '../persons-answer.ts';
import { contract } from './contract.ts';

/** Whose ledger it is, who may do what in it today, and what waits to be confirmed. */
export const listPersons = defineVerb(contract, (_, context) => personsOf(context));
