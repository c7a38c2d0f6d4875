import type { Facts } from '../../calculations/facts.ts';
import { HEATS_NEEDED } from '../../calculations/furnace/parametric-heat.ts';
import type { LotMaterial } from '../../calculations/lots/material.ts';
import { ifMeasured } from '../../calculations/lots/measured-as.ts';
import type { HeatOrder } from '../../documents/contract/plan-fields.ts';
import { takenHeats } from '../../documents/heats/below-asked.ts';
import type { RecordedHeatInput } from '../../documents/heats/calibrate.ts';
import type { PlanOutput } from '../../documents/heats/plan.ts';
import { shownContent } from '../../documents/shown-unit.ts';
import type { LotView } from '../../evidence/ledger/store.ts';
import { NotFoundError } from '../../foundation/errors.ts';
import { aboutUsd, counted, percent, usd } from '../../foundation/quantity/format.ts';
import { type ElementSymbol, isElement, RARE_EARTHS, RELEASE_CRITICAL } from '../../metal/alloy/element.ts';
import type { GradeForm } from '../../metal/alloy/grade.ts';
import type { TaskContext } from '../context.ts';
import { furnaceHistory } from '../furnace/furnace-history.ts';

type Offer = LotMaterial & { readonly lot: LotView };
type Context = Pick<TaskContext, 'compute' | 'store' | 'seed'>;

/** Said wherever they fail in some draws, beside the limit that fails most. */
const ALWAYS_SAID: readonly string[] = ['Bi', 'La', 'Ce', 'Y'];
/** Lots whose analysis is named, those worth most first. */
const LOTS_NAMED = 2;

interface Decided {
  readonly order: Pick<HeatOrder, 'removalCredit'>;
  readonly output: PlanOutput;
  readonly offered: ReadonlyMap<string, Offer>;
  /** Furnace of the first melt; undefined where none is known. */
  readonly furnace: string | undefined;
}

/** A plan with what its deciding limits rest on, where nobody has measured the element in some lot of the charge. */
export async function withDeciding(decided: Decided, context: Context): Promise<PlanOutput> {
  const { output, offered } = decided;
  const charged = takenHeats(output).flatMap(({ charge }) =>
    charge.flatMap(({ id }) => offered.get(id) ?? []),
  );
  const deciding: NonNullable<PlanOutput['deciding']> = [];
  for (const element of decidingIn(output)) {
    const lots = charged.filter(({ imputed }) => imputed.includes(element));
    if (lots.length === 0) continue;
    deciding.push({
      of: element,
      words: [
        ...priorWords(element, lots, context.compute.facts()),
        worthWords(element, lots, { output, facts: context.compute.facts() }),
        await removalWords(element, decided, context),
      ],
    });
  }
  return deciding.length === 0 ? output : { ...output, deciding };
}

/** Elements of the limit that fails most, then Bi, La, Ce and Y where they fail at all. */
function decidingIn({ heats, nearest }: PlanOutput): readonly ElementSymbol[] {
  const risks = nearest?.heats[0]?.risks ?? heats[0]?.confidence?.risks ?? [];
  const named = risks.map(({ words }) => words.split(' ')[0]!.split('+'));
  const [first = [], ...others] = named;
  return [...new Set([...first, ...others.flat().filter((one) => ALWAYS_SAID.includes(one))])].filter(
    isElement,
  );
}

/** What is taken for an element that nobody measured, and the priors that it rests on. */
function priorWords(element: ElementSymbol, lots: readonly Offer[], facts: Facts): string[] {
  const taken = lots.map(({ material: { id, composition_wtpct } }) => {
    const ppm = 1e4 * (composition_wtpct[element] ?? 0);
    return `${id} (${shownContent(element, ppm, 2)} taken)`;
  });
  const rests = new Set(lots.flatMap((lot) => restsOn(element, lot, facts)));
  return [
    `Nobody measured ${element} in ${taken.join(', ')}.`,
    ...(rests.size === 0 ? [] : [`What is taken rests on ${[...rests].join('; and on ')}.`]),
  ];
}

/** The priors of an imputed content: of the form of the grade, and what the form of the lot adds; or the window of a grade that asks for it. */
function restsOn(element: ElementSymbol, { lot }: Offer, { grades, imputationPriors }: Facts): string[] {
  const analysis = lot.analyses.findLast(
    ({ basis, results }) => basis === 'imputed' && results.some((one) => one.element === element),
  );
  if (!analysis) return [];
  const gradeId = analysis.analysis.replace(/^imputed-/, '');
  const limit = grades.get(gradeId)?.limits[element];
  if (limit?.min !== undefined && limit.max !== undefined) return [`the window of ${gradeId}`];
  const form = analysis.method.replace(/^prior /, '').split('/')[0] as GradeForm;
  const base = imputationPriors.byGradeForm.get(form)?.get(element);
  const extra = imputationPriors.byLotForm.get(lot.form)?.get(element);
  return [
    ...(base ? [`the prior for ${form} metal (${base.source})`] : []),
    ...(extra ? [`that for ${lot.form} (${extra.source})`] : []),
  ];
}

