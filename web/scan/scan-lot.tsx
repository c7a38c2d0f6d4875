import { type FormEvent, useState } from 'react';
import { TextField } from '../design/field.tsx';
import { WORDS } from '../words.ts';
import { CameraButton } from './camera-button.tsx';
import { numberIn } from './label.ts';

const { furnace: words } = WORDS;

interface Props {
  /** Goes to the line of a lot; false where it is on no open line of the sheet. */
  readonly onLot: (lot: string) => boolean;
}

/** Takes the number of a lot from a scanner, which types it and ends with Enter, or from the camera. */
export function ScanLot({ onLot }: Props) {
  const [typed, setTyped] = useState('');
  const [unknown, setUnknown] = useState<string>();
  const take = (text: string) => {
    const lot = numberIn(text);
    if (lot === '') return;
    setUnknown(onLot(lot) ? undefined : lot);
    setTyped('');
  };
  const submit = (event: FormEvent) => {
    event.preventDefault();
    take(typed);
  };
  return (
    <form className="stack" onSubmit={submit}>
      <TextField
        label={words.scan}
        value={typed}
        onChange={setTyped}
        wrong={unknown === undefined ? undefined : words.notOnSheet(unknown)}
      />
      <CameraButton onText={take} />
    </form>
  );
}
