import { useState } from 'react';
import { TextField } from '../design/field.tsx';
import { Form } from '../design/form.tsx';
import { kilograms } from '../design/locale.ts';
import { useDraft } from '../forms/drafts.ts';
import { WORDS } from '../words.ts';
import { balanceOf, gramsOf, leftFor, leftIn_kg, type TypedLoss } from './balance.ts';
import { BookStep } from './book-step.tsx';
import { Losses } from './losses.tsx';
import { putHeat } from './outbox/put-heat.ts';
import { Part } from './part.tsx';
import type { ReadWeight } from './weighing/read-weight.ts';
import { readingsOf } from './weighing/readings-of.ts';
import { WeightField } from './weighing/weight-field.tsx';

const { furnace: words } = WORDS;

interface Props {
  readonly heat: string;
  /** What was charged. */
  readonly input_g: number;
  readonly isNext: boolean;
}

interface Typed {
  readonly process: string;
  readonly mass: string;
  readonly read?: ReadWeight | undefined;
  readonly losses: readonly TypedLoss[];
}

const FORM = 'pour';
const BLANK: Typed = { process: 'vacuum-induction', mass: '', losses: [] };

/** What came out of the furnace and what was lost, with the balance before it is booked. */
export function Pour({ heat, input_g, isNext }: Props) {
  const [typed, change, forget] = useDraft<Typed>(heat, FORM, BLANK);
  const [isAsked, setAsked] = useState(false);
  const { process, mass, read, losses } = typed;
  const output_g = gramsOf(mass, input_g);
  const balance = balanceOf(input_g, output_g ?? 0, losses);
  const isReady = output_g !== undefined && process.trim() !== '' && balance.isReady;
  const book = () => {
    putHeat(heat, {
      words: words.pourOf(heat, kilograms(output_g!)),
      order: {
        melt: { process: process.trim(), output_g, ...readingsOf(read, mass), losses: balance.losses },
      },
      draft: { form: FORM, typed },
    });
    setAsked(false);
    forget();
  };
  return (
    <Part title={words.pourTitle} form={FORM} isNext={isNext} act="record heat">
      <Form onSend={() => setAsked(true)} send={words.bookPour} disabled={!isReady} tap>
        <p className="dim">{words.chargedSum(kilograms(input_g))}</p>
        <TextField label={words.process} value={process} onChange={(value) => change({ process: value })} />
        <WeightField
          label={words.poured}
          value={mass}
          read={read}
          onChange={(value, from) => change({ mass: value, read: from })}
          expected={input_g / 1000}
          left={leftIn_kg(input_g, leftFor(-1, { input_g, output_g: 0, typed: losses }))}
        />
        <Losses
          input_g={input_g}
          output_g={output_g}
          typed={losses}
          onChange={(next) => change({ losses: next })}
          isWeighed
        />
        {isAsked && output_g !== undefined ? (
          <BookStep
            title={words.pourAsked(heat)}
            sentence={words.pourSentence(
              kilograms(output_g),
              kilograms(input_g),
              balance.losses.map(({ to, mass_g }) => words.lostTo(kilograms(mass_g), to)),
            )}
            balance={balance}
            onBook={book}
            onClose={() => setAsked(false)}
          />
        ) : null}
      </Form>
    </Part>
  );
}
