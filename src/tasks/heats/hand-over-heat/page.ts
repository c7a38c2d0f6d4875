import type { Shift } from '../../../documents/heats/heats.ts';
import type { Page } from '../../../documents/page.ts';
import { kilograms, utcMinute } from '../../../foundation/quantity/format.ts';
import { list, paragraph } from '../../../pages/blocks/parts.ts';

/** How a heat stands when a shift ends: what the next one must know, and who has it. */
export const page = ({ heat, status, openSamples, shifts, booked }: Shift): Page => ({
  format: 'remelt-page/1',
  title: heat,
  verdict: status,
  lead: [
    ...booked.map(({ words, seq }) => paragraph(`${words} (record ${seq})`, 'strong')),
    ...list([
      ...(openSamples.length === 0 ? [] : [`Samples without results: ${openSamples.join(', ')}`]),
      ...shifts.map(
        ({ step, by, happenedAt, note, weighed = [] }) =>
          `${step === 'taken-over' ? 'Taken over' : 'Handed over'}${by === null ? '' : ` by ${by}`}, ${utcMinute(happenedAt)}${note === null ? '' : `: ${note}`}${weighed.length === 0 ? '' : `; weighed and not charged: ${weighed.map(({ lot, mass_g }) => `${lot} ${kilograms(mass_g)}`).join(', ')}`}`,
      ),
    ]),
  ],
  sections: [],
});
