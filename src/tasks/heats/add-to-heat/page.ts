import type { Additions } from '../../../documents/heats/heats.ts';
import type { Page } from '../../../documents/page.ts';
import { shownUnit, shownWtpct } from '../../../documents/shown-unit.ts';
import { kilograms } from '../../../foundation/quantity/format.ts';
import { list, number, paragraph, section, tableOf, tableUnlessEmpty } from '../../../pages/blocks/parts.ts';

const KIND_WORDS: Readonly<Record<Additions['kind'], string>> = {
  planned: 'as planned',
  advised: 'the advised trim',
  unplanned: 'not planned',
};

/** Metal for a heat in the furnace: which lots, and what the bath becomes. */
export function page({ heat, kind, booked, lines, composition, words }: Additions): Page {
  const total = lines.reduce((sum, { mass_g }) => sum + mass_g, 0);
  const moved = composition.filter(
    ({ element, before_wtpct, after_wtpct }) =>
      before_wtpct === null || shownWtpct(element, before_wtpct) !== shownWtpct(element, after_wtpct),
  );
  return {
    format: 'remelt-page/1',
    title: heat,
    verdict: booked ? 'booked' : 'not booked yet',
    lead: [
      paragraph(`${booked ? 'Added' : 'To be added'}: ${kilograms(total)}, ${KIND_WORDS[kind]}`, 'strong'),
      ...list(words),
      tableOf(lines, [
        ['lot', ({ lot }) => lot],
        ['material', ({ clearedAs }) => clearedAs],
        [number('mass'), ({ mass_g }) => kilograms(mass_g)],
        ['certificate', ({ reference }) => reference ?? '-'],
        [number('left in the yard'), ({ left_g }) => kilograms(left_g)],
      ]),
    ],
    sections: section('composition', 'Bath, as expected', [
      ...tableUnlessEmpty(moved, [
        ['element', ({ element }) => element],
        ['unit', ({ element }) => shownUnit(element)],
        [
          number('before'),
          ({ element, before_wtpct }) => (before_wtpct === null ? '-' : shownWtpct(element, before_wtpct)),
        ],
        [number('after'), ({ element, after_wtpct }) => shownWtpct(element, after_wtpct)],
      ]),
    ]),
  };
}
