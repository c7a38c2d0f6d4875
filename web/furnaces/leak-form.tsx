import { type FormEvent, useState } from 'react';
import { useBooking } from '../api/use-booking.ts';
import { Button } from '../design/button.tsx';
import { Confirm } from '../design/confirm.tsx';
import { TextField } from '../design/field.tsx';
import { NumberField } from '../design/number-field.tsx';
import { numberOf } from '../design/read-number.ts';
import { Refused } from '../design/states.tsx';
import { WORDS } from '../words.ts';

const { furnaces: words, sign } = WORDS;

interface Props {
  readonly furnace: string;
  readonly onClose: () => void;
}

/** Books the leak-up rate of a furnace before a heat is melted in it. */
export function LeakForm({ furnace, onClose }: Props) {
  const booking = useBooking('/api/heats/measure-leak');
  const [heat, setHeat] = useState('');
  const [rate, setRate] = useState('');
  const read = numberOf(rate);
  const submit = (event: FormEvent) => {
    event.preventDefault();
    booking.mutate({ order: { heat: heat.trim(), leak_Pa_m3_per_s: read, furnace } }, { onSuccess: onClose });
  };
  return (
    <Confirm title={`${words.leak}: ${furnace}`} isOpen onClose={onClose}>
      <form className="stack" onSubmit={submit} noValidate>
        <p className="dim">{words.leakHelp}</p>
        <TextField label={words.heat} value={heat} onChange={setHeat} focus />
        <NumberField label={words.rate} value={rate} onChange={setRate} />
        {booking.error ? <Refused error={booking.error} /> : null}
        <div className="cluster">
          <Button onPress={onClose}>{sign.cancel}</Button>
          <Button submit go disabled={heat.trim() === '' || read === undefined || booking.isPending}>
            {words.bookLeak}
          </Button>
        </div>
      </form>
    </Confirm>
  );
}
