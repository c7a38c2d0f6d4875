import { type FormEvent, useState } from 'react';
import { Button } from '../design/button.tsx';
import { TextField } from '../design/field.tsx';
import { NumberField } from '../design/number-field.tsx';
import { numberOf } from '../design/read-number.ts';
import { WORDS } from '../words.ts';
import { Ingots } from './ingots.tsx';
import { putHeat } from './put-heat.ts';
import { Trim } from './trim.tsx';

const { furnace: words } = WORDS;

/** After the charge: a bath sample, what to add, what was poured and cast. Bookings go through the outbox. */
export function Pour({ heat }: { readonly heat: string }) {
  return (
    <>
      <Sample heat={heat} />
      <Trim heat={heat} />
      <PourForm heat={heat} />
      <Ingots heat={heat} />
    </>
  );
}

function Sample({ heat }: { readonly heat: string }) {
  const [sample, setSample] = useState('');
  const submit = (event: FormEvent) => {
    event.preventDefault();
    const id = sample.trim();
    if (id === '') return;
    putHeat(heat, words.sampleOf(id, heat), {
      samples: [{ of: `heat:${heat}`, sample: id, place: words.bath }],
    });
    setSample('');
  };
  return (
    <form className="card stack" onSubmit={submit}>
      <h2>{words.sampleTitle}</h2>
      <TextField label={words.sample} value={sample} onChange={setSample} />
      <Button submit tap disabled={sample.trim() === ''}>
        {words.bookSample}
      </Button>
    </form>
  );
}

function PourForm({ heat }: { readonly heat: string }) {
  const [process, setProcess] = useState('vacuum-induction');
  const [mass, setMass] = useState('');
  const mass_kg = numberOf(mass);
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (mass_kg === undefined) return;
    const output_g = Math.round(mass_kg * 1000);
    putHeat(heat, words.pourOf(heat, mass.trim()), { melt: { process, output_g } });
    setMass('');
  };
  return (
    <form className="card stack" onSubmit={submit}>
      <h2>{words.pourTitle}</h2>
      <TextField label={words.process} value={process} onChange={setProcess} />
      <NumberField label={words.poured} value={mass} onChange={setMass} />
      <Button submit go tap disabled={mass_kg === undefined || process.trim() === ''}>
        {words.bookPour}
      </Button>
    </form>
  );
}
