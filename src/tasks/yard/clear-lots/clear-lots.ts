import type { TaskContext } from '../../../desk/context.ts';
import { declaredOtherwise } from '../../../desk/yard/declared-otherwise.ts';
import type { LotView } from '../../../evidence/ledger/store.ts';
import { defineVerb } from '../../task.ts';
import { clearing } from '../clear-lot/clear-lot.ts';
import { doubtfulLots } from '../identify-lots/identify-lots.ts';
import { type LotStep, leftOut, stepTogether } from '../several-lots.ts';
import { contract } from './contract.ts';

/**
 * Lifts the hold of several lots as what each was identified as, all in one command of the ledger (Y4). A lot whose analyses
 * contradict its declared grade, or leave it in doubt, is left out, unless somebody says why it is cleared all the same.
 */
export const clearLots = defineVerb(contract, ({ despite, ...selection }, context) =>
  stepTogether({ ...selection, step: 'clear' }, context, async (lots) => {
    const doubts = await doubtfulLots(lots, context);
    return lots.map((lot) => cleared(lot, { despite, doubt: doubts.get(lot.id) }, context));
  }),
);

interface Said {
  readonly despite: string | undefined;
  /** Why its analyses leave the declared grade in doubt; absent = they do not. */
  readonly doubt: string | undefined;
}

function cleared(lot: LotView, { despite, doubt }: Said, context: TaskContext): LotStep {
  try {
    const declared = declaredOtherwise(lot, context);
    const otherwise = declared ?? doubt ?? null;
    const against = declared === null ? `though ${doubt}` : `although declared as ${lot.declaredGrade}`;
    const told = otherwise === null ? {} : { declaredOtherwise: otherwise };
    const before = clearedBefore(lot, context);
    if (before !== null)
      return { lot, commands: [], outcome: 'cleared', words: wordsOf(before, otherwise, despite), ...told };
    const command = clearing(lot, {
      ...(otherwise === null || despite === undefined ? {} : { despite: `${against}: ${despite}` }),
      context,
    });
    if (otherwise !== null && despite === undefined)
      return { lot, commands: [], outcome: 'left out', words: otherwise, ...told };
    return {
      ...{ lot, commands: [command], outcome: 'cleared', ...told },
      words: wordsOf('grade' in command ? command.grade : undefined, otherwise, despite),
    };
  } catch (error) {
    return leftOut(lot, error);
  }
}

const wordsOf = (grade: string | undefined, otherwise: string | null, despite: string | undefined): string =>
  [...(grade === undefined ? [] : [`as ${grade}`]), ...(otherwise === null ? [] : [otherwise, despite])].join(
    '; ',
  );

/** The grade that this very request cleared the lot as, when it came before; null where it did not. */
function clearedBefore({ subject }: LotView, { booked = [] }: TaskContext): string | null {
  const found = booked.find(({ record }) => record.kind === 'lot.cleared' && record.subject === subject);
  return found ? String(found.body.alloy) : null;
}
