import { ForbiddenError, InputError } from '../../../../foundation/errors.ts';
import { defineRecord } from '../../rules/command.ts';
import type { Desk } from '../../rules/desk.ts';
import { requireHands } from '../../rules/hands.ts';
import { requireProved } from '../../rules/require-proved.ts';
import type { AnalysisState, LotState } from '../../state.ts';
import { LOT } from '../found.ts';

/** L4: positive release. Everything that is missing is named at once. */
export const clearLot = defineRecord({
  type: 'clearLot',
  of: LOT,
  says: 'lot.cleared',
  act({ lot }, desk) {
    const state = desk.book.stateOf(`lot:${lot}`);
    return state?.type === 'lot' && isBought(state) && !state.held ? 'clear bought lot' : 'clear lot';
  },
  work(desk, command, lot) {
    if (command.override) requireOverride(desk, command.override.by, command.by);
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
        `lot ${lot.id} cannot be cleared: ${missing.join('; ')}`,
        missing.map((message) => ({ path: `${desk.path}lot`, value: lot.id, message })),
      );
    }
    return { override };
  },
});

const isBought = ({ lotClass }: LotState): boolean => lotClass === 'virgin' || lotClass === 'addition-alloy';

/** L10: why a lot that a person put on hold is not cleared yet; null where nobody holds it, or a lift was proposed. */
export const heldByHand = ({ held }: Pick<LotState, 'held'>): string | null =>
  held && held.lift === null
    ? `${held.by ?? 'somebody'} put it on hold, and nobody has proposed to lift that`
    : null;

function missingForClearing(lot: LotState, grade: string, overridden: boolean): string[] {
  const missing: string[] = [];
  if (lot.disposition && lot.disposition !== 'remelt' && lot.disposition !== 'downgrade')
    missing.push(`its disposition is "${lot.disposition}"`);
  const held = heldByHand(lot);
  if (held !== null) missing.push(held);
  if (lot.gate === null) missing.push('it has no gate check');
  else if (lot.gate.verdict !== 'PASS') missing.push(`its gate check is ${lot.gate.verdict}`);
  // Metal bought new comes by its label: the data sheet of its kind stands in until somebody measures it.
  const bought = isBought(lot);
  const enough = ['measured', 'certificate', ...(bought ? ['nominal'] : [])];
  if (!lot.analyses.some(({ basis }) => enough.includes(basis)))
    missing.push(`it has no measured or certified analysis${bought ? ' and no data sheet' : ''}`);
  if (overridden) return missing;
  const { identification } = lot;
  if (identification === null) missing.push('it is not identified');
  else if (identification.verdict !== 'identified')
    missing.push(`its identification is ${identification.verdict}`);
  else if (
    !identification.candidates.some((candidate) => candidate.grade === grade) &&
    !identification.equivalent.includes(grade)
  )
    missing.push(`it was not identified as ${grade}`);
  const later = laterAnalyses(lot);
  if (later.length > 0)
    missing.push(`its identification is older than analysis ${later.join(', ')}; identify it again`);
  return missing;
}

/** Analyses of the metal itself that its identification does not know; none where it is not identified. */
export const laterAnalyses = ({
  identification,
  analyses,
}: Pick<LotState, 'identification' | 'analyses'>): string[] =>
  identification === null
    ? []
    : analyses.filter((one) => isLater(one, identification.seq)).map(({ analysis }) => analysis);

/** True for an analysis of the metal itself that was booked or corrected after that record. */
const isLater = ({ seq, correctedBy, basis }: AnalysisState, than: number): boolean =>
  (basis === 'measured' || basis === 'certificate') && Math.max(seq, correctedBy ?? 0) > than;

function instant(text: string, path: string): string {
  const time = new Date(text);
  if (!Number.isNaN(time.getTime())) return time.toISOString();
  throw new InputError(`"${text}" is not a time`, {
    path,
    value: text,
    allowed: 'a time such as 2026-03-01T08:00:00Z',
  });
}

/** W1, W7: overriding a diagnostic is an act of its own, of who is proved here. */
function requireOverride(desk: Desk, by: string, signedIn: string | undefined): void {
  const { plant, demonstration } = desk.roster;
  if (plant && !demonstration) requireProved({ plant, signedIn }, by, `${desk.path}override.by`);
  requireHands(desk, { act: 'override diagnostic', by, path: `${desk.path}override.by`, subjects: [] });
}
