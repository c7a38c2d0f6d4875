import { showSpecificationOrder } from '../../documents/orders/reference.ts';
import { keptSpecificationSchema } from '../../documents/reference.ts';
import { defineTask } from '../task.ts';
import { keptSpecification } from './kept.ts';

/** What a controlled specification states, and who entered and compared it. Throws NotFoundError with the nearest names. */
export const showSpecification = defineTask({
  name: 'show-specification',
  title: 'Show a controlled specification',
  order: showSpecificationOrder,
  answer: keptSpecificationSchema,
  act: null,
  reads: true,
  run: ({ name }, context) => keptSpecification(name, context),
});
