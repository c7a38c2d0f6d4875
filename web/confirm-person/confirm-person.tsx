import { useQueryClient } from '@tanstack/react-query';
import { type FormEvent, useEffect, useRef, useState } from 'react';
import { sentenceParts } from '../../src/documents/session.ts';
import { ApiError, type AskedAgain, send, setAskPerson } from '../api/client.ts';
import { answerOfPasskey, knowsPasskeys } from '../api/passkeys.ts';
import { sessionQuery, useSession } from '../api/session.ts';
import { Button } from '../design/button.tsx';
import { Confirm } from '../design/confirm.tsx';
import { TextField } from '../design/field.tsx';
import { Refused } from '../design/states.tsx';
import { SignInForm } from '../sign-in/sign-in-form.tsx';
import { WORDS } from '../words.ts';
import './confirm-person.css';

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
  const [asked, setAsked] = useState<Partial<Record<'sign' | 'again', Asked>>>({});
  const { person } = useSession();
  // a session that was read again after its end names nobody
  const latest = useRef(person);
  useEffect(() => {
    latest.current = person ?? latest.current;
  }, [person]);
  useEffect(() => {
    const open = new Map<'sign' | 'again', Promise<string>>();
    setAskPerson((one) => {
      const kind = one.sentence === undefined ? 'again' : 'sign';
      // several requests that find the session ended ask once; it may end while a sentence is read
      const before = open.get(kind);
      if (before) return before;
      const answered = new Promise<string>((answer, refuse) =>
        setAsked((others) => ({ ...others, [kind]: { ...one, answer, refuse } })),
      ).finally(() => {
        open.delete(kind);
        setAsked(({ [kind]: _, ...others }) => others);
      });
      open.set(kind, answered);
      return answered;
    });
    return () => setAskPerson(null);
  }, []);
  return (
    <>
      {asked.sign ? <Sign asked={asked.sign} /> : null}
      {asked.again ? <Again asked={asked.again} person={latest.current?.id} /> : null}
    </>
  );
}

function Sign({ asked }: { readonly asked: Asked }) {
  const { person } = useSession();
  const [secret, setSecret] = useState('');
  const [error, setError] = useState<unknown>(null);
  const { sentence, by, passkey = false, signer } = asked;
  const name = (signer ?? person)?.name ?? '';
  const whose = signer ? { person: signer.id } : {};
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
    void prove(async () => ({ ...whose, ...who }));
  };
  const signWithPasskey = () =>
    void prove(async () => ({
      ...whose,
      passkey: await answerOfPasskey('/api/session/confirmation/passkey', { sentence, ...whose }),
    }));
  const cancel = () => asked.refuse(notDone(confirm.cancelled));
  return (
    <Confirm title={signer ? confirm.titleOf(name) : confirm.title} isOpen onClose={cancel}>
      <form className="stack" onSubmit={sign}>
        <Sentence signed={sentence ?? ''} />
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

/** What is signed, as a quotation; the hash of the order that it stands for is one line to open. */
function Sentence({ signed }: { readonly signed: string }) {
  const { words, request } = sentenceParts(signed);
  return (
    <>
      <blockquote className="signed">{words}</blockquote>
      {request === undefined ? null : (
        <details>
          <summary>{confirm.whole}</summary>
          <p className="dim small">{confirm.request(request)}</p>
        </details>
      )}
    </>
  );
}

/** The session has ended: who was here signs in again and goes on; somebody else begins anew. */
function Again({ asked, person }: { readonly asked: Asked; readonly person: string | undefined }) {
  const client = useQueryClient();
  const leave = () => asked.refuse(notDone(confirm.ended));
  const entered = async () => {
    const now = await client.fetchQuery({ ...sessionQuery, staleTime: 0 });
    if (now.person?.id === person) asked.answer('');
    else location.assign('/');
  };
  return (
    <Confirm title={confirm.ended} isOpen onClose={leave}>
      <p>{confirm.endedHelp}</p>
      <SignInForm onDone={entered} person={person} />
      <Button quiet onPress={leave}>
        {confirm.leave}
      </Button>
    </Confirm>
  );
}

const notDone = (message: string): ApiError =>
  new ApiError(401, { code: 'not-confirmed', message, details: [] });
