import type { Certificate } from '../../documents/certificate.ts';
import { addressOf as contractAddress } from '../../documents/contract/contract.ts';
import type { Page } from '../../documents/page.ts';
import type { Recall } from '../../documents/recall.ts';
import type { Released } from '../../documents/release.ts';
import { ownValue } from '../../foundation/quantity/own-value.ts';
import { VERBS } from '../../tasks/index.ts';
import { runTask, type Task } from '../../tasks/task.ts';
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

const programme = async () => {
  const { programmePage } = await import('../../pages/blocks/programme-page.ts');
  return (board: Parameters<typeof programmePage>[0]) =>
    programmePage(board, (record) =>
      addressWith('/api/qualification/report-gates', { programme: board.programme, record }),
    );
};
const recall = async () => {
  const { recallPage } = await import('../../pages/blocks/recall-page.ts');
  return (answer: Parameters<typeof recallPage>[0], { order }: Asked<object>) =>
    recallPage(answer, {
      letterAddress: (customer) => letterAddress(order, answer, customer),
      subjectAddress,
    });
};
const keys = async () => (await import('../../pages/blocks/keys-page.ts')).keysPage;
const standing = async () => (await import('../../pages/blocks/standing-page.ts')).standingPage;
const certificate = async () => {
  const { certificatePage } = await import('../../pages/blocks/certificate-page.ts');
  const { certificateStanding } = await import('../../tasks/release/certificate-standing.ts');
  // the document stays as it was issued: who signed it since, and whether it was withdrawn, stands in the ledger
  return async (one: Certificate, { order: { of }, ledger }: Asked<{ readonly of: string }>) => {
    const asked = { of, number: one.number };
    const addressOf = (number: string) => addressWith('/api/release/show-certificate', { of, number });
    return certificatePage(one, await runTask(certificateStanding, asked, await ledger()), addressOf);
  };
};
const released = async () => {
  const { releasePage } = await import('../../pages/blocks/release-page.ts');
  return ({ document, output, remarks }: Released) => releasePage(output, remarks, document.specification);
};

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
  'release-queue': of<typeof import('../../tasks/release/release-queue.ts').releaseQueue>(
    async () => (await import('../../pages/blocks/release-queue-page.ts')).releaseQueuePage,
  ),
  'judge-measured': of<typeof import('../../tasks/release/judge-measured.ts').judgeMeasured>(released),
  'release-measured': of<typeof import('../../tasks/release/release-measured.ts').releaseMeasured>(released),
  'issue-certificate':
    of<typeof import('../../tasks/release/issue-certificate.ts').issueCertificate>(certificate),
  'show-certificate':
    of<typeof import('../../tasks/release/show-certificate.ts').showCertificate>(certificate),
  'export-certificate': of<typeof import('../../tasks/release/export-certificate.ts').exportCertificate>(
    async () => (await import('../../pages/blocks/certificate-export-page.ts')).certificateExportPage,
  ),
  'certificate-standing':
    of<typeof import('../../tasks/release/certificate-standing.ts').certificateStanding>(standing),
  'countersign-certificate':
    of<typeof import('../../tasks/release/countersign-certificate.ts').countersignCertificate>(standing),
  'cut-object': of<typeof import('../../tasks/heats/cut-object.ts').cutObject>(
    async () => (await import('../../pages/blocks/shipment-page.ts')).cutPage,
  ),
  'ship-object': of<typeof import('../../tasks/release/ship-object.ts').shipObject>(async () => {
    const { shippedPage } = await import('../../pages/blocks/shipment-page.ts');
    return (shipped, { order }) => shippedPage(shipped, order.to);
  }),
  'dispose-metal': of<typeof import('../../tasks/release/dispose-metal.ts').disposeMetal>(
    async () => (await import('../../pages/blocks/shipment-page.ts')).disposedPage,
  ),
  'lock-programme': of<typeof import('../../tasks/qualification/lock-programme.ts').lockProgramme>(programme),
  'add-evidence': of<typeof import('../../tasks/qualification/add-evidence.ts').addEvidence>(programme),
  'exclude-evidence':
    of<typeof import('../../tasks/qualification/exclude-evidence.ts').excludeEvidence>(programme),
  'override-alarm': of<typeof import('../../tasks/qualification/override-alarm.ts').overrideAlarm>(programme),
  'approve-programme':
    of<typeof import('../../tasks/qualification/approve-programme.ts').approveProgramme>(programme),
  'introduce-material':
    of<typeof import('../../tasks/qualification/introduce-material.ts').introduceMaterial>(programme),
  'suspend-service':
    of<typeof import('../../tasks/qualification/suspend-service.ts').suspendService>(programme),
  'show-programme': of<typeof import('../../tasks/qualification/show-programme.ts').showProgramme>(programme),
  'list-programmes': of<typeof import('../../tasks/qualification/list-programmes.ts').listProgrammes>(
    async () => (await import('../../pages/blocks/programme-page.ts')).programmesPage,
  ),
  'programme-document': of<
    typeof import('../../tasks/qualification/programme-document.ts').programmeDocument
  >(async () => (await import('../../pages/blocks/programme-page.ts')).qualifiedHeatsPage),
  'evaluate-programme': of<
    typeof import('../../tasks/qualification/evaluate-programme.ts').evaluateProgramme
  >(async () => {
    const { gatePage } = await import('../../pages/blocks/gate-page.ts');
    return ({ output }) => gatePage(output);
  }),
  'report-gates': of<typeof import('../../tasks/qualification/report-gates.ts').reportGates>(
    async () => (await import('../../pages/blocks/gate-page.ts')).keptGateReport,
  ),
  'set-disclosure': of<typeof import('../../tasks/proof/set-disclosure.ts').setDisclosure>(
    async () => (await import('../../pages/blocks/disclosure-page.ts')).disclosuresPage,
  ),
  'list-disclosures': of<typeof import('../../tasks/proof/list-disclosures.ts').listDisclosures>(
    async () => (await import('../../pages/blocks/disclosure-page.ts')).disclosuresPage,
  ),
  'erase-field': of<typeof import('../../tasks/proof/erase-field.ts').eraseField>(
    async () => (await import('../../pages/blocks/disclosure-page.ts')).erasurePage,
  ),
  'preview-bundle': of<typeof import('../../tasks/proof/preview-bundle.ts').previewBundle>(
    async () => (await import('../../pages/blocks/disclosure-page.ts')).disclosurePreviewPage,
  ),
  'make-bundle': of<typeof import('../../tasks/proof/make-bundle.ts').makeBundle>(
    async () => (await import('../../pages/blocks/keys-page.ts')).bundlePage,
  ),
  'hash-epcis': of<typeof import('../../tasks/proof/hash-epcis.ts').hashEpcis>(
    async () => (await import('../../pages/blocks/epcis-page.ts')).epcisHashesPage,
  ),
  'export-epcis': of<typeof import('../../tasks/proof/export-epcis.ts').exportEpcis>(
    async () => (await import('../../pages/blocks/epcis-page.ts')).epcisDocumentPage,
  ),
  'trust-document': of<typeof import('../../tasks/proof/trust-document.ts').trustDocument>(
    async () => (await import('../../pages/blocks/keys-page.ts')).trustPage,
  ),
  'init-ledger': of<typeof import('../../tasks/proof/init-ledger.ts').initLedger>(
    async () => (await import('../../pages/blocks/ledger-page.ts')).initPage,
  ),
  'trace-metal': of<typeof import('../../tasks/proof/trace-metal.ts').traceMetal>(
    async () => (await import('../../pages/blocks/trace-page.ts')).tracePage,
  ),
  'recall-metal': of<typeof import('../../tasks/proof/recall-metal.ts').recallMetal>(recall),
  'record-recall': of<typeof import('../../tasks/proof/record-recall.ts').recordRecall>(recall),
  'recall-letter': of<typeof import('../../tasks/proof/recall-letter.ts').recallLetter>(async () => {
    const { recallLetterPage } = await import('../../pages/blocks/recall-page.ts');
    return (answer, { order: { customer } }) => recallLetterPage(customer, answer);
  }),
  'show-history': of<typeof import('../../tasks/proof/show-history.ts').showHistory>(async () => {
    const { historyPage } = await import('../../pages/blocks/history-page.ts');
    return (history, { order }) =>
      historyPage(history, (before) => addressWith('/api/proof/show-history', { ...order, before }));
  }),
  'correct-record': of<typeof import('../../tasks/proof/correct-record.ts').correctRecord>(
    async () => (await import('../../pages/blocks/correction-page.ts')).correctionPage,
  ),
  'settle-clock': of<typeof import('../../tasks/proof/settle-clock.ts').settleClock>(
    async () => (await import('../../pages/blocks/ledger-page.ts')).clockPage,
  ),
  'checkpoint-state': of<typeof import('../../tasks/proof/checkpoint-state.ts').checkpointState>(
    async () => (await import('../../pages/blocks/keys-page.ts')).checkpointStatePage,
  ),
  'ledger-head': of<typeof import('../../tasks/proof/ledger-head.ts').ledgerHead>(
    async () => (await import('../../pages/blocks/ledger-page.ts')).headPage,
  ),
  'verify-ledger': of<typeof import('../../tasks/proof/verify-ledger.ts').verifyLedger>(
    async () => (await import('../../pages/blocks/ledger-page.ts')).verifyPage,
  ),
  'make-key': of<typeof import('../../tasks/proof/make-key.ts').makeKey>(keys),
  'revoke-key': of<typeof import('../../tasks/proof/revoke-key.ts').revokeKey>(keys),
  'list-witnesses': of<typeof import('../../tasks/proof/list-witnesses.ts').listWitnesses>(
    async () => (await import('../../pages/blocks/witnesses-page.ts')).witnessesPage,
  ),
  'timestamp-query': of<typeof import('../../tasks/proof/timestamp-query.ts').timestampQuery>(
    async () => (await import('../../pages/blocks/witnesses-page.ts')).timestampQueryPage,
  ),
  'keep-timestamp': of<typeof import('../../tasks/proof/keep-timestamp.ts').keepTimestamp>(
    async () => (await import('../../pages/blocks/witnesses-page.ts')).timePage,
  ),
  'list-keys': of<typeof import('../../tasks/proof/list-keys.ts').listKeys>(keys),
  'sign-checkpoint': of<typeof import('../../tasks/proof/sign-checkpoint.ts').signCheckpoint>(
    async () => (await import('../../pages/blocks/keys-page.ts')).checkpointPage,
  ),
  'rebuild-ledger': of<typeof import('../../tasks/proof/rebuild-ledger.ts').rebuildLedger>(
    async () => (await import('../../pages/blocks/ledger-page.ts')).rebuildPage,
  ),
};

