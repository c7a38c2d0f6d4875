import { traceOf } from '../../../desk/genealogy/trace-of-metal.ts';
import { defineVerb } from '../../task.ts';
import { contract } from './contract.ts';

/** Where metal came from or went to, as `traceOf` tells it. */
export const traceMetal = defineVerb(contract, traceOf);
