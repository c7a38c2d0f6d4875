import { massText } from '../../foundation/quantity/format.ts';
import { idOf } from '../../metal/alloy/words.ts';
import type { Story } from '../../pages/blocks/heats/heat-sections.ts';
import { type RecordedDemo, scriptedWords } from './record-demo-heat.ts';

/** What happened to a recorded heat from its first sample to its shipment, and that its samples are made up. */
export function storyOf({ sheet, trims, releases, certificate, shipped, up, down }: RecordedDemo): Story {
  const lines = sheet.steps.flatMap((step) => step.lines);
  const lots = certificate.lots.filter(({ originClass }) => originClass !== 'virgin');
  const steps = [
    {
      what: 'charged',
      words: `${lines.length} lots by the charge make-up sheet, weighed in whole steps of the scales`,
    },
    ...trims.map(({ output }, i) => ({
      what: `bath sample ${i + 1}`,
      words: output.words.join('; '),
    })),
    ...releases.map(({ object, released: { output } }) => ({
      what: `release of ${object}`,
      words: `${output.verdict}, signed by p-cert, on ${output.elements.length} results at top and bottom${output.reasons.length > 0 ? `: ${output.reasons[0]}` : ''}`,
    })),
    {
      what: `certificate ${certificate.number}`,
      words: `demonstration of a type ${certificate.type} certificate: ${certificate.results.length} results, validated by ${certificate.validators.map(({ name }) => name).join(', ')}`,
    },
    {
      what: 'shipped',
      words: `${shipped.id}, ${massText(shipped.mass_g / 1000, 1)} kg, with the hash of the certificate`,
    },
    {
      what: 'traced back',
      words: `${up.rows.filter(({ subject }) => subject.startsWith('lot:')).length} lots, ${lots.length} of them returns, ${(100 * lots.reduce((sum, { share }) => sum + Number(share), 0)).toFixed(1)} % of its metal`,
    },
    {
      what: 'traced forward',
      words: `${idOf(down.subject)} went into ${down.rows.map(({ subject }) => idOf(subject)).join(', ')}`,
    },
  ];
  return {
    words: `Every sample here is simulated: it is drawn from the prediction itself. The script includes ${scriptedWords()}, so that there is something to trim. Agreement shows that the records work; it shows nothing about furnaces.`,
    steps,
  };
}
