import { useState } from 'react';
import { Button } from '../../design/button.tsx';
import { TextField } from '../../design/field.tsx';
import { Form } from '../../design/form.tsx';
import { WORDS } from '../../words.ts';

const { furnace: words } = WORDS;

interface Props {
  readonly lot: string;
  readonly onGone: (reason: string) => void;
}

/** A lot of the sheet that cannot be found: the heat goes on without it, and says why. */
export function NotThere({ lot, onGone }: Props) {
  const [isOpen, setOpen] = useState(false);
  const [reason, setReason] = useState('');
  if (!isOpen)
    return (
      <Button tap onPress={() => setOpen(true)}>
        {words.notThere}
      </Button>
    );
  return (
    <Form
      card
      label={words.notThere}
      onSend={() => onGone(reason.trim())}
      send={words.notThereGo(lot)}
      disabled={reason.trim() === ''}
      go={false}
      tap
    >
      <p className="dim">{words.notThereHelp(lot)}</p>
      <TextField label={words.notThereReason} value={reason} onChange={setReason} needed />
    </Form>
  );
}
