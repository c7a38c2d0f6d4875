import { useState } from 'react';
import { Button } from '../design/button.tsx';
import { TextField } from '../design/field.tsx';
import { Form } from '../design/form.tsx';
import { WORDS } from '../words.ts';
import { useSending } from './use-sending.ts';

const { people: words, signIn } = WORDS;

/** The PIN for shared devices: set, replaced or removed. */
export function PinForm({ hasPin }: { readonly hasPin: boolean }) {
  const sending = useSending();
  const [pin, setPin] = useState('');
  const [password, setPassword] = useState('');
  const set = () => {
    sending.mutate(
      { path: '/api/account/pin', body: { pin, password } },
      {
        onSettled: () => {
          for (const clear of [setPin, setPassword]) clear('');
        },
      },
    );
  };
  return (
    <Form
      card
      sending={sending}
      onSend={set}
      send={hasPin ? words.replacePin : words.setPin}
      disabled={pin === '' || password === ''}
      go={false}
      beside={
        <>
          {hasPin ? (
            <Button
              quiet
              onPress={() => sending.mutate({ path: '/api/account/pin', method: 'DELETE' })}
              disabled={sending.isPending}
            >
              {words.removePin}
            </Button>
          ) : null}
          <span role="status">{sending.isSuccess ? words.saved : ''}</span>
        </>
      }
    >
      <h2 className="part">{signIn.pin}</h2>
      <p className="dim count">{hasPin ? words.pinHeld : words.pinHelp}</p>
      <TextField
        label={words.newPin}
        help={words.pinRule}
        type="password"
        value={pin}
        onChange={setPin}
        complete="new-password"
        decimal
        needed
      />
      <TextField label={signIn.password} type="password" value={password} onChange={setPassword} needed />
    </Form>
  );
}
