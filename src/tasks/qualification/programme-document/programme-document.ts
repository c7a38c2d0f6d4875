import { documentOfProgramme } from '../../../desk/programme/qualified-document.ts';
import { defineVerb } from '../../task.ts';
import { contract } from './contract.ts';

/** Throws ForbiddenError before gate 1 passed: no heat is qualified. */
export const programmeDocument = defineVerb(contract, ({ programme }, context) =>
  documentOfProgramme(programme, context),
);