/** Answers that are a workbook too, with numbers that stay numbers. */
const TASK_WORKBOOKS: typeof TASK_PAGES = {
  'recall-metal': of<typeof import('../../tasks/proof/recall-metal.ts').recallMetal>(
    async () => (await import('../../pages/blocks/recall-page.ts')).recallWorkbook,
  ),
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
  const load =
    (asked.asWorkbook ? ownValue(TASK_WORKBOOKS, name) : undefined) ??
    VERBS.find((one) => one.name === name)?.page ??
    ownValue(TASK_PAGES, name);
  const addressOf: Asked<unknown>['addressOf'] = (verb, order) =>
    addressWith(contractAddress(verb), { ...order });
  return load ? (await load())(answer, { ...asked, addressOf }) : null;
}

/** Where the letter of a recall to a customer is: what was asked, and the number of the recall on record. */
function letterAddress(order: object, { record }: Recall, customer: string): string {
  const { hold: _, record: __, ...asked } = order as Readonly<Record<string, unknown>>;
  const fields = { ...asked, ...(record === undefined ? {} : { number: record.recall }), customer };
  return addressWith('/api/proof/recall-letter', fields);
}

/** Address of a task that reads with its order. */
function addressWith(path: string, order: Readonly<Record<string, unknown>>): string {
  const query = Object.entries(order)
    .filter(([, value]) => value !== undefined)
    .map(([name, value]) => `${name}=${queryText(String(value))}`);
  return `${path}?${query.join('&')}`;
}

/** Where a lot or a heat is shown; of an object, what it was made of. */
function subjectAddress(subject: string): string {
  const id = queryText(subject.slice(subject.indexOf(':') + 1));
  if (subject.startsWith('lot:')) return `/api/yard/show-lot?lot=${id}`;
  if (subject.startsWith('heat:')) return `/api/heats/report-heat?heat=${id}`;
  return `/api/proof/trace-metal?subject=object%3A${id}&direction=up`;
}

/** Text in an address, without the signs that a link of a page may not have. */
const queryText = (text: string): string =>
  encodeURIComponent(text).replace(
    /[!'()*~]/g,
    (sign) => `%${sign.charCodeAt(0).toString(16).toUpperCase()}`,
  );
