import { useState } from 'react';
import { TextField } from '../design/field.tsx';
import { Form } from '../design/form.tsx';
import { PAGE_WORDS } from '../page-words.ts';
import { WORDS } from '../words.ts';
import { ShownOnce } from './shown-once.tsx';
import { useSending } from './use-sending.ts';

const { terminal: words } = PAGE_WORDS;

/** The own token of a person, with which a terminal logs in: made anew and shown once, as the one before was shown to nobody or is lost. */
export function TerminalToken() {
  const sending = useSending();
  const [password, setPassword] = useState('');
  const made = sending.data as { readonly token: string } | undefined;
  const make = () => {
    const sent = { path: '/api/account/own-token', body: { password } };
    sending.mutate(sent, { onSettled: () => setPassword('') });
  };
  return (
    <section className="card stack">
      <h2 className="part">{words.title}</h2>
      <p className="dim count">{words.help}</p>
      {made ? <ShownOnce label={words.made} secret={made.token} /> : null}
      <Form sending={sending} onSend={make} send={words.make} disabled={password === ''} go={false}>
        <p className="hold">{words.ends}</p>
        <div className="fields">
          <TextField
            label={WORDS.signIn.password}
            type="password"
            value={password}
            onChange={setPassword}
            needed
          />
        </div>
      </Form>
    </section>
  );
}
