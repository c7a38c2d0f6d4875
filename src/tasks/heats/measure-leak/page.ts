import type { MeasuredLeak } from '../../../documents/heats/heats.ts';
import type { Page } from '../../../documents/page.ts';
import { list, paragraph } from '../../../pages/blocks/parts.ts';

/** A leak-up rate before a heat: the rate, its limit, and what may be done. */
export function page({ heat, leak, verdict, plant_Pa_m3_per_s, predicted }: MeasuredLeak): Page {
  const { furnace, leak_Pa_m3_per_s: rate, limit_Pa_m3_per_s: limit, accepted } = leak;
  const said: Readonly<Record<MeasuredLeak['verdict'], string>> = {
    within: `The limit of ${furnace} is ${limit} Pa m3/s: the heat may be melted.`,
    above: `The limit of ${furnace} is ${limit} Pa m3/s: the heat is neither charged nor melted. Find the leak and measure again, or let quality accept it with a reason.`,
    accepted: `The limit of ${furnace} is ${limit} Pa m3/s. Accepted by ${leak.by ?? 'nobody named'}: ${accepted}.`,
    'no-limit': `The plant states no limit for the leak of ${furnace}: the rate keeps no heat from being melted.`,
  };
  return {
    format: 'remelt-page/1',
    title: heat,
    verdict: verdict === 'above' ? 'booked; not to be melted' : 'booked',
    lead: [
      paragraph(
        `Leak-up rate of ${furnace}: ${rate} Pa m3/s. The plant states ${plant_Pa_m3_per_s} Pa m3/s.`,
        'strong',
      ),
      ...list([
        said[verdict],
        predicted
          ? 'The heat was predicted anew with this rate.'
          : 'The heat has no prediction that it could change; later ones take this rate.',
      ]),
    ],
    sections: [],
  };
}
