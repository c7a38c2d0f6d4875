import { useState } from 'react';
import type { z } from 'zod';
import type { accountDocument } from '../../src/documents/session.ts';
import { knowsPasskeys, newPasskey } from '../api/passkeys.ts';
import { DataTable } from '../design/data-table.tsx';
import { TextField } from '../design/field.tsx';
import { Form } from '../design/form.tsx';
import { day, moment } from '../design/locale.ts';
import { Refused } from '../design/states.tsx';
import { WORDS } from '../words.ts';
import { EndButton } from './end-button.tsx';
import { useSending } from './use-sending.ts';

const { passkeys: words, people, signIn } = WORDS;

interface Props {
  readonly passkeys: z.infer<typeof accountDocument>['passkeys'];
}

/** Passkeys of who is here: made with the password, used to sign in and to sign, ended. */
export function Passkeys({ passkeys }: Props) {
  const ending = useSending();
  return (
    <section className="card stack">
      <h2 className="part">{words.title}</h2>
      <p className="dim count">{knowsPasskeys() ? words.help : words.none}</p>
      {passkeys.length > 0 ? (
        <DataTable
          label={words.title}
          columns={[words.name, people.madeAt, words.used, people.act]}
          rows={passkeys.map(({ id, name, madeAt, usedAt }) => ({
            key: id,
            cells: [
              name,
              day(madeAt),
              usedAt ? moment(usedAt) : words.never,
              <EndButton
                key="end"
                ending={ending}
                path={`/api/account/passkeys/${encodeURIComponent(id)}`}
                name={name}
              />,
            ],
          }))}
        />
      ) : null}
      {ending.error ? <Refused error={ending.error} /> : null}
      {knowsPasskeys() ? <MakePasskey /> : null}
    </section>
  );
}

function MakePasskey() {
  const sending = useSending();
  const [name, setName] = useState('');
  const [password, setPassword] = useState('');
  const [error, setError] = useState<unknown>(null);
  const make = async () => {
    setError(null);
    try {
      const passkey = await newPasskey('/api/account/passkeys/begin', { password });
      await sending.mutateAsync({ path: '/api/account/passkeys', body: { name: name.trim(), passkey } });
      setName('');
    } catch (refused) {
      setError(refused);
    }
    setPassword('');
  };
  return (
    <Form
      onSend={() => void make()}
      send={words.make}
      disabled={name.trim() === '' || password === ''}
      error={error}
      go={false}
    >
      <div className="fields">
        <TextField label={words.name} help={words.example} value={name} onChange={setName} needed />
        <TextField label={signIn.password} type="password" value={password} onChange={setPassword} needed />
      </div>
    </Form>
  );
}
