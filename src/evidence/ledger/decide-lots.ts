import { ConflictError, ForbiddenError, InputError } from '../../foundation/errors.ts';
import { LOT_CLASSES, VERDICTS, type Verdict } from '../../metal/alloy/words.ts';
import { gramsToKg } from '../records/mass.ts';
import type {
  ClearLot,
  GateCheck,
  HoldLot,
  LotReceipt,
  ProcessLot,
  ReceiveLots,
  RecordIdentification,
} from './commands.ts';
import { checkGrams, checkId, type Desk, whenHappened } from './desk.ts';
import type { AnalysisState, LotState } from './state.ts';
import { drawnGrams, freeGrams } from './stock.ts';

/** L1: lots are booked all or nothing, under ids nobody used before, and arrive on hold. */
export function receiveLots(desk: Desk, { lots, by }: ReceiveLots): void {
  const path = desk.path;
  if (lots.length === 0)
    throw new InputError('no lots to receive', { path: `${path}lots`, allowed: 'at least one' });
  for (const [i, lot] of lots.entries()) {
    desk.path = `${path}lots[${i}].`;
    receive(desk, lot, by);
  }
  desk.path = path;
}

function receive(desk: Desk, lot: LotReceipt, by: string | undefined): void {
  const { path } = desk;
  checkId(lot.lot, `${path}lot`);
  checkGrams(lot.mass_g, `${path}mass_g`);
  refuseKnown(desk, `lot:${lot.lot}`, `${path}lot`);
  if (!LOT_CLASSES.includes(lot.lotClass)) {
    throw new InputError(`lot ${lot.lot} is of class "${lot.lotClass}"`, {
      path: `${path}lotClass`,
      value: String(lot.lotClass),
      allowed: LOT_CLASSES.join(', '),
    });
  }
  if (lot.generation !== undefined && (!Number.isSafeInteger(lot.generation) || lot.generation < 0)) {
    throw new InputError(`generation ${lot.generation} of lot ${lot.lot}`, {
      path: `${path}generation`,
      value: lot.generation,
      allowed: 'a whole number from 0',
    });
  }
  desk.write('lot.received', `lot:${lot.lot}`, {
    happenedAt: whenHappened(desk, lot.happenedAt),
    massKg: gramsToKg(lot.mass_g),
    form: lot.form,
    lotClass: lot.lotClass,
    class: lot.originClass,
    supplier: lot.supplier,
    owner: lot.owner,
    alloy: lot.declaredGrade,
    generation: lot.generation === undefined ? undefined : String(lot.generation),
    specimen: lot.specimen ? true : undefined,
    reference: lot.reference,
    note: lot.note,
    by,
  });
}

/** L2: an id is used once; topping up a bin makes a new lot. Throws InputError. */
export function refuseKnown(desk: Desk, subject: string, path: string): void {
  const known = desk.book.stateOf(subject);
  if (!known) return;
  const words = subject.replace(':', ' ');
  throw new InputError(`${words} exists already`, {
    path,
    value: subject,
    allowed: 'an id not used before',
    cure: 'give what was added its own id; to change what is booked, correct it',
  });
}

const WORST: Readonly<Record<Verdict, number>> = { PASS: 0, HOLD: 1, FAIL: 2 };

/** L3: the verdict of a gate check is the worst of its checks; anything but PASS puts the lot on hold. */
export function gateCheck(desk: Desk, command: GateCheck): void {
  const lot = existing(desk, command.lot);
  if (command.checks.length === 0) {
    throw new InputError(`a gate check of lot ${lot.id} without checks`, { path: `${desk.path}checks` });
  }
  const worst = Math.max(...command.checks.map(({ verdict }) => WORST[verdict] ?? Number.NaN));
  const verdict = VERDICTS.find((word) => WORST[word] === worst);
  if (verdict === undefined) {
    throw new InputError(`a check of lot ${lot.id} has no verdict`, {
      path: `${desk.path}checks`,
      allowed: VERDICTS.join(', '),
    });
  }
  desk.write('lot.gate-checked', lot.subject, {
    happenedAt: whenHappened(desk, command.happenedAt),
    verdict,
    checks: [...command.checks],
    by: command.by,
  });
}

/**
 * L5: preparing a lot takes grams away and says where to, wet = clean + losses; never from a cleared lot, never more
 * than lies there free.
 */
