import { InputError } from '../../foundation/errors.ts';
import {
  COSIGNATURE_V1,
  ED25519,
  isSignedBy,
  ML_DSA_44,
  type Note,
  parseVerifierKey,
  type VerifierKey,
} from './note.ts';

/** Which logs count, and which witnesses must have seen a checkpoint (C2SP `tlog-policy`). */
export interface Policy {
  readonly logs: readonly VerifierKey[];
  /** Every witness by its name in the policy. */
  readonly witnesses: ReadonlyMap<string, VerifierKey>;
  /** Groups by name; the members are witnesses or groups before them. */
  readonly groups: ReadonlyMap<string, Group>;
  /** Witness or group that must agree; null = none. */
  readonly quorum: string | null;
}

interface Group {
  readonly least: number;
  readonly members: readonly string[];
}

/** Most lines of a policy: a larger one is no policy (assumption). */
const MOST_LINES = 10_000;

/** Policy from its text. Throws InputError with the line that is wrong: an unknown word or name, one told twice, no quorum. */
export function parsePolicy(text: string): Policy {
  const lines = text.split('\n');
  if (lines.length > MOST_LINES)
    throw new InputError(`a policy has at most ${MOST_LINES} lines`, { value: lines.length });
  const draft: Draft = { logs: [], witnesses: new Map(), groups: new Map(), quorum: undefined };
  for (const [i, line] of lines.entries()) {
    const words = line
      .replace(/\r$/, '')
      .trim()
      .split(/[ \t]+/);
    if (words[0] === '' || words[0]!.startsWith('#')) continue;
    const read = READERS.get(words[0]!);
    if (!read)
      throw wrong(
        i,
        `"${words[0]!.slice(0, 40)}" begins no line of a policy`,
        [...READERS.keys()].join(', '),
      );
    read(words.slice(1), draft, i);
  }
  const { quorum, ...rest } = draft;
  if (quorum === undefined)
    throw wrong(lines.length - 1, 'the policy names no quorum', '"quorum none" or "quorum NAME"');
  if (draft.logs.length === 0) throw wrong(lines.length - 1, 'the policy names no log', '"log KEY"');
  return { ...rest, quorum };
}

interface Draft {
  readonly logs: VerifierKey[];
  readonly witnesses: Map<string, VerifierKey>;
  readonly groups: Map<string, Group>;
  quorum: string | null | undefined;
}

const READERS = new Map<string, (words: readonly string[], draft: Draft, line: number) => void>([
  [
    'log',
    ([key, _url, ...more], draft, line) => {
      if (key === undefined || more.length > 0) throw wrong(line, 'a log has a key', 'log KEY [URL]');
      draft.logs.push(keyIn(key, line, [ED25519]));
    },
  ],
  [
    'witness',
    ([name, key, _url, ...more], draft, line) => {
      if (name === undefined || key === undefined || more.length > 0)
        throw wrong(line, 'a witness has a name and a key', 'witness NAME KEY [URL]');
      newName(name, draft, line);
      draft.witnesses.set(name, keyIn(key, line, [COSIGNATURE_V1, ML_DSA_44]));
    },
  ],
  [
    'group',
    ([name, least, ...members], draft, line) => {
      if (name === undefined || least === undefined || members.length === 0)
        throw wrong(line, 'a group has a name, a number and members', 'group NAME NUMBER|any|all MEMBER ...');
      newName(name, draft, line);
      for (const [i, member] of members.entries()) {
        knownName(member, draft, line);
        if (members.indexOf(member) !== i)
          throw wrong(line, `${member} is in the group twice`, 'each member once');
      }
      const number = least === 'any' ? 1 : least === 'all' ? members.length : wholeNumber(least);
      if (number === null || number < 1 || number > members.length)
        throw wrong(
          line,
          `"${least}" of ${members.length} members cannot agree`,
          `1 to ${members.length}, any or all`,
        );
      draft.groups.set(name, { least: number, members });
    },
  ],
  [
    'quorum',
    ([name, ...more], draft, line) => {
      if (name === undefined || more.length > 0)
        throw wrong(line, 'a quorum is one name', 'quorum NAME|none');
      if (draft.quorum !== undefined) throw wrong(line, 'the quorum is told twice', 'one quorum');
      if (name !== 'none') knownName(name, draft, line);
      draft.quorum = name === 'none' ? null : name;
    },
  ],
]);

const wholeNumber = (text: string): number | null => (/^[1-9]\d{0,4}$/.test(text) ? Number(text) : null);

function keyIn(text: string, line: number, types: readonly number[]): VerifierKey {
  try {
    const key = parseVerifierKey(text);
    if (types.includes(key.type)) return key;
  } catch (error) {
    if (error instanceof InputError) throw wrong(line, error.message, 'a verifier key: name+hash+base64');
    throw error;
  }
  throw wrong(
    line,
    'the key is of another kind',
    types.includes(ED25519) ? 'an Ed25519 key of a log' : 'a key of a witness (cosignature/v1, ML-DSA-44)',
  );
}

function newName(name: string, { witnesses, groups }: Draft, line: number): void {
  if (name !== 'none' && !witnesses.has(name) && !groups.has(name)) return;
  throw wrong(line, `the name "${name}" is taken`, 'a name of its own');
}

function knownName(name: string, { witnesses, groups }: Draft, line: number): void {
  if (witnesses.has(name) || groups.has(name)) return;
  throw wrong(
    line,
    `"${name.slice(0, 80)}" is no witness and no group above this line`,
    'a name of a line above',
  );
}

const wrong = (line: number, words: string, allowed: string): InputError =>
  new InputError(`trust: line ${line + 1}: ${words}`, { path: `line ${line + 1}`, allowed });

/** Names of the witnesses whose signature a note carries. Two names for one key are one witness. */
export function witnessesOf(note: Note, { witnesses }: Policy): readonly string[] {
  const counted = new Set<string>();
  return [...witnesses].flatMap(([name, key]) => {
    const hex = `${key.name}+${key.publicKey.join('.')}`;
    if (counted.has(hex) || !isSignedBy(note, key)) return [];
    counted.add(hex);
    return [name];
  });
}

/** True when the witnesses that have signed are a quorum. */
export function isQuorum(signed: readonly string[], { groups, quorum }: Policy): boolean {
  const agreed = new Set(signed);
  for (const [name, { least, members }] of groups)
    if (members.filter((member) => agreed.has(member)).length >= least) agreed.add(name);
  return quorum === null || agreed.has(quorum);
}
