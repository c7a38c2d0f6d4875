import type { Page } from '../../../documents/page.ts';
import type { AssureOutput } from '../../../documents/qualification/assure.ts';
import { money, percent, significant } from '../../../foundation/quantity/format.ts';
import { assumptions, number, paragraph, section, table, tableOf } from '../parts.ts';

/** Designs of a programme side by side, with the cheapest that reaches the wanted chance. */
export const assurePage = (output: AssureOutput): Page => ({
  format: 'remelt-page/1',
  title: 'Chance that a programme passes',
  lead: [
    paragraph(cheapestWords(output), 'strong'),
    tableOf(output.designs, [
      ['design', (design) => `${design.heats} x ${design.perHeat}`],
      ['level', (design) => design.level],
      [number('P(PASS)'), (design) => percent(design.pass.chance)],
      ['95 % interval', (design) => `${percent(design.pass.low)} to ${percent(design.pass.high)}`],
      [number('HOLD'), (design) => percent(design.hold)],
      [number('FAIL'), (design) => percent(design.fail)],
      [number('specimens'), (design) => String(design.specimens)],
      [number('months'), (design) => (design.months === undefined ? '-' : significant(design.months))],
      [number('cost [USD]'), (design) => (design.cost_usd === undefined ? '-' : money(design.cost_usd, 0))],
    ]),
  ],
  sections: [
    ...section(
      'properties',
      'Each property alone',
      [
        table(
          ['property', ...output.designs.map(({ heats, perHeat }) => number(`${heats} x ${perHeat}`))],
          output.designs[0]!.properties.map(({ id }, i) => [
            id,
            ...output.designs.map(({ properties }) => percent(properties[i]!.pass)),
          ]),
        ),
      ],
      { detail: true },
    ),
    ...assumptions(output.assumed),
  ],
});

function cheapestWords({ designs, cheapest, wanted }: AssureOutput): string {
  const design = cheapest === undefined ? undefined : designs[cheapest];
  if (!design) return `No design of the level aimed at is shown to reach a chance of ${percent(wanted, 0)}.`;
  return `Cheapest with a chance of at least ${percent(wanted, 0)}: ${design.heats} heats of ${design.perHeat}.`;
}
