import { type FormEvent, useState } from 'react';
import { TextField } from '../design/field.tsx';
import { WORDS } from '../words.ts';

const { furnace: words } = WORDS;

interface Props {
  /** Goes to the line of a lot; false where it is on no open line of the sheet. */
  readonly onLot: (lot: string) => boolean;
}

/** Takes the number of a lot from a scanner, which types it and ends with Enter. */
export function Scan({ onLot }: Props) {
  const [typed, setTyped] = useState('');
  const [unknown, setUnknown] = useState<string>();
  const submit = (event: FormEvent) => {
    event.preventDefault();
    const lot = lotIn(typed);
    if (lot === '') return;
    setUnknown(onLot(lot) ? undefined : lot);
    setTyped('');
  };
  return (
    <form onSubmit={submit}>
      <TextField
        label={words.scan}
        value={typed}
        onChange={setTyped}
        wrong={unknown === undefined ? undefined : words.notOnSheet(unknown)}
      />
    </form>
  );
}

/** The number of a lot in what a label says: the number itself, or the last part of its address. */
export const lotIn = (scanned: string): string => {
  const text = scanned.trim();
  return text.includes('/') ? decodeURIComponent(text.slice(text.lastIndexOf('/') + 1)) : text;
};
