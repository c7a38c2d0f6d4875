import type { TaskContext } from '../../../desk/context.ts';
import { decisionOn } from '../../../desk/heat/decision-on.ts';
import { failedIn, suspensionsIn } from '../../../desk/samples/suspended-metal.ts';
import { standingWord } from '../../../documents/heats/pieces-of-heat.ts';
import { recalledWords } from '../../../documents/proof/recalled.ts';
import { failedWords } from '../../../documents/yard/suspended.ts';
import type { HeatState, ObjectState } from '../../../evidence/ledger/state.ts';
import { standingCertificates } from '../../../evidence/ledger/subjects/stock.ts';
import { kilograms } from '../../../foundation/quantity/format.ts';
import { idOf } from '../../../metal/alloy/words.ts';

/** A heat and all its pieces. */
interface Around {
  readonly heat: HeatState;
  readonly objects: readonly ObjectState[];
}

/** How a piece stands, and what was decided on it; of one that left, that its certificate was withdrawn since. */
export async function pieceWords(
  object: ObjectState,
  { heat, objects }: Around,
  { store }: TaskContext,
): Promise<string> {
  const { id, subject, status, disposition, decidedSince, mass_g, shipment, cut, held, recalled } = object;
  const { certificates = [] } = object;
  const gone = certificates.find(
    ({ sha256, withdrawn }) => withdrawn && shipment?.certificateSha256 === sha256,
  );
  const standing = standingCertificates({ certificates }).at(-1);
  const since = gone
    ? `; the certificate ${gone.number} that went with it was withdrawn (${gone.withdrawn!.reason}): tell ${shipment!.to}${standing ? `, and send ${standing.number}` : ''}`
    : '';
  const into = cut ? ` into ${cut.outputs.map(({ to }) => idOf(to)).join(', ')}` : '';
  const decision = disposition || decidedSince ? decisionOn(await store.history(subject)) : undefined;
  const decided = decision ? `; decided: ${decision.words}` : '';
  const failed = failedIn(heat, objects)(object);
  const suspended = suspensionsIn(heat, objects)(object).map(({ words }) => words);
  const word = standingWord({ status, suspended, ...(held ? { held } : {}), ...(failed ? { failed } : {}) });
  const words = [...recalledWords(recalled), ...failedWords(failed).map((one) => one.replace(/\.$/, ''))];
  return `${id}: ${word}${held ? ` (${held.reason})` : ''}${into}, ${kilograms(mass_g)}${words.map((one) => `; ${one}`).join('')}${decided}${since}.`;
}
