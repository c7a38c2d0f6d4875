import type { SheetReadingDocument } from '../../src/documents/yard/sheet-order.ts';
import { DataTable } from '../design/data-table.tsx';
import { PAGE_WORDS } from '../page-words.ts';
import { choiceWords } from './column-choices.ts';
import type { Said } from './layouts.ts';
import { type AskedWord, askedWords, withWord } from './word-rows.ts';

const { imports: words } = PAGE_WORDS;

interface Props {
  readonly reading: SheetReadingDocument;
  readonly said: Said;
  readonly onSay: (said: Said) => void;
}

/** What the words of the cells mean, each said once for all cells that hold it; nothing where none was changed or is open. */
export function WordChoices({ reading, said, onSay }: Props) {
  const asked = askedWords(reading, said);
  if (asked.length === 0) return null;
  const isOpen = asked.some(({ isKnown }) => !isKnown);
  return (
    <section className="card">
      <h2 className={isOpen ? 'fail' : undefined}>{words.meanings}</h2>
      <p className="dim">{words.meaningsKept}</p>
      <DataTable
        label={words.meanings}
        columns={[words.heading, words.written, { head: words.inCells, numeric: true }, words.means]}
        rows={asked.map((word) => ({
          key: `${word.column} ${word.written}`,
          cells: [
            word.heading,
            <b key="written">{word.written}</b>,
            word.cells === 0 ? '' : String(word.cells),
            <WordChoice
              key="choice"
              word={word}
              said={said.words?.[word.written] ?? ''}
              onSay={(means) => onSay(withWord(said, word.written, means))}
            />,
          ],
        }))}
      />
    </section>
  );
}

interface ChoiceProps {
  readonly word: AskedWord;
  readonly said: string;
  readonly onSay: (means: string) => void;
}

function WordChoice({
  word: { written, became, allowed, isKnown, isName, where },
  said,
  onSay,
}: ChoiceProps) {
  const none = isName ? words.asWritten : isKnown && said === '' ? became : words.choose;
  return (
    <span className="stack">
      <select
        className={isKnown ? 'choice' : 'choice bad-cell'}
        aria-label={words.meaningOf(written)}
        value={said}
        onChange={(event) => onSay(event.target.value)}
      >
        <option value="">{none}</option>
        {allowed.map((one) => (
          <option key={one} value={one}>
            {isName ? words.sameAs(one) : choiceWords(one)}
          </option>
        ))}
      </select>
      {where === undefined ? null : (
        <span className="hold small">{words.writtenElsewhere(where.known, where.place)}</span>
      )}
    </span>
  );
}
