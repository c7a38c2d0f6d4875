import { Link } from '@tanstack/react-router';
import { useState } from 'react';
import type { Correction } from '../../src/documents/proof/correction.ts';
import { useCorrection } from '../api/use-correction.ts';
import { Button } from '../design/button.tsx';
import { Confirm } from '../design/confirm.tsx';
import { TextField } from '../design/field.tsx';
import { Form } from '../design/form.tsx';
import { sentenceInLocale } from '../design/locale.ts';
import { OnlyFor } from '../people/only-for.tsx';
import { WORDS } from '../words.ts';

const { release: words } = WORDS;

interface Props {
  readonly of: string;
  readonly number: string;
  readonly isWithdrawn: boolean;
}

/** Withdraws a certificate: the reason, what that does and what rests on it, then the record; and on to the one in its place. */
export function Withdraw({ of, number, isWithdrawn }: Props) {
  const [isOpen, setOpen] = useState(false);
  const [typed, setTyped] = useState({ reason: '', supersededBy: '' });
  const [reason, supersededBy] = [typed.reason.trim(), typed.supersededBy.trim()];
  const { go, shown, error, isPending } = useCorrection({
    ...{ of, record: `certificate:${number}`, reason },
    ...(supersededBy === '' ? {} : { supersededBy }),
  });
  const set = (name: keyof typeof typed) => (value: string) => setTyped({ ...typed, [name]: value });
  const close = () => setOpen(false);
  return (
    <>
      {isWithdrawn ? null : (
        <OnlyFor act="withdraw certificate" what={words.withdraw}>
          <Button onPress={() => setOpen(true)}>{words.withdraw}</Button>
        </OnlyFor>
      )}
      <Confirm title={words.withdrawTitle(number)} isOpen={isOpen} onClose={close}>
        {shown?.done ? (
          <div className="stack">
            <p role="status">{words.withdrawn(number)}</p>
            <Link
              to="/release/$of"
              params={{ of }}
              search={{ number: supersededBy || undefined }}
              className="btn go"
            >
              {supersededBy === '' ? words.reissueAny : words.reissue(supersededBy)}
            </Link>
          </div>
        ) : (
          <Form
            onSend={go}
            send={shown ? words.withdrawGo : words.withdrawLook}
            disabled={reason === '' || isPending}
            error={error}
            onCancel={close}
          >
            <TextField
              label={words.withdrawReason}
              value={typed.reason}
              onChange={set('reason')}
              needed
              focus
            />
            <TextField label={words.supersededBy} value={typed.supersededBy} onChange={set('supersededBy')} />
            {shown ? <Effects shown={shown} /> : null}
          </Form>
        )}
      </Confirm>
    </>
  );
}

function Effects({ shown: { effects, restsOn } }: { readonly shown: Correction }) {
  return (
    <div className="notice">
      {effects.map((effect) => (
        <p key={effect}>{sentenceInLocale(effect)}</p>
      ))}
      {restsOn.length > 0 ? (
        <p>
          {words.restsOn} {restsOn.join('; ')}
        </p>
      ) : null}
    </div>
  );
}
