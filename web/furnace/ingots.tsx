import { useState } from 'react';
import { Button } from '../design/button.tsx';
import { TextField } from '../design/field.tsx';
import { Form } from '../design/form.tsx';
import { kilograms } from '../design/locale.ts';
import { useDraft } from '../forms/drafts.ts';
import { WORDS } from '../words.ts';
import { balanceOf, gramsOf, leftFor, leftIn_kg, type TypedLoss } from './balance.ts';
import { BookStep } from './book-step.tsx';
import { Losses } from './losses.tsx';
import { putHeat } from './outbox/put-heat.ts';
import type { ReadWeight } from './weighing/read-weight.ts';
import { readingsOf } from './weighing/readings-of.ts';
import { WeightField } from './weighing/weight-field.tsx';

const { furnace: words } = WORDS;

interface Ingot {
  readonly object: string;
  readonly mass: string;
  readonly read?: ReadWeight | undefined;
}

interface Typed {
  readonly ingots: readonly Ingot[];
  readonly skull: string;
  readonly skullRead?: ReadWeight | undefined;
  readonly losses: readonly TypedLoss[];
}

const FORM = 'cast';

interface Props {
  readonly heat: string;
  readonly poured_g: number;
}

/** The ingots that were cast, the skull that comes back as a lot, and what was lost; with the balance before it is booked. */
export function Ingots({ heat, poured_g }: Props) {
  const blank = (count: number): Ingot => ({ object: `${heat}-${count}`, mass: '' });
  const [typed, change, forget] = useDraft<Typed>(heat, FORM, { ingots: [blank(1)], skull: '', losses: [] });
  const [isAsked, setAsked] = useState(false);
  const { ingots, skull, skullRead, losses } = typed;
  const expected_g = ingots.length === 1 ? poured_g : undefined;
  const filled = ingots.flatMap(({ object, mass, read }) => {
    const mass_g = gramsOf(mass, expected_g);
    return mass_g === undefined || object.trim() === ''
      ? []
      : [{ object: object.trim(), form: 'ingot', mass_g, ...readingsOf(read, mass) }];
  });
  const skull_g = gramsOf(skull);
  const output_g = filled.reduce((sum, { mass_g }) => sum + mass_g, skull_g ?? 0);
  const balance = balanceOf(poured_g, output_g, losses);
  /** What all other masses leave for one. */
  const left = (own_g = 0) =>
    leftIn_kg(poured_g, leftFor(-1, { input_g: poured_g, output_g: output_g - own_g, typed: losses }));
  const isReady =
    filled.length === ingots.length && (skull.trim() === '' || skull_g !== undefined) && balance.isReady;
  const changeIngot = (at: number, part: Partial<Ingot>) =>
    change({ ingots: ingots.map((one, i) => (i === at ? { ...one, ...part } : one)) });
  const book = () => {
    const reverts =
      skull_g === undefined
        ? []
        : [
            {
              ...{ lot: `${heat}-skull`, form: 'foundry-returns', mass_g: skull_g },
              ...readingsOf(skullRead, skull),
            },
          ];
    putHeat(heat, {
      words: words.castOf(filled.length, heat),
      order: { cast: { objects: filled, reverts, losses: balance.losses } },
      draft: { form: FORM, typed },
    });
    setAsked(false);
    forget();
  };
  return (
    <Form
      card
      label={words.castTitle}
      form={FORM}
      onSend={() => setAsked(true)}
      send={words.bookCast}
      disabled={!isReady}
      tap
    >
      <h2>{words.castTitle}</h2>
      <p className="dim">{words.pouredSum(kilograms(poured_g))}</p>
      {ingots.map(({ object, mass, read }, i) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: ingots are only added at the end
        <div key={i} className="fields">
          <TextField
            label={words.ingot(i + 1)}
            value={object}
            onChange={(value) => changeIngot(i, { object: value })}
          />
          <WeightField
            label={words.ingotMass}
            value={mass}
            read={read}
            onChange={(value, from) => changeIngot(i, { mass: value, read: from })}
            expected={expected_g === undefined ? undefined : expected_g / 1000}
            left={left(gramsOf(mass, expected_g))}
          />
        </div>
      ))}
      <Button tap onPress={() => change({ ingots: [...ingots, blank(ingots.length + 1)] })}>
        {words.anotherIngot}
      </Button>
      <WeightField
        label={words.skull}
        value={skull}
        read={skullRead}
        onChange={(value, from) => change({ skull: value, skullRead: from })}
        left={left(skull_g)}
      />
      <Losses
        input_g={poured_g}
        output_g={filled.length === 0 ? undefined : output_g}
        typed={losses}
        onChange={(next) => change({ losses: next })}
        isWeighed
      />
      {isAsked ? (
        <BookStep
          title={words.castAsked(heat)}
          sentence={words.castSentence(
            [
              ...filled.map(({ object, mass_g }) => `${object} ${kilograms(mass_g)}`),
              ...(skull_g === undefined ? [] : [`${heat}-skull ${kilograms(skull_g)}`]),
            ],
            balance.losses.map(({ to, mass_g }) => words.lostTo(kilograms(mass_g), to)),
          )}
          balance={balance}
          onBook={book}
          onClose={() => setAsked(false)}
        />
      ) : null}
    </Form>
  );
}
