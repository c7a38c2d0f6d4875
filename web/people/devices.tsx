import { useState } from 'react';
import type { Accounts } from '../../src/documents/session.ts';
import { useSession } from '../api/session.ts';
import { DataTable } from '../design/data-table.tsx';
import { TextField } from '../design/field.tsx';
import { Form } from '../design/form.tsx';
import { day } from '../design/locale.ts';
import { Refused } from '../design/states.tsx';
import { WORDS } from '../words.ts';
import { EndButton } from './end-button.tsx';
import { useSending } from './use-sending.ts';

const { people: words, signIn } = WORDS;

/** Devices on which a PIN is enough; this browser is made one, or any of them is ended. */
export function Devices({ devices }: Pick<Accounts, 'devices'>) {
  const { device } = useSession();
  const ending = useSending();
  return (
    <section className="card stack">
      <h2 className="part">{words.devices}</h2>
      <p className="dim count">{device === undefined ? words.devicesHelp : words.thisDevice(device)}</p>
      {devices.length > 0 ? (
        <DataTable
          label={words.devices}
          columns={[words.deviceName, words.madeBy, words.madeAt, words.endsAt, words.act]}
          rows={devices.map(({ id, name, by, madeAt, endsAt }) => ({
            key: id,
            cells: [
              name,
              by,
              day(madeAt),
              day(endsAt),
              <EndButton
                key="end"
                ending={ending}
                path={`/api/devices/${encodeURIComponent(id)}`}
                name={name}
              />,
            ],
          }))}
        />
      ) : null}
      {ending.error ? <Refused error={ending.error} /> : null}
      {device === undefined ? <ShareThis /> : null}
    </section>
  );
}

function ShareThis() {
  const sending = useSending();
  const [name, setName] = useState('');
  const [password, setPassword] = useState('');
  const share = () => {
    sending.mutate(
      { path: '/api/devices', body: { name: name.trim(), password } },
      { onSettled: () => setPassword('') },
    );
  };
  return (
    <Form
      sending={sending}
      onSend={share}
      send={words.shareThis}
      disabled={name.trim() === '' || password === ''}
      go={false}
    >
      <div className="fields">
        <TextField
          label={words.deviceName}
          help={words.deviceExample}
          value={name}
          onChange={setName}
          needed
        />
        <TextField label={signIn.password} type="password" value={password} onChange={setPassword} needed />
      </div>
    </Form>
  );
}