export function processLot(desk: Desk, command: ProcessLot): void {
  const lot = existing(desk, command.lot);
  const { wet_g, clean_g, losses = [] } = command;
  const { path } = desk;
  checkGrams(wet_g, `${path}wet_g`);
  checkGrams(clean_g, `${path}clean_g`);
  for (const [i, { mass_g }] of losses.entries()) checkGrams(mass_g, `${path}losses[${i}].mass_g`);
  const lost = losses.reduce((sum, { mass_g }) => sum + mass_g, 0);
  if (wet_g !== clean_g + lost) {
    throw new InputError(`lot ${lot.id}: ${wet_g} g wet are not ${clean_g} g clean and ${lost} g lost`, {
      path: `${path}losses`,
      value: wet_g - clean_g,
      unit: 'g',
      cure: 'say where every gram went; metal found too much is a new lot',
    });
  }
  const there = lot.mass_g - drawnGrams(lot);
  if (lot.status === 'cleared' || wet_g > there || lost > freeGrams(lot)) {
    const why =
      lot.status === 'cleared' ? 'it is cleared' : `${there} g of it are there, ${freeGrams(lot)} g free`;
    throw new ConflictError(`lot ${lot.id} can not be prepared: ${why}`, {
      path: `${path}wet_g`,
      value: wet_g,
      unit: 'g',
      allowed: 'a lot on hold, no more than lies there',
      cure: lot.status === 'cleared' ? 'hold it first' : 'correct the mass it was booked with',
    });
  }
  desk.write('lot.processed', lot.subject, {
    happenedAt: whenHappened(desk, command.happenedAt),
    treatment: command.treatment,
    wetKg: gramsToKg(wet_g),
    cleanKg: gramsToKg(clean_g),
    losses: losses.length === 0 ? undefined : losses.map(({ to, mass_g }) => ({ to, kg: gramsToKg(mass_g) })),
    by: command.by,
  });
}

/** What a lot was identified as, with every candidate; it clears nothing by itself. */
export function recordIdentification(desk: Desk, command: RecordIdentification): void {
  const lot = existing(desk, command.lot);
  desk.write('lot.identified', lot.subject, {
    happenedAt: whenHappened(desk, command.happenedAt),
    verdict: command.verdict,
    candidates: [...command.candidates],
    equivalent: command.equivalent ? [...command.equivalent] : undefined,
    documentSha256: command.documentSha256,
    by: command.by,
  });
}

/** L4: positive release. Everything that is missing is named at once. */
export function clearLot(desk: Desk, command: ClearLot): void {
  const lot = existing(desk, command.lot);
  const override = command.override && {
    ...command.override,
    expires: instant(command.override.expires, `${desk.path}override.expires`),
  };
  const missing = missingForClearing(
    lot,
    command.grade,
    override !== undefined && override.expires > desk.at,
  );
  if (missing.length > 0) {
    throw new ForbiddenError(
      `lot ${lot.id} can not be cleared: ${missing.join('; ')}`,
      missing.map((message) => ({ path: `${desk.path}lot`, value: lot.id, message })),
    );
  }
  desk.write('lot.cleared', lot.subject, {
    happenedAt: whenHappened(desk, command.happenedAt),
    alloy: command.grade,
    reason: command.reason,
    override,
    by: command.by,
  });
}

function missingForClearing(lot: LotState, grade: string, overridden: boolean): string[] {
  const missing: string[] = [];
  if (lot.disposition && lot.disposition !== 'remelt' && lot.disposition !== 'downgrade')
    missing.push(`its disposition is ${lot.disposition}`);
  if (lot.gate === null) missing.push('no gate check');
  else if (lot.gate.verdict !== 'PASS') missing.push(`its gate check is ${lot.gate.verdict}`);
  // Metal bought new comes by its label: the data sheet of its kind stands in until somebody measures it.
  const bought = lot.lotClass === 'virgin' || lot.lotClass === 'addition-alloy';
  const enough = ['measured', 'certificate', ...(bought ? ['nominal'] : [])];
  if (!lot.analyses.some(({ basis }) => enough.includes(basis)))
    missing.push(`no analysis that was measured or certified${bought ? ', and no data sheet' : ''}`);
  if (overridden) return missing;
  const { identification } = lot;
  if (identification === null) missing.push('not identified');
  else if (identification.verdict !== 'identified')
    missing.push(`its identification is ${identification.verdict}`);
  else if (
    !identification.candidates.some((candidate) => candidate.grade === grade) &&
    !identification.equivalent.includes(grade)
  )
    missing.push(`it was not identified as ${grade}`);
  const later = identification && lot.analyses.filter((one) => isLater(one, identification.seq));
  if (later?.length)
    missing.push(
      `its identification does not know ${later.map(({ analysis }) => analysis).join(', ')}: identify it anew`,
    );
  return missing;
}

/** True for an analysis of the metal itself that was booked or corrected after that record. */
const isLater = ({ seq, correctedBy, basis }: AnalysisState, than: number): boolean =>
  (basis === 'measured' || basis === 'certificate') && Math.max(seq, correctedBy ?? 0) > than;

/** A hold takes the clearance away and says why. */
export function holdLot(desk: Desk, command: HoldLot): void {
  const lot = existing(desk, command.lot);
  desk.write('lot.held', lot.subject, {
    happenedAt: whenHappened(desk, command.happenedAt),
    reason: command.reason,
    by: command.by,
  });
}

/** The lot, which must not have been withdrawn. */
function existing(desk: Desk, id: string): LotState {
  const lot = desk.lot(id);
  if (lot.status !== 'void') return lot;
  throw new ForbiddenError(`lot ${id} was withdrawn: it did not occur`, {
    path: `${desk.path}lot`,
    value: id,
  });
}

function instant(text: string, path: string): string {
  const time = new Date(text);
  if (!Number.isNaN(time.getTime())) return time.toISOString();
  throw new InputError(`"${text}" is no time`, { path, value: text, allowed: '2026-03-01T08:00:00Z' });
}
