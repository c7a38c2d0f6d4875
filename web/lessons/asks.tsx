import { useState } from 'react';
import { OF_ONE_FILE } from '../../src/documents/results/lessons.ts';
import type { Ask } from '../../src/documents/results/reading.ts';
import { Button } from '../design/button.tsx';
import { TextField } from '../design/field.tsx';
import { sentenceInLocale } from '../design/locale.ts';
import { PAGE_WORDS } from '../page-words.ts';

const { lessons: words } = PAGE_WORDS;

type OnAnswer = ((ask: Ask, answer: string) => void) | null;

/** What only a person can say of such files, each with the answers that it takes; what is asked of each file is only told. */
export function Asks({ asks, onAnswer }: { readonly asks: readonly Ask[]; readonly onAnswer: OnAnswer }) {
  const ofAll = asks.filter(({ code }) => !OF_ONE_FILE.has(code));
  const ofOne = asks.filter(({ code }) => OF_ONE_FILE.has(code));
  return (
    <>
      {ofAll.length > 0 ? <OfAllFiles asks={ofAll} onAnswer={onAnswer} /> : null}
      {ofOne.length > 0 ? (
        <details className="card">
          <summary>{words.ofFile(ofOne.length)}</summary>
          <ul>
            {ofOne.map((one) => (
              <li key={keyOf(one)}>{sentenceInLocale(one.words)}</li>
            ))}
          </ul>
        </details>
      ) : null}
    </>
  );
}

const keyOf = ({ code, sample, element, row }: Ask): string => [code, sample, element, row].join(' ');

function OfAllFiles({ asks, onAnswer }: { readonly asks: readonly Ask[]; readonly onAnswer: OnAnswer }) {
  return (
    <section className="card" aria-label={words.asked}>
      <h2 className="hold">{words.asked}</h2>
      <ul className="plain asks">
        {asks.map((one) => (
          <li key={keyOf(one)} className="stack">
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
