import { BATH } from '../../metal/alloy/words.ts';
import type { Act } from '../../metal/plant/person.ts';
import { checkSignature } from '../records/hands.ts';
import type { Batch, Command } from './commands.ts';
import type { Desk } from './desk.ts';

type Single = Exclude<Command, Batch>;

/** What a command is in the words of the roles (`metal/plant/person.ts`), and whether it goes without a name. */
interface Signing {
  readonly act: Act | null;
  readonly needed?: boolean;
}

const ACTS: { readonly [Type in Single['type']]: Signing } = {
  receiveLots: { act: 'receive lot' },
  gateCheck: { act: 'check lot' },
  processLot: { act: 'prepare lot' },
  recordAnalysis: { act: null },
  recordIdentification: { act: null },
  clearLot: { act: 'clear lot' },
  holdLot: { act: null },
  planHeat: { act: 'plan heat' },
  cancelHeat: { act: 'plan heat' },
  chargeHeat: { act: 'charge heat', needed: true },
  meltHeat: { act: 'record heat', needed: true },
  castHeat: { act: 'record heat', needed: true },
  cutObject: { act: 'record heat', needed: true },
  logHeat: { act: 'record heat' },
  answerAdvice: { act: 'accept advice', needed: true },
  takeSample: { act: 'take sample' },
  release: { act: 'release heat', needed: true },
  dispose: { act: 'dispose of metal', needed: true },
  certify: { act: null },
  ship: { act: 'release heat', needed: true },
  correct: { act: 'correct record' },
};

/**
 * W1, W2: in a plant that lists its people every name is one of theirs, with a role for what it signs; what other hands
 * must not have done does not go without a name.
 */
export function requireHands(desk: Desk, command: Single): void {
  const on = desk.at.slice(0, 10);
  const { act, needed = false } = signingOf(command);
  checkSignature(desk.people, { by: command.by, act, needed, on, path: `${desk.path}by` });
  if (command.type !== 'clearLot' || !command.override) return;
  const path = `${desk.path}override.by`;
  checkSignature(desk.people, {
    by: command.override.by,
    act: 'override diagnostic',
    needed: true,
    on,
    path,
  });
}

/** Computed records are nobody's work; results of a lot may be copied from its papers by who receives it. */
function signingOf(command: Single): Signing {
  if (command.type === 'release' && command.predicted) return { act: null };
  if (command.type !== 'recordAnalysis' || command.basis === 'imputed' || command.basis === 'predicted')
    return ACTS[command.type];
  if (command.of.startsWith('lot:')) return { act: 'book analysis of a lot' };
  return { act: command.place === BATH ? 'book bath analysis' : 'book analysis', needed: true };
}
