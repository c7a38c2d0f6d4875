import { z } from 'zod';
import { defineContract } from '../../../documents/contract/contract.ts';
import { field } from '../../../documents/contract/field.ts';
import { heatField } from '../../../documents/contract/fields.ts';
import { routeField, stageField } from '../../../documents/contract/heat-fields.ts';
import { minutesSchema } from '../../../documents/heats/bath-sample.ts';
import { heatAdviceSchema } from '../../../documents/heats/heats.ts';

const order = z.strictObject({
  heat: heatField,
  at: field(
    z.iso.datetime({ offset: true, error: 'must be a time such as 2026-11-28T14:05:00Z' }).exactOptional(),
    {
      ...{ label: 'Moment', help: 'the moment that the advice is for (ISO 8601 with zone); default now' },
      ...{ unshown: true, untyped: true },
    },
  ),
  minutes: field(minutesSchema.exactOptional(), {
    ...{ label: 'Time since it was molten', unit: 'min' },
    help: 'time since the metal was molten; default since its charge was booked',
  }),
  latestMinutes: field(minutesSchema.exactOptional(), {
    ...{ label: 'Held until', unit: 'min', option: 'latest' },
    help: 'until when it may be held, since it was molten; default as long as planned',
  }),
  stage: stageField,
  route: routeField(
    'kept route, or a JSON file with its operations, for a heat whose plan names none; not with a furnace log',
  ),
  arrived: field(z.literal(true).exactOptional(), {
    label: 'With what arrived',
    help: 'also on results that arrived and that nobody has taken yet; nothing is booked on it',
  }),
  confidence: field(z.number().min(0.5).lt(1).exactOptional(), {
    ...{ label: 'Sure enough', takes: 'p' },
    help: 'probability of being inside every limit that is sure enough; default 0.9',
  }),
});
export type AdviseHeatOrder = z.infer<typeof order>;

const EXIT = { pour: 0, 'not-by-waiting': 1 } as const;

export const contract = defineContract({
  group: 'heats',
  name: 'advise-heat',
  title: 'Advise on a heat in the furnace from what is recorded of it: pour, wait, sample or add',
  order,
  answer: heatAdviceSchema,
  act: null,
  examples: [{ heat: 'H26-001', minutes: 45, latestMinutes: 120 }],
  exit: ({ advice: { action } }) => (action === 'pour' || action === 'not-by-waiting' ? EXIT[action] : 3),
  reads: true,
});
