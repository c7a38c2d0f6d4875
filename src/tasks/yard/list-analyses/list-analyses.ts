import { orderedAnalyses } from '../../../desk/yard/ordered-analyses.ts';
import { defineVerb } from '../../task.ts';
import { contract } from './contract.ts';

/** The analyses of lots that were ordered and not booked yet, the oldest order first. */
export const listAnalyses = defineVerb(contract, (_order, context) => orderedAnalyses(context));
