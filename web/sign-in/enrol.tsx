import { useQueryClient, useSuspenseQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { type FormEvent, useEffect, useState } from 'react';
import { begin, sessionQuery } from '../api/session.ts';
import { Button } from '../design/button.tsx';
import { TextField } from '../design/field.tsx';
import { Head } from '../design/head.tsx';
import { Refused } from '../design/states.tsx';
import { invitedBy } from '../people/invitation.ts';
import { WORDS } from '../words.ts';

const { signIn, shell } = WORDS;

/** Letters that a password has at least. */
const FEWEST_LETTERS = 12;

/** A person makes their account: the token stands in the link, behind the #, so that no server and no log sees it before. */
export function Enrol() {
  const { plant } = useSuspenseQuery(sessionQuery).data;
  const client = useQueryClient();
  const [{ token: linked, person }] = useState(() => invitedBy(location.hash));
  const [token, setToken] = useState(linked);
  const [password, setPassword] = useState('');
  const [again, setAgain] = useState('');
  const [error, setError] = useState<unknown>(null);
  const [made, setMade] = useState<{ readonly token?: string } | null>(null);
  // the link is used once: it does not stay in the history of the browser, nor in the address when the router writes that anew
  useEffect(() => {
    if (location.hash !== '') history.replaceState(history.state, '', location.pathname);
  });
  const isShort = password !== '' && password.length < FEWEST_LETTERS;
  const enrol = async (event: FormEvent) => {
    event.preventDefault();
    setError(null);
    if (password !== again || isShort) return;
    try {
      setMade((await begin('/api/account/enrol', { token: token.trim(), password })) as object);
      await client.resetQueries();
    } catch (refused) {
      setError(refused);
    }
  };
  const isOther = again !== '' && again !== password;
  return (
    <main id="content" className="narrow">
      <Head
        title={plant ?? shell.name}
        sub={person === '' ? signIn.enrolTitle : signIn.enrolTitleOf(person)}
      />
      {made === null ? (
        <form className="card stack" onSubmit={(event) => void enrol(event)}>
          <TextField
            label={signIn.enrolToken}
            type="password"
            value={token}
            onChange={setToken}
            complete="username"
            needed
          />
          <TextField
            label={signIn.newPassword}
            help={signIn.enrolHelp}
            type="password"
            value={password}
            onChange={setPassword}
            complete="new-password"
            wrong={isShort ? signIn.tooShort(FEWEST_LETTERS - password.length) : undefined}
            needed
          />
          <TextField
            label={signIn.again}
            type="password"
            value={again}
            onChange={setAgain}
            complete="new-password"
            wrong={isOther ? signIn.notSame : undefined}
            needed
          />
          <Button submit go>
            {signIn.enrol}
          </Button>
          {error === null ? null : <Refused error={error} />}
        </form>
      ) : (
        <section className="card stack">
          <p>{signIn.enrolled}</p>
          {made.token === undefined ? null : (
            <p>
              {signIn.ownToken} <code>{made.token}</code>
            </p>
          )}
          <Link to="/">{signIn.toWork}</Link>
        </section>
      )}
    </main>
  );
}
