import { useState } from 'react';
import type { Ask } from '../../src/documents/results/reading.ts';
import { Button } from '../design/button.tsx';
import { TextField } from '../design/field.tsx';
import { sentenceInLocale } from '../design/locale.ts';
import { WORDS } from '../words.ts';

const { lessons: words } = WORDS;

type OnAnswer = ((ask: Ask, answer: string) => void) | null;

/** What only a person can say of a file, each with the answers that it takes. */
export function Asks({ asks, onAnswer }: { readonly asks: readonly Ask[]; readonly onAnswer: OnAnswer }) {
  if (asks.length === 0) return null;
  return (
    <section className="card" aria-label={words.asked}>
      <h2 className="hold">{words.asked}</h2>
      <ul className="plain-list">
        {asks.map((one) => (
          <li key={[one.code, one.sample, one.element, one.row].join(' ')} className="stack">
            <span>{sentenceInLocale(one.words)}</span>
            {onAnswer ? <Answers ask={one} onAnswer={(answer) => onAnswer(one, answer)} /> : null}
          </li>
        ))}
      </ul>
    </section>
  );
}

function Answers({ ask, onAnswer }: { readonly ask: Ask; readonly onAnswer: (answer: string) => void }) {
  const [typed, setTyped] = useState('');
  if (ask.answers)
    return (
      <span className="cluster">
        {ask.answers.map((one) => (
          <Button key={one.answer} onPress={() => onAnswer(one.answer)}>
            {one.words}
          </Button>
        ))}
      </span>
    );
  return (
    <span className="cluster">
      <TextField label={words.answer} value={typed} onChange={setTyped} />
      <Button disabled={typed.trim() === ''} onPress={() => onAnswer(typed.trim())}>
        {words.say}
      </Button>
    </span>
  );
}
