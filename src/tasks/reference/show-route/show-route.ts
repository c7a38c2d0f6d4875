import { defineVerb } from '../../task.ts';
import { shownRoute } from '../how-changed.ts';
import { contract } from './contract.ts';

/** The operations of a route by its name. Throws NotFoundError with the nearest names. */
export const showRoute = defineVerb(contract, ({ name }, context) => shownRoute(name, context));
