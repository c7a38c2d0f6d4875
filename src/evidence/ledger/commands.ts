import { addEvidence } from './commands/add-evidence.ts';
import { answerAdvice } from './commands/answer-advice.ts';
import { approveProgramme } from './commands/approve-programme.ts';
import { cancelHeat } from './commands/cancel-heat.ts';
import { castHeat } from './commands/cast-heat.ts';
import { certify } from './commands/certify.ts';
import { changePurpose } from './commands/change-purpose.ts';
import { chargeHeat } from './commands/charge-heat.ts';
import { clearLot } from './commands/clear-lot.ts';
import { compareSpecification } from './commands/compare-specification.ts';
import { confirmClock } from './commands/confirm-clock.ts';
import { confirmPerson } from './commands/confirm-person.ts';
import { correct } from './commands/correct.ts';
import { correctClock } from './commands/correct-clock.ts';
import { countersignCertificate } from './commands/countersign-certificate.ts';
import { cutObject } from './commands/cut-object.ts';
import { declareLoss } from './commands/declare-loss.ts';
import { dispose } from './commands/dispose.ts';
import { enterRoute } from './commands/enter-route.ts';
import { enterSpecification } from './commands/enter-specification.ts';
import { eraseField } from './commands/erase-field.ts';
import { evaluateProgramme } from './commands/evaluate-programme.ts';
import { excludeEvidence } from './commands/exclude-evidence.ts';
import { foundPlant } from './commands/found-plant.ts';
import { gateCheck } from './commands/gate-check.ts';
import { handOverHeat } from './commands/hand-over-heat.ts';
import { holdLot } from './commands/hold-lot.ts';
import { holdObject } from './commands/hold-object.ts';
import { introduce } from './commands/introduce.ts';
import { keepCosignatures } from './commands/keep-cosignatures.ts';
import { keepTimestamp } from './commands/keep-timestamp.ts';
import { lockProgramme } from './commands/lock-programme.ts';
import { logHeat } from './commands/log-heat.ts';
import { makeKey } from './commands/make-key.ts';
import { measureLeak } from './commands/measure-leak.ts';
import { meltHeat } from './commands/melt-heat.ts';
import { openRetest } from './commands/open-retest.ts';
import { overrideAlarm } from './commands/override-alarm.ts';
import { planHeat } from './commands/plan-heat.ts';
import { processLot } from './commands/process-lot.ts';
import { proposeLift } from './commands/propose-lift.ts';
import { proposePerson } from './commands/propose-person.ts';
import { receiveLots } from './commands/receive-lots.ts';
import { recordAnalysis } from './commands/record-analysis.ts';
import { recordFootprint } from './commands/record-footprint.ts';
import { recordIdentification } from './commands/record-identification.ts';
import { recordIndex } from './commands/record-index.ts';
import { recordRecall } from './commands/record-recall.ts';
import { release } from './commands/release.ts';
import { reviseProgramme } from './commands/revise-programme.ts';
import { revokeKey } from './commands/revoke-key.ts';
import { setCredential } from './commands/set-credential.ts';
import { setDisclosure } from './commands/set-disclosure.ts';
import { setPrice } from './commands/set-price.ts';
import { ship } from './commands/ship.ts';
import { signCertificate } from './commands/sign-certificate.ts';
import { stampHeat } from './commands/stamp-heat.ts';
import { suspendService } from './commands/suspend-service.ts';
import { takeSample } from './commands/take-sample.ts';
import { useHeat } from './commands/use-heat.ts';
import { withdrawCertificate } from './commands/withdraw-certificate.ts';
import { withdrawCharge } from './commands/withdraw-charge.ts';
import { withdrawSample } from './commands/withdraw-sample.ts';

/** Everything that may be asked of the ledger. A new command is one file and one line here. */
export const COMMANDS = {
  receiveLots,
  gateCheck,
  processLot,
  recordAnalysis,
  openRetest,
  recordIdentification,
  clearLot,
  holdLot,
  holdObject,
  proposeLift,
  planHeat,
  cancelHeat,
  chargeHeat,
  measureLeak,
  meltHeat,
  castHeat,
  cutObject,
  logHeat,
  useHeat,
  handOverHeat,
  stampHeat,
  answerAdvice,
  takeSample,
  release,
  dispose,
  certify,
  ship,
  correct,
  declareLoss,
  withdrawSample,
  changePurpose,
  withdrawCharge,
  withdrawCertificate,
  enterSpecification,
  compareSpecification,
  enterRoute,
  setPrice,
  lockProgramme,
  reviseProgramme,
  addEvidence,
  excludeEvidence,
  overrideAlarm,
  evaluateProgramme,
  approveProgramme,
  introduce,
  suspendService,
  foundPlant,
  proposePerson,
  confirmPerson,
  setCredential,
  confirmClock,
  correctClock,
  makeKey,
  revokeKey,
  signCertificate,
  countersignCertificate,
  recordIndex,
  setDisclosure,
  eraseField,
  recordRecall,
  recordFootprint,
  keepCosignatures,
  keepTimestamp,
} as const;

/** What a command of that type is asked. */
export type CommandNamed<Type extends keyof typeof COMMANDS> = Parameters<
  (typeof COMMANDS)[Type]['decide']
>[1];

/** A command by itself. */
export type Single = CommandNamed<keyof typeof COMMANDS>;

/** Several commands in order, all or nothing: an import of lots with their analyses. */
export interface Batch {
  readonly type: 'batch';
  readonly commands: readonly Single[];
}

/**
 * What may be asked of the ledger. Ids are bare ("R-1001"); fields that may name a lot, a heat or an object take a
 * subject ("lot:R-1001"). Masses are integer grams. Commands are plain JSON: their canonical hash is what an
 * idempotency key stands for.
 */
export type Command = Single | Batch;
