import type { Act } from '../../metal/plant/person.ts';
import type { Desk } from './desk.ts';

/** What every command may say beside what it asks. */
export interface Told {
  /** When it happened (ISO 8601 with zone). Default: when it is recorded. Never later than that. */
  readonly happenedAt?: string;
  /** Who did or decided it. Confidential in the record. */
  readonly by?: string;
}

/** What must be looked up before a command can be decided. */
export interface Named {
  readonly subjects: readonly string[];
  /** Numbers of earlier records. */
  readonly seqs?: readonly number[];
}

/** One command of the ledger. One object of these per command, in `commands.ts`. */
export interface CommandKind<C extends { readonly type: string; readonly by?: string }> {
  readonly type: C['type'];
  /** What it names: `desk` finds nothing else, beside what the states of these need. */
  names(command: C): Named;
  /**
   * What it is in the words of the roles (`metal/plant/person.ts`), whose table says who signs it and whose hands were not
   * on it before (rules W1 to W3). null = computed: anybody of the plant whose role is more than to read, or nobody.
   */
  readonly act: Act | null | ((command: C, desk: Desk) => Act | null);
  /** It changes only what proves who gives it: every person may, also one who only reads. */
  readonly ofOneself?: true;
  /** Writes its records to the desk, or throws the error of the rule it breaks. Pure. */
  decide(desk: Desk, command: C): void;
}

/** A command as a value whose type is that of what it is asked. */
export const defineCommand = <C extends { readonly type: string; readonly by?: string }>(
  kind: CommandKind<C>,
): CommandKind<C> => kind;
