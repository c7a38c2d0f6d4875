import { useState } from 'react';
import { TextField } from '../design/field.tsx';
import { Form } from '../design/form.tsx';
import { WORDS } from '../words.ts';
import { useSending } from './use-sending.ts';

const { people: words, signIn } = WORDS;

/** Another password in place of the one that holds; other sessions end. */
export function PasswordForm() {
  const sending = useSending();
  const [was, setWas] = useState('');
  const [password, setPassword] = useState('');
  const [again, setAgain] = useState('');
  const isOther = again !== '' && again !== password;
  const change = () => {
    sending.mutate(
      { path: '/api/account/password', body: { was, password } },
      {
        onSettled: () => {
          for (const clear of [setWas, setPassword, setAgain]) clear('');
        },
      },
    );
  };
  return (
    <Form
      card
      sending={sending}
      onSend={change}
      send={words.changePassword}
      disabled={was === '' || password === '' || password !== again}
      go={false}
      beside={<span role="status">{sending.isSuccess ? words.passwordChanged : ''}</span>}
    >
      <h2 className="part">{words.password}</h2>
      <TextField label={words.was} type="password" value={was} onChange={setWas} needed />
      <TextField
        label={signIn.newPassword}
        help={signIn.enrolHelp}
        type="password"
        value={password}
        onChange={setPassword}
        complete="new-password"
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
    </Form>
  );
}
