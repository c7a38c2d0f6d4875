import { addressWith } from '../../documents/contract/address-with.ts';
import { addressOf as contractAddress } from '../../documents/contract/contract.ts';
import type { Page } from '../../documents/page.ts';
import { ownValue } from '../../foundation/quantity/own-value.ts';
import { VERBS } from '../../tasks/index.ts';
import type { Task } from '../../tasks/task.ts';
import type { AnyPage, Asked } from '../../tasks/verbs.ts';

type PageOf<T> =
  T extends Task<infer Order, infer Answer>
    ? (answer: Answer, asked: Asked<Order>) => Page | Promise<Page>
    : never;

/** The page of a task: its blocks are loaded when it is first shown. */
const of =
  <T>(load: () => Promise<PageOf<T>>): (() => Promise<AnyPage>) =>
  () =>
    load() as Promise<unknown> as Promise<AnyPage>;

/** How the answer of each task is shown, by the task's name: the same page as on a terminal. */
export const TASK_PAGES: Readonly<Record<string, () => Promise<AnyPage>>> = {
  'plan-heat': of<typeof import('../../tasks/heats/plan-heat.ts').planHeat>(
    async () => (await import('../../pages/blocks/plan-page.ts')).plannedHeatPage,
  ),
  'what-if-heat': of<typeof import('../../tasks/heats/what-if-heat.ts').whatIfHeat>(
    async () => (await import('../../pages/blocks/what-if-page.ts')).whatIfPage,
  ),
  'predict-heat': of<typeof import('../../tasks/heats/predict-heat.ts').predictHeat>(
    async () => (await import('../../pages/blocks/simulation-page.ts')).simulationPage,
  ),
  'make-up-sheet': of<typeof import('../../tasks/heats/make-up-sheet.ts').makeUpSheet>(
    async () => (await import('../../pages/blocks/make-up-sheet-page.ts')).makeUpSheetPage,
  ),
  'measure-leak': of<typeof import('../../tasks/heats/measure-leak.ts').measureLeak>(
    async () => (await import('../../pages/blocks/leak-page.ts')).leakPage,
  ),
  'stamp-heat': of<typeof import('../../tasks/heats/stamp-heat.ts').stampHeat>(
    async () => (await import('../../pages/blocks/stamp-page.ts')).stampPage,
  ),
  'hand-over-heat': of<typeof import('../../tasks/heats/hand-over-heat.ts').handOverHeat>(
    async () => (await import('../../pages/blocks/shift-page.ts')).shiftPage,
  ),
  'record-heat': of<typeof import('../../tasks/heats/record-heat.ts').recordHeat>(
    async () => (await import('../../pages/blocks/heats-page.ts')).recordedHeatPage,
  ),
  'add-to-heat': of<typeof import('../../tasks/heats/add-to-heat.ts').addToHeat>(
    async () => (await import('../../pages/blocks/additions-page.ts')).additionsPage,
  ),
  'trim-heat': of<typeof import('../../tasks/heats/trim-heat.ts').trimHeat>(
    async () => (await import('../../pages/blocks/trim-page.ts')).trimPage,
  ),
  'record-footprint': of<typeof import('../../tasks/heats/record-footprint.ts').recordFootprint>(
    async () => (await import('../../pages/blocks/footprint-page.ts')).footprintRecordPage,
  ),
  'advise-heat': of<typeof import('../../tasks/heats/advise-heat.ts').adviseHeat>(
    async () => (await import('../../pages/blocks/advice-page.ts')).heatAdvicePage,
  ),
  'answer-advice': of<typeof import('../../tasks/heats/answer-advice.ts').answerAdvice>(
    async () => (await import('../../pages/blocks/advice-page.ts')).answeredAdvicePage,
  ),
  'plan-trial': of<typeof import('../../tasks/heats/plan-trial.ts').planTrial>(
    async () => (await import('../../pages/blocks/trial-page.ts')).trialPage,
  ),
  'cut-object': of<typeof import('../../tasks/heats/cut-object.ts').cutObject>(
    async () => (await import('../../pages/blocks/shipment-page.ts')).cutPage,
  ),
};

/** Answers that are a workbook too, with numbers that stay numbers. */
const TASK_WORKBOOKS: typeof TASK_PAGES = {
  'make-up-sheet': of<typeof import('../../tasks/heats/make-up-sheet.ts').makeUpSheet>(
    async () => (await import('../../pages/blocks/make-up-sheet-workbook.ts')).makeUpSheetWorkbook,
  ),
};

/** The page of a task's answer, or its workbook where it has one; null for a task that has none. */
export async function pageOf(
  name: string,
  answer: unknown,
  asked: Asked<unknown> & { readonly asWorkbook?: boolean },
): Promise<Page | null> {
  const load = (asked.asWorkbook ? ownValue(TASK_WORKBOOKS, name) : undefined) ?? ownValue(TASK_PAGES, name);
  const addressOf: Asked<unknown>['addressOf'] = (verb, order) =>
    addressWith(contractAddress(verb), { ...order });
  const verb = VERBS.find((one) => one.name === name);
  if (verb === undefined) return load ? (await load())(answer, { ...asked, addressOf }) : null;
  const { page, workbook } = await verb.shown();
  return asked.asWorkbook && workbook ? workbook(answer) : page(answer, { ...asked, addressOf });
}
