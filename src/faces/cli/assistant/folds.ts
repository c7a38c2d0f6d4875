import { VERBS } from '../../../tasks/index.ts';

/** Verbs by the first word of their names: a new list or subject is found and shown without a word here. */
const named = (start: string): string[] =>
  VERBS.map(({ name }) => name).filter((name) => name.startsWith(start));

/** One tool that answers by any of several verbs that read. */
export interface Fold {
  readonly about: string;
  readonly verbs: readonly string[];
}

/**
 * The verbs that an assistant may ask, folded: one tool for each verb would drown it. Left out is what reads or makes the bytes of a file
 * or a paper, and what asks other computers.
 */
export const FOLDS = {
  find: {
    about:
      'List what the plant has, filtered: lots, heats, orders, results, certificates, prices, registers, events.',
    verbs: [...named('list-'), 'release-queue', 'read-feed'],
  },
  show: {
    about:
      'Show one thing: a lot, heat, furnace, result, specification, certificate or programme, or the history of any.',
    verbs: [
      ...named('show-'),
      ...['report-heat', 'report-gates', 'certificate-standing', 'export-certificate', 'programme-document'],
      ...['export-lesson', 'make-up-sheet', 'recall-letter'],
    ],
  },
  explain: {
    about:
      'Say why, and what would decide it: fits of a lot, prediction against measurement, where metal came from or went.',
    verbs: [
      ...['explain-lot', 'compare-heat', 'judge-measured', 'trace-metal', 'recall-metal', 'value-analysis'],
      ...['pieces-to-test', 'button-sample', 'expected-errors', 'calibrate-furnace', 'learn-yields'],
    ],
  },
  cost: {
    about: 'What a heat cost, what lots are worth, what a toll customer is owed, where metal and money went.',
    verbs: [
      ...['report-heat-cost', 'value-lot', 'value-yard', 'report-toll', 'reconcile-plant', 'report-flows'],
      'report-footprint',
    ],
  },
  verify: {
    about: 'Check the ledger: hashes, links and balances; its head; what a bundle for a customer would open.',
    verbs: ['verify-ledger', 'ledger-head', 'checkpoint-state', 'preview-bundle'],
  },
  plan: {
    about:
      'Plan a heat or what to do next in one, with reasons; the plan is a proposal and nothing is booked.',
    verbs: ['plan-heat', 'what-if-heat', 'advise-heat', 'trim-heat', 'plan-trial'],
  },
  today: { about: 'What waits for somebody in the plant today.', verbs: ['plant-today'] },
} as const satisfies Readonly<Record<string, Fold>>;

/** Verbs that book and that no assistant proposes: they hold secrets, or ask a device or another computer. */
export const NOT_PROPOSED: ReadonlySet<string> = new Set([
  ...['init-ledger', 'prove-person', 'propose-person', 'confirm-person', 'make-key', 'revoke-key'],
  ...['sign-checkpoint', 'keep-timestamp', 'rebuild-ledger', 'settle-clock', 'read-scale', 'try-source'],
]);
