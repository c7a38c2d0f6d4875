import { useState } from 'react';
import { contract } from '../../src/tasks/heats/cut-object/contract.ts';
import { useBooking } from '../api/use-booking.ts';
import { Button } from '../design/button.tsx';
import { TextField } from '../design/field.tsx';
import { Form } from '../design/form.tsx';
import { kilograms } from '../design/locale.ts';
import { Question } from '../design/question.tsx';
import { balanceOf, gramsOf, leftFor, leftIn_kg, type TypedLoss } from '../furnace/balance.ts';
import { BalanceLine, Losses } from '../furnace/losses.tsx';
import type { ReadWeight } from '../furnace/weighing/read-weight.ts';
import { readingsOf } from '../furnace/weighing/readings-of.ts';
import { WeightField } from '../furnace/weighing/weight-field.tsx';
import { WORDS } from '../words.ts';

const { cut: words, furnace } = WORDS;

interface TypedPiece {
  readonly object: string;
  readonly form: string;
  readonly mass: string;
  readonly read?: ReadWeight | undefined;
}

interface Props {
  readonly object: string;
  /** What is there of it to be cut. */
  readonly mass_g: number;
  readonly onCut: (words: string) => void;
}

/** What is said of a piece that is ready to be booked. */
const made = ({ object, form, mass, read }: TypedPiece, most_g: number) => {
  const mass_g = gramsOf(mass, most_g);
  const [id, kind] = [object.trim(), form.trim()];
  return mass_g === undefined || id === '' || kind === ''
    ? []
    : [{ object: id, form: kind, mass_g, ...readingsOf(read, mass) }];
};

/** Pieces, a crop that comes back as a lot, and the kerf: together what there was, or nothing is booked. */
export function CutForm({ object, mass_g, onCut }: Props) {
  const piece = (at: number): TypedPiece => ({
    object: `${object}-${String.fromCharCode(65 + at)}`,
    form: 'bar',
    mass: '',
  });
  const [pieces, setPieces] = useState<readonly TypedPiece[]>([piece(0), piece(1)]);
  const [crop, setCrop] = useState<TypedPiece>({ object: `${object}-crop`, form: 'crop', mass: '' });
  const [losses, setLosses] = useState<readonly TypedLoss[]>([{ to: 'kerf', mass: '' }]);
  const [isAsked, setAsked] = useState(false);
  const booking = useBooking(contract);
  const filled = pieces.flatMap((one) => made(one, mass_g));
  const crops = made(crop, mass_g);
  const output_g = [...filled, ...crops].reduce((sum, one) => sum + one.mass_g, 0);
  const balance = balanceOf(mass_g, output_g, losses);
  /** What all other masses leave for one. */
  const left = (own_g = 0) =>
    leftIn_kg(mass_g, leftFor(-1, { input_g: mass_g, output_g: output_g - own_g, typed: losses }));
  const isReady =
    filled.length === pieces.length &&
    (crop.mass.trim() === '' || crops.length === 1) &&
    // where nothing is left, the line of the kerf stays empty
    (balance.isReady || balance.rest_g === 0) &&
    Math.abs(balance.rest_g) <= balance.tolerance_g;
  const change = (at: number, part: Partial<TypedPiece>) => {
    booking.reset();
    setPieces(pieces.map((one, i) => (i === at ? { ...one, ...part } : one)));
  };
  const sentence = words.into(
    object,
    [...filled, ...crops].map((one) => `${one.object} ${kilograms(one.mass_g)}`),
    balance.losses.map((one) => furnace.lostTo(kilograms(one.mass_g), one.to)),
  );
  const book = async () => {
    const order = {
      object,
      pieces: filled,
      ...(crops.length === 0 ? {} : { reverts: crops.map(({ object: lot, ...one }) => ({ lot, ...one })) }),
      ...(balance.losses.length === 0 ? {} : { losses: balance.losses }),
    };
    const page = await booking.mutateAsync({ order }).catch(() => null);
    setAsked(false);
    if (page) onCut(sentence);
  };
  return (
    <Form
      label={words.title}
      sending={booking}
      onSend={() => setAsked(true)}
      send={words.book}
      disabled={!isReady}
    >
      {pieces.map((one, i) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: pieces are only added and removed at the end
        <div key={i} className="fields">
          <TextField
            label={words.piece(i + 1)}
            value={one.object}
            onChange={(value) => change(i, { object: value })}
          />
          <TextField label={words.form} value={one.form} onChange={(value) => change(i, { form: value })} />
          <WeightField
            label={furnace.ingotMass}
            value={one.mass}
            read={one.read}
            onChange={(value, from) => change(i, { mass: value, read: from })}
            expected={mass_g / 1000}
            left={left(made(one, mass_g)[0]?.mass_g)}
          />
        </div>
      ))}
      <div className="cluster">
        <Button onPress={() => setPieces([...pieces, piece(pieces.length)])}>{words.another}</Button>
        {pieces.length > 1 ? (
          <Button onPress={() => setPieces(pieces.slice(0, -1))}>{words.oneLess}</Button>
        ) : null}
      </div>
      <div className="fields">
        <TextField
          label={words.cropLot}
          value={crop.object}
          onChange={(value) => setCrop({ ...crop, object: value })}
        />
        <WeightField
          label={words.crop}
          value={crop.mass}
          read={crop.read}
          onChange={(value, from) => setCrop({ ...crop, mass: value, read: from })}
          expected={mass_g / 1000}
          left={left(crops[0]?.mass_g)}
        />
      </div>
      <Losses
        input_g={mass_g}
        output_g={output_g === 0 ? undefined : output_g}
        typed={losses}
        onChange={setLosses}
        isWeighed
      />
      <Question
        title={words.title}
        isOpen={isAsked}
        onClose={() => setAsked(false)}
        go={words.confirm}
        onGo={() => void book()}
        disabled={booking.isPending}
      >
        <p className="sentence">{sentence}</p>
        <BalanceLine balance={balance} />
      </Question>
    </Form>
  );
}
