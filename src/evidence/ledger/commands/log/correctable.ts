import { ConflictError, InputError } from '../../../../foundation/errors.ts';
import type { Desk, Earlier } from '../../rules/desk.ts';
import type { AnalysisState, HeatState, LotState, ObjectState, RetestState } from '../../state.ts';
import { drawnGrams, reservedGrams, specimenOf, standingCertificates } from '../../subjects/stock.ts';
import type { State } from '../../subjects/subjects.ts';
import { takenBack } from '../taken-back.ts';

/** Kinds that a correction may withdraw, beside analyses. Charges, plans and certificates have commands of their own. */
const WITHDRAWABLE = [
  'lot.received',
  'lot.gate-checked',
  'lot.identified',
  'lot.shipped',
  'heat.melted',
  'heat.cast',
  'heat.cut',
  'heat.inspected',
  'object.created',
  'object.shipped',
  'heat.retest-opened',
  'object.retest-opened',
];

export const isAnalysis = ({ kind }: Pick<Earlier, 'kind'>): boolean => kind.endsWith('.analysed');

/**
 * E5: what later records rest on is withdrawn after them, last first: the casting before the melting, each piece before
 * the casting. Throws InputError for a kind that cannot be withdrawn, ConflictError that names what must go first.
 */
export function refuseWithdrawal(desk: Desk, earlier: Earlier, state: State): void {
  if (!isAnalysis(earlier) && !WITHDRAWABLE.includes(earlier.kind)) {
    throw new InputError(`record ${earlier.seq} (${earlier.kind}) cannot be withdrawn`, {
      path: `${desk.path}how`,
      value: 'did-not-occur',
      allowed: `${WITHDRAWABLE.join(', ')} and analyses`,
    });
  }
  if (isAnalysis(earlier) && !desk.metal(state.subject).analyses.some(({ seq }) => seq === earlier.seq))
    throw new ConflictError(`record ${earlier.seq} was already withdrawn`, {
      path: `${desk.path}seq`,
      value: earlier.seq,
      allowed: 'a record that still counts',
    });
  if (earlier.kind === 'heat.melted') refuseStep(desk, earlier, { state, status: 'melted' });
  if (earlier.kind === 'heat.cast') {
    refuseStep(desk, earlier, { state, status: 'cast' });
    refuseLeft(desk, state as HeatState);
  }
  if (earlier.kind === 'heat.cut') refusePieces(desk, earlier, state as ObjectState);
  if (earlier.kind === 'heat.inspected') refuseStamp(desk, earlier, state as HeatState);
  if (earlier.kind.endsWith('.retest-opened')) refuseRetest(desk, earlier, state as HeatState | ObjectState);
  if (earlier.kind === 'object.created') refuseTouched(desk, state as ObjectState);
  if (
    earlier.kind === 'lot.shipped' &&
    !(state as LotState).shipments?.some(({ seq }) => seq === earlier.seq)
  )
    throw new ConflictError(`the shipment in record ${earlier.seq} was already withdrawn`, {
      path: `${desk.path}seq`,
      value: earlier.seq,
      allowed: 'a shipment that still counts',
    });
  if (earlier.kind === 'object.shipped' && state.status !== 'shipped')
    throw new ConflictError(`object ${state.id} is ${state.status} and was not shipped`, {
      path: `${desk.path}seq`,
      value: earlier.seq,
      allowed: 'a shipped object',
    });
}

/** E10: a retest is taken back before anything is known of its specimens; then it stays, and counts. */
function refuseRetest(
  desk: Desk,
  { seq }: Earlier,
  { analyses, retests = [], replaced = [] }: HeatState | ObjectState,
): void {
  const path = `${desk.path}seq`;
  const opened = retests.find((one) => one.seq === seq);
  if (!opened)
    throw new ConflictError(`the retest in record ${seq} was already taken back`, {
      path,
      value: seq,
      allowed: retests.map((one) => `record ${one.seq}`).join(', ') || 'none: no retest is open',
    });
  const known = [...analyses, ...replaced.map(({ analysis }) => analysis)].find(
    (one) => one.seq > seq && one.retest?.replaces === opened.replaces && isOf(one, opened),
  );
  if (!known) return;
  throw new ConflictError(`specimen ${specimenOf(known)} of the retest of ${opened.replaces} was measured`, {
    path,
    value: known.analysis,
    allowed: 'a retest without any result',
    cure: `measure what it named (${opened.specimens.join(', ')}), then release the metal again`,
  });
}

/** True for an analysis that answers this retest of its specimen, and no other one of it. */
const isOf = ({ retest }: AnalysisState, { elements }: RetestState): boolean =>
  (retest?.elements ?? elements).some((element) => elements.includes(element));

