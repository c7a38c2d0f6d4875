import { signalOf, type TaskContext } from '../../../desk/context.ts';
import { namesOfPlant } from '../../../desk/names-of-plant.ts';
import type { IdentifyOutput } from '../../../documents/yard/identify.ts';
import type { LotView } from '../../../evidence/ledger/store.ts';
import { percent } from '../../../foundation/quantity/format.ts';
import { defineVerb } from '../../task.ts';
import { type Evidence, evidenceOf, identification } from '../identify-lot/identify-lot.ts';
import { type LotStep, leftOut, stepTogether } from '../several-lots.ts';
import { contract } from './contract.ts';

/** Says which grade each of several lots is and records it, all in one command of the ledger. */
export const identifyLots = defineVerb(contract, (selection, context) =>
  stepTogether({ ...selection, step: 'identify' }, context, (lots) => identified(lots, context)),
);

async function identified(lots: readonly LotView[], context: TaskContext): Promise<LotStep[]> {
  const { looked, output } = await identifiedToday(lots, context);
  if (output === null) return looked.flatMap((each) => ('refused' in each ? [each.refused] : []));
  const { nameOf } = namesOfPlant(context.compute);
  return looked.map((each) => {
    if ('refused' in each) return each.refused;
    const { result } = each;
    const { commands } = identification(each.lot, { result, output, context });
    const named =
      result.verdict === 'identified'
        ? nameOf(result.candidates[0]?.gradeId ?? '')
        : result.candidates
            .slice(0, 4)
            .map(({ gradeId, probability }) => `${nameOf(gradeId)} ${Math.round(probability * 100)} %`)
            .join(', ');
    return {
      lot: each.lot,
      commands,
      outcome: result.verdict,
      words: [named, doubtOf(each.lot, result) ?? []].flat().join(', '),
    };
  });
}

type Looked = { readonly lot: LotView } & (
  | { readonly result: IdentifyOutput['results'][number] }
  | { readonly refused: LotStep }
);

/** What the present analyses of several lots say, in their order; `output` is null where none can be identified. */
async function identifiedToday(
  lots: readonly LotView[],
  context: TaskContext,
): Promise<{ readonly looked: readonly Looked[]; readonly output: IdentifyOutput | null }> {
  const asked = lots.map(
    (lot): { readonly lot: LotView } & ({ readonly evidence: Evidence } | { readonly refused: LotStep }) => {
      try {
        return { lot, evidence: evidenceOf(lot, context) };
      } catch (error) {
        return { lot, refused: leftOut(lot, error) };
      }
    },
  );
  const analyses = asked.flatMap((each) => ('evidence' in each ? each.evidence.analyses : []));
  const output =
    analyses.length === 0 ? null : await context.compute.identify({ analyses }, signalOf(context));
  const results = new Map(analyses.map(({ object }, i) => [object, output?.results[i]]));
  const looked = asked.map((each): Looked => {
    if ('refused' in each) return each;
    return { lot: each.lot, result: results.get(each.lot.id)! };
  });
  return { looked, output };
}

/** Lots that were identified and whose present analyses leave their declared grade in doubt, with the doubt: "doubtful as IN718: ...". */
export async function doubtfulLots(
  lots: readonly LotView[],
  context: TaskContext,
): Promise<ReadonlyMap<string, string>> {
  const identified = lots.filter((lot) => lot.identification?.verdict === 'identified' && lot.declaredGrade);
  const { looked } = await identifiedToday(identified, context);
  return new Map(
    looked.flatMap((each): [string, string][] => {
      const doubt = 'result' in each ? doubtOf(each.lot, each.result) : null;
      return doubt === null ? [] : [[each.lot.id, doubt]];
    }),
  );
}

/** What the analysis says against the declared grade: the first element that disagrees, else how probable the grade is. */
function doubtOf(
  { declaredGrade }: LotView,
  { declared, outside }: IdentifyOutput['results'][number],
): string | null {
  if (!declared || declared.fit === 'fits') return null;
  if (declared.fit === 'contradicted') return `contradicts ${declaredGrade}`;
  const [first] = declared.disagreements;
  const why = first
    ? `${first.element} ${first.words}`
    : `its probability is ${percent(declared.probability * (1 - outside), 0)}`;
  return `doubtful as ${declaredGrade}: ${why}`;
}
