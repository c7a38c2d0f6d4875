import { useQueryClient, useSuspenseQuery } from '@tanstack/react-query';
import { useNavigate, useSearch } from '@tanstack/react-router';
import { type FormEvent, useState } from 'react';
import { send } from '../api/client.ts';
import { sessionQuery } from '../api/session.ts';
import { Button } from '../design/button.tsx';
import { SelectField, TextField } from '../design/field.tsx';
import { Head } from '../design/head.tsx';
import { Refused } from '../design/states.tsx';
import { WORDS } from '../words.ts';

const { signIn, shell } = WORDS;

/** Who comes in: in a demonstration one of its persons, else by a personal token. */
export function SignIn() {
  const { plant, demonstration, persons = [] } = useSuspenseQuery(sessionQuery).data;
  const { to = '/yard' } = useSearch({ from: '/sign-in' });
  const client = useQueryClient();
  const navigate = useNavigate();
  const planner = persons.find(({ roles }) => roles.includes('planner')) ?? persons[0];
  const [person, setPerson] = useState(planner?.id ?? '');
  const [token, setToken] = useState('');
  const [error, setError] = useState<unknown>(null);
  const enter = async (event: FormEvent) => {
    event.preventDefault();
    setError(null);
    try {
      await send('/api/session', 'POST', demonstration ? { person } : { token: token.trim() });
    } catch (refused) {
      setError(refused);
      return;
    }
    await client.resetQueries();
    await navigate({ href: to });
  };
  return (
    <main id="content" className="narrow">
      <Head title={plant ?? shell.name} />
      {demonstration ? <p className="mark">{shell.demonstration}</p> : null}
      <form className="card stack" onSubmit={(event) => void enter(event)}>
        {demonstration ? (
          <SelectField label={signIn.person} value={person} onChange={setPerson}>
            {persons.map(({ id, name, roles }) => (
              <option key={id} value={id}>
                {name} ({roles.join(', ')})
              </option>
            ))}
          </SelectField>
        ) : (
          <TextField
            label={signIn.token}
            help={signIn.tokenHelp}
            type="password"
            value={token}
            onChange={setToken}
            needed
          />
        )}
        <Button submit go>
          {signIn.go}
        </Button>
      </form>
      {error === null ? null : <Refused error={error} />}
    </main>
  );
}
