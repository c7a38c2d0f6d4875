import type { Heats, RecordedHeat, Yields } from '../../documents/heats.ts';
import type { Page } from '../../documents/page.ts';
import { counted, kilograms, percent } from '../../foundation/quantity/format.ts';
import { recordedBlocks, recordedOf } from './heat-sections.ts';
import { list, number, paragraph, section, shortPage, table } from './parts.ts';

/** The heats of the ledger, the one that changed last at the end. */
export function heatsPage({ heats, next }: Heats): Page {
  const waiting = heats.some(({ waits }) => waits !== undefined);
  return shortPage(
    waiting ? 'Work in progress' : 'Heats',
    heats.length === 0
      ? [paragraph('no heats')]
      : [
          table(
            [
              'heat',
              'status',
              'grade',
              number('charged'),
              ...(waiting ? ['waits for', 'on', number('days')] : []),
            ],
            heats.map(({ heat, status, grade, charged_kg, waits }) => [
              heat,
              status,
              grade ?? '-',
              kilograms(1000 * charged_kg),
              ...(waiting && waits ? [waits.for, waits.on.join(', '), String(waits.age_d)] : []),
            ]),
          ),
          ...(next === undefined
            ? []
            : [paragraph(`More heats follow. The next ones: --limit ${heats.length} --after ${next}`)]),
        ],
  );
}

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

/** Metal yields by form and supplier, before and after the plant's own heats. */
export const yieldsPage = ({ yields, leastHeats }: Yields): Page =>
  shortPage(
    'Metal yields',
    yields.length === 0
      ? [paragraph('no recorded heat to learn from')]
      : [
          table(
            [
              'form',
              'supplier',
              number('heats'),
              number('charged'),
              number('before'),
              number('learned'),
              'plans take',
            ],
            yields.map((one) => [
              one.form,
              one.supplier,
              String(one.heats),
              kilograms(one.charged_g),
              shareText(one.prior),
              shareText(one.learned),
              one.enough ? 'learned' : `before: ${counted(one.heats, 'heat')} of ${leastHeats}`,
            ]),
          ),
        ],
  );

const shareText = ({ mean, spread }: Yields['yields'][number]['prior']): string =>
  `${(100 * mean).toFixed(2)} +- ${percent(spread, 2)}`;
