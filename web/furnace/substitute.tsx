import { type FormEvent, useState } from 'react';
import { Button } from '../design/button.tsx';
import { TextField } from '../design/field.tsx';
import { kilograms } from '../design/locale.ts';
import { NumberField } from '../design/number-field.tsx';
import { WORDS } from '../words.ts';
import { gramsOf } from './balance.ts';
import { Folded } from './folded.tsx';
import { putHeat } from './put-heat.ts';

const { furnace: words } = WORDS;

/** A lot that the sheet does not hold, in place of one that is short: weighed, and charged with its reason. */
export function Substitute({ heat }: { readonly heat: string }) {
  const [lot, setLot] = useState('');
  const [mass, setMass] = useState('');
  const [reason, setReason] = useState('');
  const mass_g = gramsOf(mass);
  const isReady = lot.trim() !== '' && mass_g !== undefined && reason.trim() !== '';
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (!isReady) return;
    putHeat(heat, {
      words: words.additionOf(lot.trim(), kilograms(mass_g)),
      order: { charge: [{ lot: lot.trim(), actual_g: mass_g }], unplanned: reason.trim() },
    });
    setLot('');
    setMass('');
    setReason('');
  };
  return (
    <Folded title={words.substitute}>
      <form className="stack" onSubmit={submit}>
        <p className="dim">{words.substituteHelp}</p>
        <TextField label={words.substituteLot} value={lot} onChange={setLot} needed />
        <NumberField label={words.substituteMass} value={mass} onChange={setMass} needed />
        <TextField label={words.substituteReason} value={reason} onChange={setReason} needed />
        <Button submit go tap disabled={!isReady}>
          {words.bookAddition}
        </Button>
      </form>
    </Folded>
  );
}
