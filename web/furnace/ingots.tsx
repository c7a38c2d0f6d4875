import { type FormEvent, useState } from 'react';
import { Button } from '../design/button.tsx';
import { TextField } from '../design/field.tsx';
import { NumberField } from '../design/number-field.tsx';
import { numberOf } from '../design/read-number.ts';
import { WORDS } from '../words.ts';
import { putHeat } from './put-heat.ts';

const { furnace: words } = WORDS;

interface Ingot {
  readonly object: string;
  readonly mass: string;
}

/** The ingots that were cast, and the skull that comes back as a lot; they go through the outbox. */
export function Ingots({ heat }: { readonly heat: string }) {
  const blank = (count: number): Ingot => ({ object: `${heat}-${count}`, mass: '' });
  const [ingots, setIngots] = useState<readonly Ingot[]>([blank(1)]);
  const [skull, setSkull] = useState('');
  const grams = (mass: string): number | undefined => {
    const mass_kg = numberOf(mass);
    return mass_kg === undefined ? undefined : Math.round(mass_kg * 1000);
  };
  const filled = ingots.flatMap(({ object, mass }) => {
    const mass_g = grams(mass);
    return mass_g === undefined || object.trim() === ''
      ? []
      : [{ object: object.trim(), form: 'ingot', mass_g }];
  });
  const skull_g = grams(skull);
  const isReady = filled.length === ingots.length && (skull.trim() === '' || skull_g !== undefined);
  const change = (at: number, part: Partial<Ingot>) =>
    setIngots(ingots.map((one, i) => (i === at ? { ...one, ...part } : one)));
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (!isReady) return;
    const reverts =
      skull_g === undefined ? [] : [{ lot: `${heat}-skull`, form: 'foundry-returns', mass_g: skull_g }];
    putHeat(heat, words.castOf(filled.length, heat), { cast: { objects: filled, reverts } });
    setIngots([blank(1)]);
    setSkull('');
  };
  return (
    <form className="card stack" onSubmit={submit}>
      <h2>{words.castTitle}</h2>
      {ingots.map(({ object, mass }, i) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: ingots are only added at the end
        <div key={i} className="fields">
          <TextField
            label={words.ingot(i + 1)}
            value={object}
            onChange={(value) => change(i, { object: value })}
          />
          <NumberField
            label={words.ingotMass}
            value={mass}
            onChange={(value) => change(i, { mass: value })}
          />
        </div>
      ))}
      <Button tap onPress={() => setIngots([...ingots, blank(ingots.length + 1)])}>
        {words.anotherIngot}
      </Button>
      <NumberField label={words.skull} value={skull} onChange={setSkull} />
      <Button submit go tap disabled={!isReady}>
        {words.bookCast}
      </Button>
    </form>
  );
}