/** Only the last decision at a point is taken back, and not behind a certificate. */
function refuseStamp(desk: Desk, { seq }: Earlier, heat: HeatState): void {
  const point = heat.holdPoints?.find(({ stamps }) => stamps.some((stamp) => stamp.seq === seq));
  if (point?.stamps.at(-1)?.seq !== seq)
    throw new ConflictError(
      point
        ? `record ${seq} is not the last decision at point "${point.point}" of heat ${heat.id}`
        : `record ${seq} was already taken back`,
      {
        path: `${desk.path}seq`,
        value: seq,
        allowed: 'the last decision at a point',
        ...(point ? takenBack('take back the last one first', heat.subject, `stamp:${point.point}`) : {}),
      },
    );
  refuseCertified(desk, heat);
}

/** The record is that of the step where the heat stands now. */
function refuseStep(
  desk: Desk,
  { seq, kind }: Earlier,
  { state, status }: { readonly state: State; readonly status: HeatState['status'] },
): void {
  const heat = state as HeatState;
  const path = `${desk.path}seq`;
  if (heat.status !== status || heat.balances.at(-1)?.seq !== seq)
    throw new ConflictError(
      `record ${seq} (${kind}) is not the last step of heat ${heat.id}, which is ${heat.status}`,
      {
        path,
        value: seq,
        allowed: `the last step of a ${status} heat`,
        cure: heat.status === 'cast' ? 'take back its casting first' : 'look at the history of the heat',
      },
    );
  refuseCertified(desk, heat);
}

/** What was certified is not changed behind the certificate. */
export function refuseCertified(desk: Desk, state: HeatState | ObjectState): void {
  const [certificate] = standingCertificates(state);
  if (!certificate) return;
  throw new ConflictError(
    `certificate ${certificate.number} of ${state.subject.replace(':', ' ')} still stands`,
    {
      path: `${desk.path}seq`,
      value: certificate.number,
      allowed: 'metal without a certificate',
      ...takenBack('withdraw it first', state.subject, `certificate:${certificate.number}`),
    },
  );
}

/** A casting goes after everything that came out of it. */
const refuseLeft = (desk: Desk, { id, outputs }: HeatState): void =>
  refuseOutputs(desk, outputs, `the casting of heat ${id}`);

/** A cut goes after its pieces and crops; only the cut that holds. */
function refusePieces(desk: Desk, { seq }: Earlier, { id, cut }: ObjectState): void {
  if (cut?.seq !== seq)
    throw new ConflictError(`the cut of object ${id} in record ${seq} was already withdrawn`, {
      path: `${desk.path}seq`,
      value: seq,
      allowed: cut ? `record ${cut.seq}` : 'an object that is cut',
    });
  refuseOutputs(desk, cut.outputs, `the cut of object ${id}`);
}

function refuseOutputs(desk: Desk, outputs: HeatState['outputs'], step: string): void {
  const left = outputs.filter(({ to }) => desk.metal(to).status !== 'void').map(({ to }) => to);
  if (left.length === 0) return;
  throw new ConflictError(`${step} cannot be withdrawn: ${left.join(', ')} came out of it`, {
    path: `${desk.path}seq`,
    where: left.join(', '),
    allowed: 'a step nothing of which is left',
    cure: `withdraw the receipt of ${left.join(', ')} first`,
  });
}

/** An object that was never cast has no history. */
function refuseTouched(desk: Desk, object: ObjectState): void {
  const touched = [
    ...(object.status === 'shipped' || object.status === 'cut' ? [`it is ${object.status}`] : []),
    ...(object.status === 'void' ? ['it was already withdrawn'] : []),
    ...(drawnGrams(object) > 0
      ? [`metal was taken from it (${Object.keys(object.drawn_g).join(', ')})`]
      : []),
    ...(reservedGrams(object) > 0 ? [`it is reserved for ${Object.keys(object.reserved_g).join(', ')}`] : []),
    ...(object.analyses.length > 0
      ? [`it was analysed (${object.analyses.map(({ analysis }) => analysis).join(', ')})`]
      : []),
    ...(object.release ? [`it was judged ${object.release.verdict}`] : []),
    ...standingCertificates(object).map(({ number }) => `certificate ${number} stands`),
  ];
  if (touched.length === 0) return;
  throw new ConflictError(`object ${object.id} cannot be withdrawn: ${touched.join('; ')}`, {
    path: `${desk.path}seq`,
    value: object.subject,
    allowed: 'an object that nothing was done with yet',
    cure:
      object.status === 'shipped' ? 'withdraw its shipment first, if it never left' : 'take that back first',
  });
}
