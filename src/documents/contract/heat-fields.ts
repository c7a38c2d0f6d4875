import { z } from 'zod';
import { newIdSchema, textSchema } from '../common.ts';
import { simulateInputSchema } from '../simulate.ts';
import { field } from './field.ts';

/** Fields that the verbs of heats take, with the words that they have everywhere. */

const words = { label: 'Heat', help: 'its number', from: 'heats', argument: 1 } as const;

/** The heat that a verb is about: its first argument. */
export const heatField = field(textSchema, words);

/** The number of a heat that may be new. */
export const newHeatField = field(newIdSchema, words);

/** Operations, or the name of a kept route. */
export const routeField = (help: string) =>
  field(z.union([simulateInputSchema.shape.route, textSchema]).exactOptional(), {
    ...{ label: 'Route', help, reads: 'named-route', takes: 'name' },
  });

/** What was shown before it is booked: the answer that is confirmed. */
export const confirmField = field(textSchema.exactOptional(), {
  ...{ label: 'What was shown', unshown: true, untyped: true },
  help: 'the field "shown" of the answer that is confirmed; without it nothing is booked',
});

/** When it happened. */
export const happenedAtField = <T extends z.ZodType>(schema: T): T =>
  field(schema, {
    ...{ label: 'Time', help: 'when it happened (ISO 8601 with zone); default now' },
    ...{ unshown: true, untyped: true },
  });
