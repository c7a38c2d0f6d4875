import { defineVerb } from '../../task.ts';
import { traceOf } from '../trace-of-metal.ts';
import { contract } from './contract.ts';

/** Where metal came from or went to, as `traceOf` tells it. */
export const traceMetal = defineVerb(contract, traceOf);
