import { InputError } from '../../foundation/errors.ts';
import type { Book } from './book.ts';
import type { Batch, Command } from './commands.ts';
import { answerAdvice, logHeat } from './decide-advice.ts';
import { correct, dispose, recordAnalysis, release, takeSample } from './decide-evidence.ts';
import { cancelHeat, castHeat, chargeHeat, cutObject, meltHeat, planHeat } from './decide-heats.ts';
import {
  clearLot,
  gateCheck,
  holdLot,
  processLot,
  receiveLots,
  recordIdentification,
} from './decide-lots.ts';
import { certify, ship } from './decide-shipping.ts';
import { type Desk, openDesk, type World } from './desk.ts';
import type { Entry } from './entry.ts';
import { requireHands } from './hands.ts';
import { type State, subjectKind } from './subjects.ts';

type Single = Exclude<Command, Batch>;

const RULES: {
  readonly [Type in Single['type']]: (desk: Desk, command: Extract<Single, { type: Type }>) => void;
} = {
  receiveLots,
  gateCheck,
  processLot,
  recordAnalysis,
  recordIdentification,
  clearLot,
  holdLot,
  planHeat,
  cancelHeat,
  chargeHeat,
  meltHeat,
  castHeat,
  cutObject,
  logHeat,
  answerAdvice,
  takeSample,
  release,
  dispose,
  certify,
  ship,
  correct,
};

/** What a command leads to: entries to append, and the book with the states after them. */
export interface Decision {
  readonly entries: readonly Entry[];
  readonly book: Book;
}

/**
 * Decides a command: the entries it leads to, or the error of the rule it breaks. Pure: the same world and command
 * always give the same entries.
 */
export function decide(world: World, command: Command): Decision {
  const desk = openDesk(world);
  if (command.type === 'batch') {
    if (command.commands.length === 0) throw new InputError('an empty batch', { path: 'commands' });
    for (const [i, single] of command.commands.entries()) {
      desk.path = `commands[${i}].`;
      apply(desk, single);
    }
  } else apply(desk, command);
  return { entries: desk.entries, book: desk.book };
}

function apply(desk: Desk, command: Single): void {
  if (!Object.hasOwn(RULES, command.type)) {
    throw new InputError(`"${command.type}" is no command`, {
      path: `${desk.path}type`,
      value: String(command.type),
      allowed: `${Object.keys(RULES).join(', ')}, batch`,
    });
  }
  const rule = RULES[command.type] as (desk: Desk, command: Single) => void;
  requireHands(desk, command);
  rule(desk, command);
}

/** Subjects and earlier records that must be looked up before a command can be decided. */
export interface Needs {
  readonly subjects: ReadonlySet<string>;
  readonly seqs: readonly number[];
}

/** What a command names. */
export function needsOf(command: Command): Needs {
  const subjects = new Set<string>();
  const seqs: number[] = [];
  for (const single of command.type === 'batch' ? command.commands : [command]) {
    for (const subject of namedBy(single)) subjects.add(subject);
    if (single.type === 'correct') seqs.push(single.seq);
  }
  return { subjects, seqs };
}

/** What the rules look up beside what was named: reservations and outputs of heats, the heat of an object. */
export function furtherNeeds(states: Iterable<State>): ReadonlySet<string> {
  const subjects = new Set<string>();
  for (const state of states)
    for (const subject of subjectKind(state.type).needs(state)) subjects.add(subject);
  return subjects;
}

function namedBy(command: Single): string[] {
  switch (command.type) {
    case 'receiveLots':
      return command.lots.map(({ lot }) => `lot:${lot}`);
    case 'gateCheck':
    case 'processLot':
    case 'recordIdentification':
    case 'clearLot':
    case 'holdLot':
      return [`lot:${command.lot}`];
    case 'planHeat':
      return [`heat:${command.heat}`, ...command.reservations.map(({ from }) => from)];
    case 'chargeHeat':
      return [`heat:${command.heat}`, ...command.draws.map(({ from }) => from)];
    case 'cancelHeat':
    case 'logHeat':
    case 'answerAdvice':
    case 'meltHeat':
      return [`heat:${command.heat}`];
    case 'castHeat':
      return [`heat:${command.heat}`, ...made(command.objects, command.reverts)];
    case 'cutObject':
      return [`object:${command.object}`, ...made(command.pieces, command.reverts)];
    case 'ship':
      return [`object:${command.object}`];
    case 'recordAnalysis':
    case 'takeSample':
    case 'release':
    case 'certify':
    case 'dispose':
      return [command.of];
    default:
      return [];
  }
}

const made = (objects: readonly { object: string }[], reverts: readonly { lot: string }[] = []): string[] => [
  ...objects.map(({ object }) => `object:${object}`),
  ...reverts.map(({ lot }) => `lot:${lot}`),
];
