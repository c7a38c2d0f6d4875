import { useState } from 'react';
import { printedResults } from '../../src/documents/printed-results.ts';
import { Button } from '../design/button.tsx';
import { AreaField, TextField } from '../design/field.tsx';
import { inLocale, sentenceInLocale } from '../design/locale.ts';
import { WORDS } from '../words.ts';
import type { Judged } from './typed-results.ts';

const { furnace: words } = WORDS;

interface Props {
  /** Elements of the grade with the unit of their field. */
  readonly elements: readonly Judged[];
  /** Content by element, as typed. */
  readonly contents: Readonly<Record<string, string>>;
  readonly onChange: (contents: Readonly<Record<string, string>>) => void;
  readonly wrong: readonly string[];
}

/** What an instrument printed: a field for each element of the grade, or the printout pasted as it is. */
export function Printout({ elements, contents, onChange, wrong }: Props) {
  const [isPasting, setPasting] = useState(false);
  const [pasted, setPasted] = useState('');
  const known = new Set(elements.map(({ element }) => element));
  const others = Object.keys(contents).filter((element) => !known.has(element));
  const fields = [...elements, ...others.map((element) => ({ element, unit: 'wt%' }))];
  const read = printedResults(pasted);
  const take = () => {
    const units = new Map(fields.map((field) => [field.element, field.unit]));
    const found = read.results.map(({ element, text, unit }) => {
      // what the label says already is not said again
      const isOfField = unit === (units.get(element) ?? 'wt%');
      return [element, isOfField ? inLocale(text) : `${inLocale(text)} ${unit}`] as const;
    });
    onChange({ ...contents, ...Object.fromEntries(found) });
    setPasted('');
    setPasting(false);
  };
  return (
    <>
      {isPasting ? (
        <>
          <AreaField label={words.paste} help={words.pasteHelp} value={pasted} onChange={setPasted} />
          {pasted.trim() === '' ? null : (
            <p role="status" className={read.wrong.length > 0 ? 'hold' : 'pass'}>
              {words.readOf(read.results.map(({ element }) => element))}{' '}
              {sentenceInLocale(read.wrong.join('; '))}
            </p>
          )}
          {read.left.length === 0 ? null : (
            <p className="dim">{words.leftOut(sentenceInLocale(read.left.join('; ')))}</p>
          )}
          <Button tap disabled={read.results.length === 0} onPress={take}>
            {words.takeOver}
          </Button>
        </>
      ) : (
        <Button tap onPress={() => setPasting(true)}>
          {words.pasteInstead}
        </Button>
      )}
      <div className="contents-typed">
        {fields.map(({ element, unit }) => (
          <TextField
            key={element}
            label={`${element} [${unit}]`}
            value={contents[element] ?? ''}
            onChange={(value) => onChange({ ...contents, [element]: value })}
            decimal
          />
        ))}
      </div>
      {wrong.map((one) => (
        <p key={one} role="alert" className="fail">
          {sentenceInLocale(one)}
        </p>
      ))}
    </>
  );
}
