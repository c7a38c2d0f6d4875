import { NotFoundError } from '../foundation/errors.ts';
import { VERBS } from './index.ts';
import type { Task } from './task.ts';

/** A task of whatever order: its schema reads what comes, so that `runTask` may be given anything. */
export type AnyTask = Task<unknown, unknown>;

/**
 * Every verb of the trade by its name, in groups: the folder and the file that it stands in. Each is loaded when it is
 * first asked for. One line per task.
 */
const OLD_KIND: Readonly<Record<string, Readonly<Record<string, () => Promise<AnyTask>>>>> = {
  yard: {},
  persons: {},
  heats: {
    'plan-heat': async () => (await import('./heats/plan-heat.ts')).planHeat,
    'what-if-heat': async () => (await import('./heats/what-if-heat.ts')).whatIfHeat,
    'predict-heat': async () => (await import('./heats/predict-heat.ts')).predictHeat,
    'make-up-sheet': async () => (await import('./heats/make-up-sheet.ts')).makeUpSheet,
    'hand-over-heat': async () => (await import('./heats/hand-over-heat.ts')).handOverHeat,
    'measure-leak': async () => (await import('./heats/measure-leak.ts')).measureLeak,
    'cut-object': async () => (await import('./heats/cut-object.ts')).cutObject,
    'record-heat': async () => (await import('./heats/record-heat.ts')).recordHeat,
    'add-to-heat': async () => (await import('./heats/add-to-heat.ts')).addToHeat,
    'trim-heat': async () => (await import('./heats/trim-heat.ts')).trimHeat,
    'stamp-heat': async () => (await import('./heats/stamp-heat.ts')).stampHeat,
    'record-footprint': async () => (await import('./heats/record-footprint.ts')).recordFootprint,
    'advise-heat': async () => (await import('./heats/advise-heat.ts')).adviseHeat,
    'answer-advice': async () => (await import('./heats/answer-advice.ts')).answerAdvice,
    'plan-trial': async () => (await import('./heats/plan-trial.ts')).planTrial,
  },
  release: {
    'release-queue': async () => (await import('./release/release-queue.ts')).releaseQueue,
    'judge-measured': async () => (await import('./release/judge-measured.ts')).judgeMeasured,
    'release-measured': async () => (await import('./release/release-measured.ts')).releaseMeasured,
    'issue-certificate': async () => (await import('./release/issue-certificate.ts')).issueCertificate,
    'certificate-standing': async () =>
      (await import('./release/certificate-standing.ts')).certificateStanding,
    'countersign-certificate': async () =>
      (await import('./release/countersign-certificate.ts')).countersignCertificate,
    'export-certificate': async () => (await import('./release/export-certificate.ts')).exportCertificate,
    'show-certificate': async () => (await import('./release/show-certificate.ts')).showCertificate,
    'ship-object': async () => (await import('./release/ship-object.ts')).shipObject,
    'dispose-metal': async () => (await import('./release/dispose-metal.ts')).disposeMetal,
  },
  reference: {},
  qualification: {
    'lock-programme': async () => (await import('./qualification/lock-programme.ts')).lockProgramme,
    'add-evidence': async () => (await import('./qualification/add-evidence.ts')).addEvidence,
    'exclude-evidence': async () => (await import('./qualification/exclude-evidence.ts')).excludeEvidence,
    'override-alarm': async () => (await import('./qualification/override-alarm.ts')).overrideAlarm,
    'evaluate-programme': async () =>
      (await import('./qualification/evaluate-programme.ts')).evaluateProgramme,
    'report-gates': async () => (await import('./qualification/report-gates.ts')).reportGates,
    'approve-programme': async () => (await import('./qualification/approve-programme.ts')).approveProgramme,
    'introduce-material': async () =>
      (await import('./qualification/introduce-material.ts')).introduceMaterial,
    'suspend-service': async () => (await import('./qualification/suspend-service.ts')).suspendService,
    'show-programme': async () => (await import('./qualification/show-programme.ts')).showProgramme,
    'list-programmes': async () => (await import('./qualification/list-programmes.ts')).listProgrammes,
    'programme-document': async () =>
      (await import('./qualification/programme-document.ts')).programmeDocument,
  },
  proof: {
    'init-ledger': async () => (await import('./proof/init-ledger.ts')).initLedger,
    'trace-metal': async () => (await import('./proof/trace-metal.ts')).traceMetal,
    'recall-metal': async () => (await import('./proof/recall-metal.ts')).recallMetal,
    'recall-letter': async () => (await import('./proof/recall-letter.ts')).recallLetter,
    'record-recall': async () => (await import('./proof/record-recall.ts')).recordRecall,
    'show-history': async () => (await import('./proof/show-history.ts')).showHistory,
    'correct-record': async () => (await import('./proof/correct-record.ts')).correctRecord,
    'settle-clock': async () => (await import('./proof/settle-clock.ts')).settleClock,
    'checkpoint-state': async () => (await import('./proof/checkpoint-state.ts')).checkpointState,
    'ledger-head': async () => (await import('./proof/ledger-head.ts')).ledgerHead,
    'verify-ledger': async () => (await import('./proof/verify-ledger.ts')).verifyLedger,
    'make-key': async () => (await import('./proof/make-key.ts')).makeKey,
    'revoke-key': async () => (await import('./proof/revoke-key.ts')).revokeKey,
    'timestamp-query': async () => (await import('./proof/timestamp-query.ts')).timestampQuery,
    'keep-timestamp': async () => (await import('./proof/keep-timestamp.ts')).keepTimestamp,
    'list-witnesses': async () => (await import('./proof/list-witnesses.ts')).listWitnesses,
    'list-keys': async () => (await import('./proof/list-keys.ts')).listKeys,
    'sign-checkpoint': async () => (await import('./proof/sign-checkpoint.ts')).signCheckpoint,
    'set-disclosure': async () => (await import('./proof/set-disclosure.ts')).setDisclosure,
    'list-disclosures': async () => (await import('./proof/list-disclosures.ts')).listDisclosures,
    'erase-field': async () => (await import('./proof/erase-field.ts')).eraseField,
    'preview-bundle': async () => (await import('./proof/preview-bundle.ts')).previewBundle,
    'make-bundle': async () => (await import('./proof/make-bundle.ts')).makeBundle,
    'hash-epcis': async () => (await import('./proof/hash-epcis.ts')).hashEpcis,
    'export-epcis': async () => (await import('./proof/export-epcis.ts')).exportEpcis,
    'trust-document': async () => (await import('./proof/trust-document.ts')).trustDocument,
    'rebuild-ledger': async () => (await import('./proof/rebuild-ledger.ts')).rebuildLedger,
  },
};

/** Every task by its group and name: the verbs of the index, and those of the old kind. */
export const TASKS: typeof OLD_KIND = Object.fromEntries(
  Object.entries(OLD_KIND).map(([group, tasks]) => [
    group,
    {
      ...tasks,
      ...Object.fromEntries(
        VERBS.filter((one) => one.group === group).map(({ name, task }) => [name, task] as const),
      ),
    },
  ]),
);

/** The task of a name. Throws NotFoundError listing the names. */
export async function taskNamed(name: string, tasks: typeof TASKS = TASKS): Promise<AnyTask> {
  for (const group of Object.values(tasks)) {
    const load = Object.hasOwn(group, name) ? group[name] : undefined;
    if (load) return load();
  }
  throw new NotFoundError(`there is no task "${name}"`, {
    path: 'task',
    value: name,
    allowed: Object.values(tasks)
      .flatMap((group) => Object.keys(group))
      .join(', '),
  });
}
