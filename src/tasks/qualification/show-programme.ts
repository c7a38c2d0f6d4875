import { showProgrammeOrder } from '../../documents/orders/programme.ts';
import { programmeBoardSchema } from '../../documents/programme-board.ts';
import { defineTask } from '../task.ts';
import { boardOf } from './board.ts';

/** The board of a programme: properties and gates, what was recorded, what is missing. */
export const showProgramme = defineTask({
  name: 'show-programme',
  title: 'Show a programme as a board of properties and gates',
  order: showProgrammeOrder,
  answer: programmeBoardSchema,
  act: null,
  reads: true,
  forVisitors: true,
  run: ({ programme }, context) => boardOf(programme, context),
});
