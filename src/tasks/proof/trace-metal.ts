import { traceMetalOrder } from '../../documents/orders/proof.ts';
import { traceSchema } from '../../documents/trace.ts';
import { defineTask } from '../task.ts';
import { traceOf } from './trace-of-metal.ts';

/** Where metal came from or went to, as `traceOf` tells it. */
export const traceMetal = defineTask({
  name: 'trace-metal',
  title: 'Trace metal back to its sources or forward to its products',
  order: traceMetalOrder,
  answer: traceSchema,
  act: null,
  reads: true,
  forVisitors: true,
  run: traceOf,
});
