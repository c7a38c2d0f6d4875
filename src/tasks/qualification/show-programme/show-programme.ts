import { boardOf } from '../../../desk/programme/board.ts';
import { defineVerb } from '../../task.ts';
import { contract } from './contract.ts';

/** The board of a programme: properties and gates, what was recorded, what is missing. */
export const showProgramme = defineVerb(contract, ({ programme }, context) => boardOf(programme, context));
