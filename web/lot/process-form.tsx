import { type FormEvent, useState } from 'react';
import { TREATMENTS } from '../../src/documents/orders/yard.ts';
import { useBooking } from '../api/use-booking.ts';
import { Button } from '../design/button.tsx';
import { Confirm } from '../design/confirm.tsx';
import { SelectField, TextField } from '../design/field.tsx';
import { typedNumber } from '../design/locale.ts';
import { NumberField } from '../design/number-field.tsx';
import { fromZero, isUnclear, numberOf } from '../design/read-number.ts';
import { Asked, type Said } from '../import/asked.tsx';
import { WORDS } from '../words.ts';

const { lot: words, sign } = WORDS;

interface Props {
  readonly lot: string;
  /** What is left of it [g]: it all goes in unless somebody says otherwise. */
  readonly free_g: number;
  readonly onClose: () => void;
}

/** Books a treatment of a lot on hold: mass before and after, where the rest went, and the oil that is left on it. */
export function ProcessForm({ lot, free_g, onClose }: Props) {
  const booking = useBooking('/api/yard/process-lot');
  const [treatment, setTreatment] = useState<string>(TREATMENTS[0]);
  const [typed, setTyped] = useState({ wet: typedNumber(free_g / 1000), clean: '', oil: '', lostAs: '' });
  const set = (name: keyof typeof typed) => (value: string) => setTyped({ ...typed, [name]: value });
  const [wet, clean] = [numberOf(typed.wet, free_g / 1000), numberOf(typed.clean, free_g / 1000)];
  const oil_pct = fromZero(typed.oil);
  const isReady = wet !== undefined && clean !== undefined && !isUnclear(typed.oil);
  const book = (more: Said = {}) => {
    if (!isReady || booking.isPending) return;
    const order = {
      ...{ lot, treatment, wet_g: Math.round(wet * 1000), clean_g: Math.round(clean * 1000) },
      ...(typed.lostAs.trim() === '' ? {} : { lostAs: typed.lostAs.trim() }),
      ...(oil_pct === undefined ? {} : { oil: oil_pct / 100 }),
      ...more,
    };
    booking.mutate({ order }, { onSuccess: onClose });
  };
  const submit = (event: FormEvent) => {
    event.preventDefault();
    book();
  };
  return (
    <Confirm title={words.processTitle(lot)} isOpen onClose={onClose}>
      <form className="stack" onSubmit={submit} noValidate>
        <div className="fields">
          <SelectField label={words.treatment} value={treatment} onChange={setTreatment}>
            {TREATMENTS.map((one) => (
              <option key={one} value={one}>
                {words.treatments[one]}
              </option>
            ))}
          </SelectField>
          <NumberField
            label={words.wet}
            value={typed.wet}
            onChange={set('wet')}
            expected={free_g / 1000}
            needed
          />
          <NumberField
            label={words.clean}
            value={typed.clean}
            onChange={set('clean')}
            expected={free_g / 1000}
            needed
          />
          <NumberField label={words.oilLeft} value={typed.oil} onChange={set('oil')} zero />
          <TextField
            label={words.lostAs}
            help={words.lostAsHelp}
            value={typed.lostAs}
            onChange={set('lostAs')}
          />
        </div>
        <p className="dim">{words.processHelp}</p>
        <Asked error={booking.error} onSay={book} />
        <div className="cluster">
          <Button onPress={onClose}>{sign.cancel}</Button>
          <Button submit go disabled={!isReady || booking.isPending}>
            {words.processGo}
          </Button>
        </div>
      </form>
    </Confirm>
  );
}
