import { registersOf } from '../../../desk/reference/registers.ts';
import { defineVerb } from '../../task.ts';
import { contract } from './contract.ts';

/** What the plant consists of: its own entries first, then what stands in for it, then what has ended. */
export const listRegisters = defineVerb(contract, ({ register }, context) =>
  registersOf(context, { register }),
);
