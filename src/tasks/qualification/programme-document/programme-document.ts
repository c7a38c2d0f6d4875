import { defineVerb } from '../../task.ts';
import { documentOfProgramme } from '../qualified-document.ts';
import { contract } from './contract.ts';

/** Throws ForbiddenError before gate 1 passed: no heat is qualified. */
export const programmeDocument = defineVerb(contract, ({ programme }, context) =>
  documentOfProgramme(programme, context),
);