/** What analyses of which lots are worth: of a refused plan what exists after them, else what they save at most. */
function worthWords(
  element: ElementSymbol,
  lots: readonly Offer[],
  { output, facts }: { readonly output: PlanOutput; readonly facts: Facts },
): string {
  const cure = output.conflict.flatMap(({ cures }) => cures).find(({ kind }) => kind === 'measure');
  const asked = cure?.analyses?.filter((one) => one.element === element) ?? [];
  if (cure && asked.length > 0) {
    const others = cure.analyses!.length - asked.length;
    const named = asked.slice(0, LOTS_NAMED).map(({ lot }) => lot);
    const more = asked.length > LOTS_NAMED ? ` and ${counted(asked.length - LOTS_NAMED, 'other lot')}` : '';
    const beside = others > 0 ? `, with ${counted(others, 'other analysis', 'other analyses')},` : '';
    const passes = cure.passRate === undefined ? '' : `: ${percent(cure.passRate)} of its heats then pass`;
    const cost = cure.cost_usd === undefined ? '' : ` for ${usd(cure.cost_usd, 0)}`;
    return `${asked[0]!.method} of ${element} in ${named.join(' and ')}${more}${beside} is worth the plan itself${cost}${passes}.`;
  }
  const worths = lots
    .flatMap(({ material }) => {
      const way = ifMeasured(material, element, facts);
      const told = output.heats[0]?.lots?.find(({ id }) => id === material.id)?.analyses ?? [];
      const worth_usd = told.find((one) => one.element === element)?.worth_usd ?? 0;
      return way && worth_usd >= 0.5 ? [{ lot: material.id, method: way.method, worth_usd }] : [];
    })
    .sort((a, b) => b.worth_usd - a.worth_usd)
    .slice(0, LOTS_NAMED);
  if (worths.length === 0) return `Measuring ${element} in them would save less than a dollar.`;
  const by = worths.map(({ lot, worth_usd }) => `${aboutUsd(worth_usd)} in ${lot}`).join(' and ');
  return `${worths[0]!.method} of ${element} would save up to ${by}.`;
}

/** From which heats on the plant's own removal of an element counts, and how many of them there are. */
async function removalWords(element: ElementSymbol, decided: Decided, context: Context): Promise<string> {
  const { furnace, order } = decided;
  const isCritical = RELEASE_CRITICAL.includes(element);
  const credit = order.removalCredit;
  const share = Array.isArray(credit) ? (credit.includes(element) ? 0 : 1) : (credit?.[element] ?? 1);
  if (isCritical && share < 1)
    return `The own heats of the furnace have shown its removal: ${percent(1 - share, 0)} of ${element} is counted as removed.`;
  const counts = isCritical
    ? `No removal of ${element} is counted: it counts`
    : RARE_EARTHS.includes(element)
      ? `What stays of ${element} is the model's: the plant's own counts`
      : `What the furnace does to ${element} is the model's: the plant's own counts`;
  const from = `after ${HEATS_NEEDED} heats of one furnace that charged and measured it`;
  if (furnace === undefined) return `${counts} ${from}.`;
  const shown = (await heatsOf(furnace, context)).filter((heat) => shows(heat, element)).length;
  return `${counts} ${from}; ${furnace} has ${shown}${shown < HEATS_NEEDED ? '' : ', so its calibration can be given to the plan'}.`;
}

/** True for a heat that charged an element and read it later. */
function shows({ melt, samples }: RecordedHeatInput, element: ElementSymbol): boolean {
  const charged = (melt.composition_ppm?.[element] ?? 0) + (melt.composition_wtpct?.[element] ?? 0);
  const isRead = samples.some(
    ({ at_s, composition_wtpct, composition_ppm, below_ppm }) =>
      at_s > 0 &&
      [composition_wtpct, composition_ppm, below_ppm].some((contents) => contents?.[element] !== undefined),
  );
  return charged > 0 && isRead;
}

/** Recorded heats of a furnace with samples; none where there are none yet. */
async function heatsOf(furnace: string, context: Context): Promise<readonly RecordedHeatInput[]> {
  try {
    return (await furnaceHistory({ furnace }, context)).heats;
  } catch (error) {
    if (error instanceof NotFoundError) return [];
    throw error;
  }
}
