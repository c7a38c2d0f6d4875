import { z } from 'zod';
import { newIdSchema, textSchema } from '../../../documents/common.ts';
import { defineContract } from '../../../documents/contract/contract.ts';
import { field } from '../../../documents/contract/field.ts';
import { weighingsOrder } from '../../../documents/yard/scale.ts';
import { cutSchema } from '../../../documents/yard/stock.ts';

const weighed = { mass_g: z.number().int().positive().max(1e9), readings: weighingsOrder.exactOptional() };
const piece = z.strictObject({ object: newIdSchema, form: newIdSchema, ...weighed });
const crop = z.strictObject({ lot: newIdSchema, form: newIdSchema, ...weighed });
const loss = z.strictObject({ to: textSchema, ...weighed });

export const contract = defineContract({
  group: 'heats',
  name: 'cut-object',
  verb: 'cut',
  title: 'Book that an ingot or bar was cut up: pieces, crops and losses add up to its mass',
  order: z.strictObject({
    object: field(
      z
        .string()
        .min(1)
        .max(200)
        .regex(/^(object:)?[^:]+$/, 'is not the id of an object, such as I-1'),
      { label: 'Object', help: 'I-1 or object:I-1', argument: 1 },
    ),
    pieces: field(z.array(piece).min(1).max(200), {
      label: 'Pieces',
      help: 'pieces, such as I-1-A=120; another form: I-1-B:bar=118',
      reads: 'pieces',
      option: 'piece',
    }),
    reverts: field(z.array(crop).max(50).exactOptional(), {
      label: 'Crops',
      help: 'crops that come back as lots on hold, such as I-1-C:crop=4',
      reads: 'crops',
      option: 'revert',
    }),
    losses: field(z.array(loss).max(20).exactOptional(), {
      label: 'Losses',
      help: 'such as kerf=0.8',
      reads: 'losses',
      option: 'loss',
    }),
  }),
  answer: cutSchema,
  act: 'record heat',
  who: 'who cut it',
  button: 'Book the cut',
  examples: [
    {
      object: 'I-1',
      pieces: [
        { object: 'I-1-A', form: 'bar', mass_g: 120_000 },
        { object: 'I-1-B', form: 'bar', mass_g: 118_000 },
      ],
      reverts: [{ lot: 'I-1-C', form: 'crop', mass_g: 6000 }],
      losses: [{ to: 'kerf', mass_g: 800 }],
    },
  ],
  exampleBy: 'p-melt',
});
