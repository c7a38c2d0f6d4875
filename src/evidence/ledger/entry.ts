import type { Subject } from '../../metal/alloy/words.ts';
import type { Body, KindName } from '../records/kinds.ts';

/** A record before it is sealed and after it is opened: what the rules read and write. */
export type EntryOf<Name extends KindName> = {
  readonly seq: number;
  /** When it was recorded, UTC with milliseconds. */
  readonly at: string;
  readonly kind: Name;
  readonly subject: Subject;
  readonly body: Body<Name>;
};

/** Discriminated by `kind`. */
export type Entry = { [Name in KindName]: EntryOf<Name> }[KindName];

/** Subjects that an entry changes or looks up. */
export function touchedBy({ subject, body }: Entry): string[] {
  const named: string[] = [subject];
  if ('from' in body && typeof body.from === 'string') named.push(body.from);
  if ('inputs' in body) named.push(...body.inputs.map(({ lot }) => lot));
  return named;
}
