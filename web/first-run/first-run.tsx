import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { useEffect, useState } from 'react';
import type { Founded } from '../../src/documents/first-run.ts';
import { sendWithWord } from '../api/client.ts';
import { begin, sessionQuery } from '../api/session.ts';
import { Button } from '../design/button.tsx';
import { TextField } from '../design/field.tsx';
import { Head } from '../design/head.tsx';
import { Refused, Waiting } from '../design/states.tsx';
import { linkOf } from '../people/invitation.ts';
import { ShownOnce } from '../people/shown-once.tsx';
import { WORDS } from '../words.ts';
import { FIRST_RUN, firstRunQuery } from './first-run-query.ts';
import { Found } from './found.tsx';

const { firstRun: words } = WORDS;

/** The first page of an empty ledger: what Remelt is, and whether the demonstration or a plant of one's own begins. */
export function FirstRun() {
  const client = useQueryClient();
  const navigate = useNavigate();
  const { data, error } = useQuery(firstRunQuery);
  const [word, setWord] = useState(() => decodeURIComponent(location.hash.replace(/^#/, '')));
  const [isOwn, setOwn] = useState(false);
  const [made, setMade] = useState<Founded | null>(null);
  const [refused, setRefused] = useState<unknown>(null);
  const [isPending, setPending] = useState(false);
  const [isLinked] = useState(word !== '');
  // the word is used once, and does not stay in the history of the browser
  useEffect(() => {
    if (location.hash !== '') history.replaceState(history.state, '', location.pathname);
  });
  const enter = async (to: '/today' | '/set-up') => {
    await client.resetQueries();
    await navigate({ to });
  };
  const demonstrate = async () => {
    setPending(true);
    setRefused(null);
    try {
      await sendWithWord(`${FIRST_RUN}/demonstration`, word.trim());
      const { persons = [] } = await client.fetchQuery({ ...sessionQuery, staleTime: 0 });
      const first = persons.find(({ roles }) => roles.includes('planner')) ?? persons[0];
      await begin('/api/session', { person: first?.id });
      await enter('/today');
    } catch (thrown) {
      setRefused(thrown);
      setPending(false);
    }
  };
  if (made !== null) return <Begun made={made} onDone={() => void enter('/set-up')} />;
  return (
    <main id="content" className="narrow first-run">
      <Head title={words.title} />
      {isOwn ? null : (
        <p>
          {words.what} {words.proof}
        </p>
      )}
      {error ? <Refused error={error} /> : null}
      {data || error ? null : <Waiting />}
      {data && !isLinked ? (
        <TextField label={words.word} help={words.wordHelp} value={word} onChange={setWord} needed />
      ) : null}
      {data && isOwn ? (
        <Found
          {...{ word: word.trim(), roles: data.roles, usual: data.usual }}
          onBack={() => setOwn(false)}
          onDone={setMade}
        />
      ) : null}
      {data && !isOwn ? (
        <div className="stack">
          <section className="card stack">
            <p>{words.plantHelp}</p>
            <div className="cluster">
              <Button go disabled={word.trim() === ''} onPress={() => setOwn(true)}>
                {words.plant}
              </Button>
            </div>
          </section>
          <section className="card stack">
            <p>{words.demonstrationHelp}</p>
            <div className="cluster">
              <Button disabled={isPending || word.trim() === ''} onPress={() => void demonstrate()}>
                {words.demonstration}
              </Button>
            </div>
            {refused === null ? null : <Refused error={refused} />}
          </section>
        </div>
      ) : null}
    </main>
  );
}

/** The plant has begun: the link of who has no password yet is shown this once. */
function Begun({ made, onDone }: { readonly made: Founded; readonly onDone: () => void }) {
  return (
    <main id="content" className="narrow first-run">
      <Head title={words.begun} />
      <section className="card stack">
        {made.tokens.map(({ person, token }) => (
          <ShownOnce key={person} label={words.link(person)} secret={linkOf(token, person)} code />
        ))}
        <div className="cluster">
          <Button go onPress={onDone}>
            {words.goOn}
          </Button>
        </div>
      </section>
    </main>
  );
}
