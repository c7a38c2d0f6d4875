import { InputError } from '../../../foundation/errors.ts';
import { foundPlant } from '../commands/plant/found-plant.ts';
import { COMMANDS, type Command, type Single } from '../commands.ts';
import { type State, subjectKind } from '../subjects/subjects.ts';
import { asProved, isBeginning, requireOwnProof } from './as-proved.ts';
import type { Book } from './book.ts';
import { timeOf } from './clock-rules.ts';
import type { CommandKind } from './command.ts';
import { type Desk, openDesk, type World } from './desk.ts';
import type { Entry } from './entry.ts';
import { requireHands } from './hands.ts';
import type { PlantFacts } from './roster.ts';

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
  const desk = openDesk(world, timeOf(world, command));
  foundDemonstration(desk, world.facts, command);
  if (command.type === 'batch') {
    if (command.commands.length === 0)
      throw new InputError('the batch holds no commands', {
        path: 'commands',
        allowed: 'at least one command',
      });
    for (const [i, single] of command.commands.entries()) {
      desk.path = `commands[${i}].`;
      apply(desk, single);
    }
  } else apply(desk, command);
  return { entries: desk.entries, book: desk.book };
}

/** The fewest persons that a plant can be founded with. */
const FEWEST = 2;

/** W4: the ledger of an invented plant says so in its first record, whoever makes it and whatever is booked first. */
function foundDemonstration(desk: Desk, facts: PlantFacts | undefined, command: Command): void {
  if (desk.nextSeq > 0 || !facts?.demonstration || facts.people.length < FEWEST) return;
  const [first] = command.type === 'batch' ? command.commands : [command];
  if (first && isBeginning(first)) return;
  const { id, name } = facts.plant ?? { id: 'demonstration', name: 'Demonstration' };
  const persons = facts.people;
  foundPlant.decide(desk, { type: 'foundPlant', plant: id, name, demonstration: true, persons });
}

function apply(desk: Desk, command: Single): void {
  const kind = kindOf(command);
  if (kind === null) {
    throw new InputError(`"${command.type}" is not a command of the ledger`, {
      path: `${desk.path}type`,
      value: String(command.type),
      allowed: `${Object.keys(COMMANDS).join(', ')}, batch`,
    });
  }
  const act = typeof kind.act === 'function' ? kind.act(command, desk) : kind.act;
  const { subjects, seqs = [] } = kind.names(command);
  const corrected = seqs.map((seq) => desk.earlier(seq).subject);
  const signed = asProved(desk, command);
  const signing = { act, by: signed.by, path: `${desk.path}by`, subjects: [...subjects, ...corrected] };
  desk.actsFor = kind.ofOneself ? undefined : requireHands(desk, signing);
  requireOwnProof(desk, act);
  kind.decide(desk, signed);
}

const kindOf = (command: Single): CommandKind<Single> | null =>
  Object.hasOwn(COMMANDS, command.type) ? (COMMANDS[command.type] as CommandKind<Single>) : null;

/** Subjects and earlier records that must be looked up before a command can be decided. */
export interface Needs {
  readonly subjects: ReadonlySet<string>;
  readonly seqs: readonly number[];
}

/** The fewest records that a command leads to. */
export const leastRecords = (command: Command): number =>
  (command.type === 'batch' ? command.commands : [command]).reduce(
    (sum, single) => sum + (single.type === 'receiveLots' ? single.lots.length : 1),
    0,
  );

/** What a command names. */
export function needsOf(command: Command): Needs {
  const subjects = new Set<string>();
  const seqs: number[] = [];
  for (const single of command.type === 'batch' ? command.commands : [command]) {
    const named = kindOf(single)?.names(single);
    for (const subject of named?.subjects ?? []) subjects.add(subject);
    seqs.push(...(named?.seqs ?? []));
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
