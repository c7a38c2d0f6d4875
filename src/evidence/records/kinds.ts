import type { z } from 'zod';
import { InputError } from '../../foundation/errors.ts';
import * as ALL from './all.ts';
import { checkBody, checkOpenBody, type JoinedBody, joinBody, type Kind } from './kind.ts';
import { checkEnvelope, type LedgerRecord, parseEnvelope } from './record.ts';
import type { Pair } from './results.ts';
import type { InsideShape } from './said.ts';

type KindsIn<Exports> = {
  readonly [Key in keyof Exports as Exports[Key] extends Kind<infer _Shape, infer Name>
    ? Name
    : never]: Exports[Key];
};

/** Everything that can be said, version "1". A change of a body is a new version beside the old one. */
export const KINDS = Object.fromEntries(
  Object.values(ALL).flatMap((kind) =>
    typeof kind === 'object' && 'names' in kind ? kind.names.map((name) => [name, kind]) : [],
  ),
) as unknown as KindsIn<typeof ALL>;

export type KindName = keyof typeof KINDS;
type ShapeOf<Name extends KindName> = (typeof KINDS)[Name]['schema']['shape'];
/** Opened body of a kind, as its record holds it. */
export type Body<Name extends KindName> = z.infer<(typeof KINDS)[Name]['schema']>;
/** What a body says, in the names, numbers and units of the program. */
export type Said<Name extends KindName> = InsideShape<ShapeOf<Name>>;
/** The same before it is written: what is undefined is left out. */
export type Writable<Name extends KindName> = {
  readonly [Key in keyof Said<Name>]:
    | Said<Name>[Key]
    | (object extends Pick<Said<Name>, Key> ? undefined : never);
};

/** The kind of that name. Throws InputError for an unknown one. */
export function kindNamed(name: string): Kind {
  if (isKind(name)) return KINDS[name as KindName] as unknown as Kind;
  throw new InputError(`"${name}" is not a kind of record that this version knows`, {
    path: 'kind',
    value: name,
    allowed: Object.keys(KINDS).join(', '),
  });
}

/** True for a kind that this version can read. */
export const isKind = (name: string): boolean => Object.hasOwn(KINDS, name);

/** Record from its JSON text: envelope and the public part of its body are checked. Throws InputError. */
export const parseRecord = (text: string): LedgerRecord => checkOpen(parseEnvelope(text));

/** Record from the value of its JSON, checked likewise. Throws InputError. */
export const checkRecord = (value: unknown): LedgerRecord => checkOpen(checkEnvelope(value));

/** Record whose envelope was checked, once the public part of its body is too. Throws InputError. */
export function checkOpen(record: LedgerRecord): LedgerRecord {
  checkOpenBody(record.kind, kindNamed(record.kind), record.body);
  return record;
}

/** Body of a record with the given fields disclosed; not checked for completeness. */
export function openBody(record: LedgerRecord, pairs: readonly Pair[]): JoinedBody {
  return joinBody(kindNamed(record.kind), record.body, pairs);
}

/** Body of a record, complete and checked. Throws InputError when a confidential field is missing. */
export function wholeBody(record: LedgerRecord, pairs: readonly Pair[]): Readonly<Record<string, unknown>> {
  const kind = kindNamed(record.kind);
  return checkBody(record.kind, kind, joinBody(kind, record.body, pairs).body);
}
