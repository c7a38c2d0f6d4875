import type { WhatIf } from '../../../documents/heats/what-if.ts';
import type { Page } from '../../../documents/page.ts';
import { massText, readable, signed, usd } from '../../../foundation/quantity/format.ts';
import { assumptions, list, number, paragraph, section, tableUnlessEmpty } from '../parts.ts';

/** Costs this near each other are told alike [USD]. */
const SAME_USD = 0.005;

/** A plan beside itself with some changes: what differs in cost and charge, and what then binds. */
export function whatIfPage(output: WhatIf & { readonly planned_usd?: number | null }): Page {
  const { heat, mass_kg, z, changes, before, after, lots, assumed, planned_usd = null } = output;
  return {
    format: 'remelt-page/1',
    title: `What if: ${heat}`,
    lead: [
      paragraph(sentenceOf(output), 'strong'),
      {
        kind: 'facts',
        rows: [
          ['asked', changes.join('; ') || 'nothing'],
          ['plan in force', usd(before.cost_usd)],
          ['changed', after === null ? 'cannot be made' : usd(after.cost_usd)],
          ...(planned_usd === null || Math.abs(planned_usd - before.cost_usd) < SAME_USD
            ? []
            : [['with its route and trims', usd(planned_usd)] satisfies [string, string]]),
          ['guard', `${readable(z)} standard deviations to each uncertain limit, in both`],
          ['refined metal', `${readable(mass_kg)} kg`],
        ],
      },
    ],
    sections: [
      ...section(
        'lots',
        'What the charge takes more or less of',
        tableUnlessEmpty(lots, [
          ['material', ({ id }) => id],
          [number('in the plan, kg'), ({ before_kg }) => massText(before_kg)],
          [number('changed, kg'), ({ after_kg }) => massText(after_kg)],
          [number('difference, kg'), ({ before_kg, after_kg }) => signed(massText(after_kg - before_kg))],
        ]),
      ),
      ...section(
        'binds',
        'What holds the changed charge where it is',
        list(after?.binding.map(({ words }) => words) ?? []),
      ),
      ...assumptions(assumed),
    ],
  };
}

function sentenceOf({ after, difference_usd, mass_kg, changes, unused = [] }: WhatIf): string {
  if (changes.length === 0) return 'Nothing was changed: name a price, a limit, a share or a lot.';
  if (after === null || difference_usd === null) return 'With these changes no charge meets the limits.';
  if (Math.abs(difference_usd) < SAME_USD)
    return unused.length === 0 ? 'The charge would cost the same.' : `No effect: ${unused.join(', ')}.`;
  const more = difference_usd > 0 ? 'more' : 'less';
  return `The charge would cost ${usd(Math.abs(difference_usd))} ${more}, ${usd(Math.abs(difference_usd) / mass_kg)} per kg of refined metal.`;
}
