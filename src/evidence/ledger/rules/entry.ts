import type { Subject } from '../../../metal/alloy/words.ts';
import { type Body, type KindName, kindNamed, type Said } from '../../records/kinds.ts';

interface Noted<Name extends KindName, Words> {
  readonly seq: number;
  /** When it was recorded, UTC with milliseconds. */
  readonly at: string;
  readonly kind: Name;
  readonly subject: Subject;
  readonly body: Words;
}

/** A record before it is sealed and after it is opened. Discriminated by `kind`. */
export type Entry = { [Name in KindName]: Noted<Name, Body<Name>> }[KindName];

/** What a record says, as the rules and states say it. */
export type FactOf<Name extends KindName> = Noted<Name, Said<Name>>;
export type Fact = { [Name in KindName]: FactOf<Name> }[KindName];

/** The fact of an entry. What it says of the command that wrote it is no part of any state: it is added once that is decided. */
export function factOf({ body, ...entry }: Entry): Fact {
  const { command: _, ...said } = kindNamed(entry.kind).decode(body);
  return { ...entry, body: said } as Fact;
}

/** Subjects that an entry changes or looks up. */
export function touchedBy({ subject, body }: Entry): string[] {
  const named: string[] = [subject];
  if ('from' in body && typeof body.from === 'string') named.push(body.from);
  if ('inputs' in body) named.push(...body.inputs.map(({ lot }) => lot));
  return named;
}
