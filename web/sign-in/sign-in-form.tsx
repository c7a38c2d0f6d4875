import { useSuspenseQuery } from '@tanstack/react-query';
import { type FormEvent, useState } from 'react';
import { answerOfPasskey, knowsPasskeys } from '../api/passkeys.ts';
import { begin, sessionQuery } from '../api/session.ts';
import { Button } from '../design/button.tsx';
import { SelectField, TextField } from '../design/field.tsx';
import { Refused } from '../design/states.tsx';
import { WORDS } from '../words.ts';

const { signIn } = WORDS;

interface Props {
  /** The session has begun. */
  readonly onDone: () => Promise<void>;
  /** Who is expected. */
  readonly person?: string | undefined;
}

/** How one comes in here: as a person of a demonstration, with a PIN on a shared device, with a password, or with a token. */
type Way = 'demonstration' | 'pin' | 'password' | 'token';

/** Who comes in, and what proves it. */
export function SignInForm({ onDone, person: expected }: Props) {
  const { demonstration, device, company, persons = [] } = useSuspenseQuery(sessionQuery).data;
  const first = persons.find(({ roles }) => roles.includes('planner')) ?? persons[0];
  const [way, setWay] = useState<Way>(
    demonstration ? 'demonstration' : device !== undefined && persons.length > 0 ? 'pin' : 'password',
  );
  const isListed = way === 'demonstration' || way === 'pin';
  const [person, setPerson] = useState(expected ?? (isListed ? (first?.id ?? '') : ''));
  const [secret, setSecret] = useState('');
  const [error, setError] = useState<unknown>(null);
  const enterBy = async (order: () => Promise<object>) => {
    setError(null);
    try {
      await begin('/api/session', await order());
    } catch (refused) {
      setSecret('');
      setError(refused);
      return;
    }
    await onDone();
  };
  const enter = (event: FormEvent) => {
    event.preventDefault();
    void enterBy(async () => orderOf(way, person, secret));
  };
  const enterByPasskey = () =>
    void enterBy(async () => ({ passkey: await answerOfPasskey('/api/session/passkey') }));
  return (
    <form className="stack" onSubmit={enter}>
      {way === 'pin' && device !== undefined ? <p>{signIn.device(device)}</p> : null}
      {isListed ? (
        <SelectField
          label={way === 'pin' ? signIn.who : signIn.person}
          value={person}
          onChange={setPerson}
          options={persons.map(({ id, name, roles }) => [id, `${name} (${roles.join(', ')})`])}
        />
      ) : null}
      {way === 'password' ? (
        <TextField
          label={signIn.name}
          help={signIn.nameHelp}
          value={person}
          onChange={setPerson}
          complete="username"
          needed
        />
      ) : null}
      {way === 'demonstration' ? null : (
        <TextField
          label={way === 'pin' ? signIn.pin : way === 'token' ? signIn.token : signIn.password}
          {...(way === 'token' ? { help: signIn.tokenHelp } : {})}
          type="password"
          value={secret}
          onChange={setSecret}
          needed
        />
      )}
      <Button submit go>
        {signIn.go}
      </Button>
      {way !== 'demonstration' && knowsPasskeys() ? (
        <Button onPress={enterByPasskey}>{WORDS.passkeys.signIn}</Button>
      ) : null}
      {company === undefined || expected !== undefined ? null : (
        <a className="btn" href="/login/company">
          {signIn.byCompany(company)}
        </a>
      )}
      {way === 'demonstration' ? null : (
        <Button quiet onPress={() => setWay(way === 'password' ? 'token' : 'password')}>
          {way === 'password' ? signIn.byToken : signIn.byPassword}
        </Button>
      )}
      {error === null ? null : <Refused error={error} />}
    </form>
  );
}

const orderOf = (way: Way, person: string, secret: string): object =>
  way === 'demonstration'
    ? { person }
    : way === 'token'
      ? { token: secret.trim() }
      : { person: person.trim(), [way]: secret };
