import type { RecordedHeat } from '../../../documents/heats/heats.ts';
import type { Page } from '../../../documents/page.ts';
import { kilograms, percent } from '../../../foundation/quantity/format.ts';
import { list, paragraph, section } from '../parts.ts';
import { recordedBlocks, recordedOf } from './heat-sections.ts';

type Heat = RecordedHeat['heat'];
type AsCharged = NonNullable<RecordedHeat['asCharged']>;

/** What is shown of a recorded heat. */
interface Recorded extends Pick<RecordedHeat, 'compared' | 'booked' | 'repeated'> {
  readonly heat: Pick<Heat, 'id' | 'status' | 'input_g' | 'output_g' | 'unbalanced_g' | 'target' | 'route'>;
  readonly asCharged:
    | (Pick<AsCharged, 'outside'> & { readonly certificate: Pick<AsCharged['certificate'], 'passRate'> })
    | null;
}

/** What really happened to a heat: how its charge was weighed, and what was predicted against what was measured. */
export const recordedHeatPage = ({ heat, compared, asCharged, booked, repeated }: Recorded): Page => ({
  format: 'remelt-page/1',
  title: heat.id,
  verdict: heat.status,
  lead: [
    paragraph(
      `${kilograms(heat.input_g)} charged${heat.output_g === null ? '' : `, ${kilograms(heat.output_g)} came out`}${repeated ? ' (booked before, nothing changed)' : ''}`,
    ),
    ...list([
      ...booked.map(
        ({ seq, of, words }) => `${of === `heat:${heat.id}` ? '' : `${of}: `}${words} (record ${seq})`,
      ),
      ...(heat.unbalanced_g === 0
        ? []
        : [`${kilograms(heat.unbalanced_g)} are unaccounted for: it cannot pass until they are explained`]),
      ...(asCharged
        ? [
            `the charge as weighed meets ${heat.target.specification ?? 'the grade'} in ${percent(asCharged.certificate.passRate)} of draws, ${heat.route === null ? 'before any furnace' : 'through its route'}`,
            ...asCharged.outside,
          ]
        : []),
    ]),
  ],
  sections: section(
    'recorded',
    'Predicted and recorded',
    compared ? recordedBlocks(recordedOf(compared)) : [],
  ),
});
