import { useState } from 'react';
import type { z } from 'zod';
import type { accountDocument } from '../../src/documents/session.ts';
import { DataTable } from '../design/data-table.tsx';
import { SelectField, TextField } from '../design/field.tsx';
import { Form } from '../design/form.tsx';
import { day } from '../design/locale.ts';
import { Refused } from '../design/states.tsx';
import { WORDS } from '../words.ts';
import { EndButton } from './end-button.tsx';
import { ShownOnce } from './shown-once.tsx';
import { useSending } from './use-sending.ts';

const { people: words, signIn } = WORDS;

/** How long a token may hold [day]. */
const DAYS = ['30', '90', '365'] as const;

interface Props {
  readonly tokens: z.infer<typeof accountDocument>['tokens'];
}

/** Tokens of the own programs: made, shown once, ended. */
export function ProgramTokens({ tokens }: Props) {
  const sending = useSending();
  const ending = useSending();
  const [name, setName] = useState('');
  const [days, setDays] = useState<string>('90');
  const [password, setPassword] = useState('');
  const made = sending.data as { readonly token: string } | undefined;
  const make = () => {
    sending.mutate(
      { path: '/api/account/tokens', body: { name: name.trim(), days: Number(days), password } },
      { onSuccess: () => setName(''), onSettled: () => setPassword('') },
    );
  };
  return (
    <section className="card stack">
      <h2 className="part">{words.programs}</h2>
      <p className="dim count">{words.programsHelp}</p>
      {made ? <ShownOnce label={words.tokenMade} secret={made.token} /> : null}
      {tokens.length > 0 ? (
        <DataTable
          label={words.programs}
          columns={[words.program, words.madeAt, words.endsAt, words.act]}
          rows={tokens.map(({ id, name: program, madeAt, endsAt }) => ({
            key: id,
            cells: [
              program,
              day(madeAt),
              day(endsAt),
              <EndButton key="end" ending={ending} path={`/api/account/tokens/${id}`} name={program} />,
            ],
          }))}
        />
      ) : null}
      {ending.error ? <Refused error={ending.error} /> : null}
      <Form
        sending={sending}
        onSend={make}
        send={words.makeToken}
        disabled={name.trim() === '' || password === ''}
        go={false}
      >
        <div className="fields">
          <TextField
            label={words.programName}
            help={words.programExample}
            value={name}
            onChange={setName}
            needed
          />
          <SelectField
            label={words.holds}
            value={days}
            onChange={setDays}
            options={DAYS.map((one) => [one, words.days(one)])}
          />
          <TextField label={signIn.password} type="password" value={password} onChange={setPassword} needed />
        </div>
      </Form>
    </section>
  );
}
