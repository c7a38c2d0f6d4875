import { shownRoute } from '../../../desk/reference/how-changed.ts';
import { defineVerb } from '../../task.ts';
import { contract } from './contract.ts';

/** The operations of a route by its name. Throws NotFoundError with the nearest names. */
export const showRoute = defineVerb(contract, ({ name }, context) => shownRoute(name, context));
