import type { Subject } from '../../../metal/alloy/words.ts';
import type { Fact, FactOf } from '../rules/entry.ts';
import { cannotHappen, defineSubject, named, type SubjectState } from './subject.ts';

/** The key that checkpoints of the log are signed with. */
export const LOG_KEY = 'key:log';

/** The key that checkpoints of the log carry a cosignature of by ML-DSA-44, beside that of the key of the log. */
export const COSIGNER_KEY = 'key:cosigner';

/** The key of a person. */
export const personKey = (person: string): Subject => `key:person.${person}`;

/** A public key, from when on it signed, and until when. */
export interface KnownKey {
  readonly verifierKey: string;
  readonly seq: number;
  readonly at: string;
  /** Absent while it signs. */
  readonly ended?: {
    readonly seq: number;
    readonly at: string;
    readonly how: 'replaced' | 'lost' | 'exposed' | 'retired';
    /** Nothing counts that it signed since; absent where all of it does. */
    readonly since?: string;
  };
}

export interface KeyState extends SubjectState {
  readonly type: 'key';
  readonly status: 'valid' | 'revoked';
  /** Oldest first; only the last can be without an end. */
  readonly keys: readonly KnownKey[];
}

/** The keys of the log, of its cosigner or of one person, one after the other. */
export const keySubject = defineSubject<KeyState>({
  type: 'key',
  statuses: ['valid', 'revoked'],
  evolve(before, entry: Fact) {
    const { kind, subject } = entry;
    const state = named('key', subject);
    if (kind === 'key.made')
      return { ...state, status: 'valid', keys: [...replaced(before, entry), made(entry)] };
    if (kind !== 'key.revoked') throw cannotHappen({ kind, subject });
    return { ...state, status: 'revoked', keys: (before?.keys ?? []).map((key) => revoked(key, entry)) };
  },
});

const made = ({ seq, at, body }: FactOf<'key.made'>): KnownKey => ({
  verifierKey: body.verifierKey,
  seq,
  at,
});

const replaced = (before: KeyState | undefined, { seq, at }: FactOf<'key.made'>): readonly KnownKey[] =>
  (before?.keys ?? []).map((key) => (key.ended ? key : { ...key, ended: { seq, at, how: 'replaced' } }));

function revoked(key: KnownKey, { seq, at, body }: FactOf<'key.revoked'>): KnownKey {
  if (key.verifierKey !== body.verifierKey) return key;
  const { ending: how, since } = body;
  return { ...key, ended: { seq, at, how, ...(since === undefined ? {} : { since }) } };
}

/** The key that signs now; undefined where there is none. */
export const validKey = (state: KeyState | undefined): KnownKey | undefined =>
  state?.keys.find(({ ended }) => ended === undefined);
