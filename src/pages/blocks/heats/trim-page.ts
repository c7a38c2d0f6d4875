import type { CorrectOutput } from '../../../documents/heats/correct.ts';
import type { Page, Table } from '../../../documents/page.ts';
import { shownUnit, shownWtpct } from '../../../documents/shown-unit.ts';
import { kilograms, money } from '../../../foundation/quantity/format.ts';
import { assumptions, list, number, paragraph, predicted, section, table } from '../parts.ts';

/** What each verdict is called on a page; documents keep their word. */
const VERDICT_WORDS = {
  'none-needed': 'not needed',
  correct: 'needed',
  'not-possible': 'no trim helps',
  undecided: 'undecided',
} as const;

/** What to add after a bath sample: the additions and how sure they are, other ways, contents before and after. */
export function trimPage(output: CorrectOutput): Page {
  const { verdict, words, additions, ways, assumed } = output;
  const [first, ...others] = words;
  return {
    format: 'remelt-page/1',
    title: 'Trim after the bath sample',
    verdict: VERDICT_WORDS[verdict],
    lead: [paragraph(first ?? '', 'strong'), ...list(others)],
    sections: [
      ...section(ADDITIONS, 'What to add', additions.length > 0 ? [additionsTable(output)] : []),
      ...section('ways', 'Other ways', list(ways.map((one) => `${one.way}: ${one.words}`))),
      ...section('composition', 'Composition', [predicted(compositionTable(output))]),
      ...assumptions(assumed),
    ],
  };
}

/** Section of what a trim adds; a page of one that adds nothing has none. */
const ADDITIONS = 'additions';

const additionsTable = ({ additions }: CorrectOutput): Table =>
  table(
    ['material', number('mass'), number('cost [USD]')],
    additions.map(({ id, mass_kg, cost_usd }) => [id, kilograms(1000 * mass_kg), money(cost_usd)]),
  );

const compositionTable = ({ composition }: CorrectOutput): Table =>
  table(
    ['element', 'unit', number('sample'), number('after'), '5 to 95 %', number('min'), number('max')],
    composition.map(({ element, before_wtpct, after_wtpct, p05_wtpct, p95_wtpct, min_wtpct, max_wtpct }) => {
      const say = (wtpct: number | null): string => (wtpct === null ? '' : shownWtpct(element, wtpct));
      return [
        element,
        shownUnit(element),
        say(before_wtpct),
        say(after_wtpct),
        `${say(p05_wtpct)} to ${say(p95_wtpct)}`,
        say(min_wtpct),
        say(max_wtpct),
      ];
    }),
  );
