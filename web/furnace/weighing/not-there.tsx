import { type FormEvent, useState } from 'react';
import { Button } from '../../design/button.tsx';
import { TextField } from '../../design/field.tsx';
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
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (reason.trim() !== '') onGone(reason.trim());
  };
  if (!isOpen)
    return (
      <Button tap onPress={() => setOpen(true)}>
        {words.notThere}
      </Button>
    );
  return (
    <form className="card stack" onSubmit={submit} aria-label={words.notThere}>
      <p className="dim">{words.notThereHelp(lot)}</p>
      <TextField label={words.notThereReason} value={reason} onChange={setReason} needed />
      <Button submit tap disabled={reason.trim() === ''}>
        {words.notThereGo(lot)}
      </Button>
    </form>
  );
}
