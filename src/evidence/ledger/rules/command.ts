import type { Subject } from '../../../metal/alloy/words.ts';
import type { Act } from '../../../metal/plant/person.ts';
import type { KindName, Said, Writable } from '../../records/kinds.ts';
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

/** What a command asks that is known by its definition. */
export type CommandOf<Kind> = Kind extends CommandKind<infer C> ? C : never;

/** What a command asks so that a record says it: the fields of its kind, but for those that the rules work out. */
export type Asks<Type extends string, Name extends KindName, Worked extends PropertyKey = never> = {
  readonly type: Type;
} & Omit<Said<Name>, 'command' | Worked>;

/** How a command names what it is about, and what that must be: `find` throws the error of the rule. */
export interface Of<Naming, S extends { readonly subject: Subject }> {
  subject(naming: Naming): string;
  find(desk: Desk, naming: Naming): S;
}

/** A command that is one record of one subject, and the record says what was asked. */
export function defineRecord<
  const Type extends string,
  Naming,
  S extends { readonly subject: Subject },
  Name extends KindName,
  Worked extends keyof Said<Name> = never,
>(kind: {
  readonly type: Type;
  readonly of: Of<Naming, S>;
  readonly says: Name;
  readonly act: CommandKind<Asks<Type, Name, Worked> & Naming>['act'];
  /** Further subjects that it names. */
  also?(command: NoInfer<Asks<Type, Name, Worked> & Naming>): readonly string[];
  /** Throws the error of the rule that it breaks. */
  rule?(desk: Desk, command: NoInfer<Asks<Type, Name, Worked> & Naming>, state: NoInfer<S>): void;
  /** Fields of the record that the command does not ask, and what these and others are. */
  readonly worked?: readonly Worked[];
  work?(
    desk: Desk,
    command: NoInfer<Asks<Type, Name, Worked> & Naming>,
    state: NoInfer<S>,
  ): NoInfer<Pick<Writable<Name>, Worked> & Partial<Writable<Name>>>;
}): CommandKind<Asks<Type, Name, Worked> & Naming> {
  type C = Asks<Type, Name, Worked> & Naming;
  const { type, act, of, says, also, rule, work } = kind;
  return {
    type,
    act,
    names: (command: C) => ({ subjects: [of.subject(command), ...(also?.(command) ?? [])] }),
    decide(desk: Desk, command: C) {
      const state = of.find(desk, command);
      rule?.(desk, command, state);
      const worked = work?.(desk, command, state);
      desk.write(says, state.subject, { ...command, ...worked } as unknown as Writable<Name>);
    },
  } as unknown as CommandKind<C>;
}
