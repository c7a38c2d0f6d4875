import { controlsOfMethod } from '../../../desk/arrivals/controls-of-method.ts';
import { defineVerb } from '../../task.ts';
import { contract } from './contract.ts';

/** What control samples of a method showed, in the order in which their files arrived. Throws InputError for an unknown method. */
export const showControls = defineVerb(contract, ({ method }, context) => controlsOfMethod(method, context));
