import type { FurnaceOfPlan, RowOfFurnace } from '../../../documents/heats/furnace-of-plan.ts';
import type { Block } from '../../../documents/page.ts';
import { unitOf } from '../../../documents/shown-unit.ts';
import { contentText, counted, percent } from '../../../foundation/quantity/format.ts';
import { list, number, tableUnlessEmpty } from '../parts.ts';

/** What the furnace may do to a right charge: in sentences, then limit by limit. */
export const furnaceBlocks = ({ words, rows }: FurnaceOfPlan): Block[] => [
  ...list(words),
  ...tableUnlessEmpty(rows, [
    ['limit on', ({ of }) => of],
    ['unit', ({ of }) => unitOf(of).unit],
    [number('minimum'), ({ of, min_wtpct }) => shown(of, min_wtpct)],
    [number('maximum'), ({ of, max_wtpct }) => shown(of, max_wtpct)],
    [
      'nine heats of ten',
      ({ of, p05_wtpct, p95_wtpct }) => `${shown(of, p05_wtpct)} to ${shown(of, p95_wtpct)}`,
    ],
    [number('breaks it'), ({ breaks }) => percent(breaks)],
    ['rests on', restsWords],
    ['open until', ({ until }) => until ?? ''],
  ]),
];

const shown = (of: string, wtpct: number | undefined): string =>
  wtpct === undefined ? '' : contentText(1e4 * wtpct * unitOf(of).scale);

/** What the error rests on: comparisons of the element itself, of its family, none, or own heats. */
const restsWords = ({ restsOn, comparisons = 0, laboratories = 0 }: RowOfFurnace): string =>
  restsOn === 'compared' || restsOn === 'pooled'
    ? `${counted(comparisons, 'comparison')} of ${counted(laboratories, 'laboratory', 'laboratories')}${restsOn === 'pooled' ? ', pooled with elements like it' : ''}`
    : restsOn;
