import { InputError } from '../../foundation/errors.ts';
import { isDay } from '../../foundation/quantity/days.ts';
import type { Trust } from './bundle-format.ts';
import { isSignedBy, type Note, parseVerifierKey, type VerifierKey } from './note.ts';
import { isQuorum, type Policy, parsePolicy, witnessesOf } from './policy.ts';

/** `remelt-trust/1`: a policy of logs and witnesses, and beside it the keys of persons. It comes by another way than the bundle. */
export interface TrustDocument {
  readonly format: 'remelt-trust/1';
  /** Day on which it was written: nothing that happened later is known by it. */
  readonly date: string;
  /** Text of a C2SP tlog-policy. */
  readonly policy: string;
  readonly persons?: readonly TrustedPerson[];
  /** SHA-256 of the verifier page, so that the page itself can be checked. */
  readonly verifierSha256?: string;
}

export interface TrustedPerson {
  readonly name: string;
  /** `name+hash+base64`. */
  readonly key: string;
  /** Days, ISO dates; absent = without that end. */
  readonly from?: string;
  readonly until?: string;
}

/** What a verdict is based on: whose signatures count. */
export interface Trusted {
  readonly logs: readonly VerifierKey[];
  readonly persons: readonly (Omit<TrustedPerson, 'key'> & { readonly key: VerifierKey })[];
  /** Null where the document says none. */
  readonly date: string | null;
  /** Names of the witnesses that have signed, and whether they are enough. */
  readonly witnessed: (note: Note) => { readonly by: readonly string[]; readonly enough: boolean };
}

/** What may be given as trust: a policy as text, the document with persons, or the first form of keys and a number. */
export type AnyTrust = string | Trust | TrustDocument;

/** Whose signatures count. Throws InputError for what is not a trust document, naming the place. */
export function trustedBy(trust: AnyTrust): Trusted {
  if (typeof trust === 'string') return ofPolicy(parsePolicy(trust), dateIn(trust), []);
  if (!isObject(trust)) throw new InputError('trust: this is no trust document', { allowed: FORMS });
  if ('policy' in trust) return ofDocument(trust);
  return ofKeys(trust);
}

const FORMS = 'a tlog-policy, a remelt-trust/1 document, or {log, witnesses, minWitnesses}';
const isObject = (value: unknown): boolean =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** The date of a policy that is only text: a comment "# date 2026-11-28". */
function dateIn(policy: string): string | null {
  const date = /^# *date:? (\d{4}-\d{2}-\d{2})\s*$/m.exec(policy)?.[1];
  return isDay(date) ? date : null;
}

const ofPolicy = (policy: Policy, date: string | null, persons: Trusted['persons']): Trusted => ({
  logs: policy.logs,
  persons,
  date,
  witnessed(note) {
    const by = witnessesOf(note, policy);
    return { by, enough: isQuorum(by, policy) };
  },
});

function ofDocument({ format, date, policy, persons = [] }: TrustDocument): Trusted {
  const wrong: readonly (readonly [field: string, isWrong: boolean, allowed: string])[] = [
    ['format', format !== 'remelt-trust/1', '"remelt-trust/1"'],
    ['policy', typeof policy !== 'string', 'the text of a tlog-policy'],
    ['date', !isDay(date), 'a day such as 2026-11-28'],
    ['persons', !Array.isArray(persons), 'a list'],
  ];
  const field = wrong.find(([, isWrong]) => isWrong);
  if (field)
    throw new InputError(`trust: this is no trust document, its ${field[0]} is not ${field[2]}`, {
      path: field[0],
      allowed: FORMS,
      cure: 'take the trust document as the plant gave it, or ask the plant for it again',
    });
  return ofPolicy(parsePolicy(policy), date, persons.map(personIn));
}

function personIn(person: TrustedPerson, i: number): Trusted['persons'][number] {
  const path = `persons[${i}]`;
  if (!isObject(person) || typeof person.name !== 'string' || typeof person.key !== 'string')
    throw new InputError(`trust: ${path} has no name and key`, { path });
  const { name, key, from, until } = person;
  for (const [field, day] of Object.entries({ from, until }))
    if (day !== undefined && !isDay(day))
      throw new InputError(`trust: ${path}.${field} is not a day of the calendar`, {
        path: `${path}.${field}`,
        value: String(day),
        allowed: 'a day such as 2026-11-28',
      });
  return { name, key: parseVerifierKey(key), ...(from ? { from } : {}), ...(until ? { until } : {}) };
}

function ofKeys({ log, witnesses, minWitnesses }: Trust): Trusted {
  if (!Array.isArray(witnesses) || !Number.isInteger(minWitnesses) || minWitnesses < 0)
    throw new InputError('trust: this is no trust document', { allowed: FORMS });
  const keys = witnesses.map((key) => parseVerifierKey(String(key)));
  return {
    logs: [parseVerifierKey(String(log))],
    persons: [],
    date: null,
    witnessed(note) {
      const by = [...new Set(keys.filter((key) => isSignedBy(note, key)).map(({ name }) => name))];
      return { by, enough: by.length >= minWitnesses };
    },
  };
}
