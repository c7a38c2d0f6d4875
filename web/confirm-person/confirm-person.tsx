import { useQueryClient } from '@tanstack/react-query';
import { type FormEvent, useEffect, useState } from 'react';
import { ApiError, type AskedAgain, send, setAskPerson } from '../api/client.ts';
import { answerOfPasskey, knowsPasskeys } from '../api/passkeys.ts';
import { sessionQuery, useSession } from '../api/session.ts';
import { Button } from '../design/button.tsx';
import { Confirm } from '../design/confirm.tsx';
import { TextField } from '../design/field.tsx';
import { Refused } from '../design/states.tsx';
import { SignInForm } from '../sign-in/sign-in-form.tsx';
import { WORDS } from '../words.ts';

const { confirm, signIn } = WORDS;

interface Asked extends AskedAgain {
  readonly answer: (confirmation: string) => void;
  readonly refuse: (error: unknown) => void;
}

/**
 * Asks who is here again, over any page: to sign a sentence, and when the session has ended in the middle of something. The request
 * that needed it is then sent again, and what was typed stays.
 */
export function ConfirmPerson() {
  const [asked, setAsked] = useState<Asked | null>(null);
  useEffect(() => {
    let open: Promise<string> | null = null;
    setAskPerson((again) => {
      // several requests that find the session ended ask once
      open ??= new Promise<string>((answer, refuse) => setAsked({ ...again, answer, refuse })).finally(() => {
        open = null;
        setAsked(null);
      });
      return open;
    });
    return () => setAskPerson(null);
  }, []);
  if (asked === null) return null;
  return asked.sentence === undefined ? <Again asked={asked} /> : <Sign asked={asked} />;
}

function Sign({ asked }: { readonly asked: Asked }) {
  const { person } = useSession();
  const [secret, setSecret] = useState('');
  const [error, setError] = useState<unknown>(null);
  const { sentence, by, passkey = false, signer } = asked;
  const name = (signer ?? person)?.name ?? '';
  const prove = async (proofOf: () => Promise<object>) => {
    setError(null);
    try {
      const made = await send('/api/session/confirmation', 'POST', { sentence, ...(await proofOf()) });
      asked.answer((made as { readonly confirmation: string }).confirmation);
    } catch (refused) {
      setSecret('');
      setError(refused);
    }
  };
  const sign = (event: FormEvent) => {
    event.preventDefault();
    const proof = by === 'token' ? secret.trim() : secret;
    const who = by === 'person' ? { person: (signer ?? person)?.id ?? '' } : { [by]: proof };
    void prove(async () => ({ ...(signer ? { person: signer.id } : {}), ...who }));
  };
  const signWithPasskey = () =>
    void prove(async () => ({
      passkey: await answerOfPasskey('/api/session/confirmation/passkey', { sentence }),
    }));
  const cancel = () => asked.refuse(notDone(confirm.cancelled));
  return (
    <Confirm title={signer ? confirm.titleOf(name) : confirm.title} isOpen onClose={cancel}>
      <form className="stack" onSubmit={sign}>
        <p className="notice">{sentence}</p>
        {by === 'person' ? (
          <p>{confirm.me(name)}</p>
        ) : (
          <TextField
            label={by === 'token' ? signIn.token : signIn.password}
            help={signer ? confirm.helpOf(name) : confirm.help}
            type="password"
            value={secret}
            onChange={setSecret}
            needed
          />
        )}
        {error === null ? null : <Refused error={error} />}
        <div className="cluster">
          <Button onPress={cancel}>{confirm.cancel}</Button>
          {passkey && knowsPasskeys() ? (
            <Button onPress={signWithPasskey}>{WORDS.passkeys.sign}</Button>
          ) : null}
          <Button submit go>
            {confirm.go}
          </Button>
        </div>
      </form>
    </Confirm>
  );
}

/** The session has ended: who was here signs in again and goes on; somebody else begins anew. */
function Again({ asked }: { readonly asked: Asked }) {
  const { person } = useSession();
  const client = useQueryClient();
  const leave = () => asked.refuse(notDone(confirm.ended));
  const entered = async () => {
    const now = await client.fetchQuery({ ...sessionQuery, staleTime: 0 });
    if (now.person?.id === person?.id) asked.answer('');
    else location.assign('/');
  };
  return (
    <Confirm title={confirm.ended} isOpen onClose={leave}>
      <p>{confirm.endedHelp}</p>
      <SignInForm onDone={entered} person={person?.id} />
      <Button quiet onPress={leave}>
        {confirm.leave}
      </Button>
    </Confirm>
  );
}

const notDone = (message: string): ApiError =>
  new ApiError(401, { code: 'not-confirmed', message, details: [] });
