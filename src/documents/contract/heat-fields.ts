import { z } from 'zod';
import { newIdSchema, textSchema } from '../common.ts';
import { minutesSchema, roomSchema } from '../heats/bath-sample.ts';
import { heatContractSchema } from '../heats/heat-contract.ts';
import { POINT_STEPS, statedPointsSchema } from '../heats/hold-points.ts';
import { simulateInputSchema } from '../heats/simulate.ts';
import { field } from './field.ts';

/** Fields that the verbs of heats take, with the words that they have everywhere. */

/** The number of a heat that may be new. */
export const newHeatField = field(newIdSchema, {
  ...{ label: 'Heat', help: 'its number', from: 'heats', argument: 1 },
});

/** Operations, or the name of a kept route. */
export const routeField = (help: string) =>
  field(z.union([simulateInputSchema.shape.route, textSchema]).exactOptional(), {
    ...{ label: 'Route', help, reads: 'named-route', takes: 'name' },
  });

/** When it happened. */
export const happenedAtField = <T extends z.ZodType>(schema: T): T =>
  field(schema, {
    ...{ label: 'Time', help: 'when it happened (ISO 8601 with zone); default now' },
    ...{ unshown: true, untyped: true },
  });

/** Operation of the route that the bath is in. */
export const stageField = field(z.number().int().min(1).exactOptional(), {
  ...{ label: 'Operation of the route', takes: 'n' },
  help: 'operation of the route that the bath is in, from 1; default by the furnace log, or the only bath',
});

/** What a person may say of a trim. */
export const trimFields = {
  mass_kg: field(z.number().positive().max(1e6).exactOptional(), {
    ...{ label: 'Metal in the furnace', unit: 'kg' },
    help: 'metal in the furnace; default: what was poured, else what was charged',
  }),
  furnaceRoom_kg: field(roomSchema.exactOptional(), {
    ...{ label: 'Room left in the furnace', unit: 'kg', option: 'room' },
    help: 'room left in the furnace; default: its capacity less the metal in it, or 5 % of the metal where no furnace is known',
  }),
  minutes: field(minutesSchema.exactOptional(), {
    ...{ label: 'Time since the sample', unit: 'min', help: 'time since the sample was taken; default 30' },
  }),
  confidence: field(z.number().min(0.5).lt(1).exactOptional(), {
    ...{ label: 'Conformance probability', takes: 'p' },
    help: 'required conformance probability after the additions; default 0.99',
  }),
  stage: stageField,
  divert: field(z.array(textSchema).max(20).exactOptional(), {
    ...{ label: 'Other grades', help: 'grades that the heat may become', reads: 'names', takes: 'grades' },
  }),
};

/** How the customer of a heat pays; `of` = what it is of, before the words. */
export const paymentField = (of = '') =>
  field(heatContractSchema.exactOptional(), {
    ...{ label: 'How the customer pays', option: 'contract', reads: 'payment', unshown: true },
    help: `${of}how the customer pays: type, money per kg, day: "fixed 62 USD/kg 2026-11-01"`,
  });

/** Hold and witness points of a heat; `of` = what they are of, before the words. */
export const pointsField = (of = '') =>
  field(statedPointsSchema.exactOptional(), {
    ...{ label: 'Hold points', reads: 'points', unshown: true },
    options: [
      {
        ...{ option: 'hold-point', takes: 'step=words' },
        help: `${of}work waits before this step for a stamp: "pour=mould dry and clean", with a role "addition:analyst=bath sample agreed"; steps: ${POINT_STEPS.join(', ')}`,
      },
      {
        ...{ option: 'witness-point', takes: 'step:min=words' },
        help: `${of}an inspector is called before this step, and work goes on when nobody came in time: "cast:30min=stripping of the ingots"`,
      },
    ],
  });
