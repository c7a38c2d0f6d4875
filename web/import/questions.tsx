import type { Answer, SheetReadingDocument } from '../../src/documents/yard/sheet-order.ts';
import { Button } from '../design/button.tsx';
import { sentenceInLocale } from '../design/locale.ts';
import { PAGE_WORDS } from '../page-words.ts';
import { WORDS } from '../words.ts';
import { answerWords, remarksSaid } from './answers.ts';
import { curedHere } from './cured-here.ts';
import type { Said } from './layouts.ts';
import { withWord } from './word-rows.ts';

const { imports: words } = PAGE_WORDS;
const { states } = WORDS;

interface Props {
  readonly reading: Pick<SheetReadingDocument, 'questions' | 'columns'>;
  readonly said: Said;
  readonly onAnswer: (answer: Answer) => void;
  readonly onSay: (said: Said) => void;
}

/** What only a person can say of a sheet, each with the buttons that say it; and what was said that no list below shows. */
export function Questions({ reading: { questions, columns }, said, onAnswer, onSay }: Props) {
  const remarks = remarksSaid(said);
  return (
    <>
      {questions.length > 0 ? (
        <section className="card" aria-label={words.toSay}>
          <h2 className="hold">{words.toSay}</h2>
          <ul className="plain-list">
            {questions.map(({ message, cure, mend, answers = [] }) => (
              <li key={message} className="stack">
                <span>
                  {sentenceInLocale(message)}.
                  {answers.length === 0 ? ` ${states.cure} ${sentenceInLocale(curedHere(cure))}.` : null}
                </span>
                {answers.length === 0 ? null : (
                  <span className="cluster">
                    {answers.map((answer) => {
                      const label = answerWords(answer, columns);
                      return (
                        <Button key={label} onPress={() => onAnswer(answer)}>
                          {label}
                        </Button>
                      );
                    })}
                  </span>
                )}
                {mend === undefined ? null : (
                  <span className="dim">{sentenceInLocale(words.orMend(mend))}</span>
                )}
              </li>
            ))}
          </ul>
        </section>
      ) : null}
      {remarks.length > 0 ? (
        <section className="notice stack" aria-label={words.remarks}>
          <p>{words.remarks}</p>
          <div className="cluster">
            {remarks.map((written) => (
              <Button key={written} onPress={() => onSay(withWord(said, written, ''))}>
                {words.askAgain(written)}
              </Button>
            ))}
          </div>
        </section>
      ) : null}
    </>
  );
}
