import { type ChangeEvent, useState } from 'react';
import { type PrintedResult, printedResults, type ReadResults } from '../../src/documents/printed-results.ts';
import { Button } from '../design/button.tsx';
import { AreaField, SelectField, TextField } from '../design/field.tsx';
import { sentenceInLocale } from '../design/locale.ts';
import { WORDS } from '../words.ts';
import { textOfFile } from './text-of-file.ts';
import { inFieldUnit, type Judged, typedResults } from './typed-results.ts';
import './printout.css';

const { furnace: words } = WORDS;

interface Props {
  /** Elements of the grade with the unit of their field. */
  readonly elements: readonly Judged[];
  /** Content by element, as typed. */
  readonly contents: Readonly<Record<string, string>>;
  readonly onChange: (contents: Readonly<Record<string, string>>) => void;
  readonly wrong: readonly string[];
}

/** Files that instruments write. */
const ENDINGS = '.txt,.csv,.tsv,.prn,.asc,.dat,text/plain,text/csv';

/** What a content that is typed with another unit is in that of its field: "= 51 ppm". */
function inOtherUnit(typed: string, field: Judged): string | undefined {
  const [found] = typed.trim() === '' ? [] : typedResults({ [field.element]: typed }, [field]).results;
  if (!found || found.unit === field.unit) return undefined;
  return `= ${inFieldUnit(found, field.unit)} ${field.unit}`;
}

/** What an instrument printed: a field for each element of the grade, or the printout pasted or read from a file as it is. */
export function Printout({ elements, contents, onChange, wrong }: Props) {
  const known = new Set(elements.map(({ element }) => element));
  const others = Object.keys(contents).filter((element) => !known.has(element));
  const fields = [...elements, ...others.map((element) => ({ element, unit: 'wt%' }))];
  const take = (results: readonly PrintedResult[]) => {
    const units = new Map(fields.map((field) => [field.element, field.unit]));
    const found = results.map(
      (one) => [one.element, inFieldUnit(one, units.get(one.element) ?? 'wt%')] as const,
    );
    onChange({ ...contents, ...Object.fromEntries(found) });
  };
  return (
    <>
      <AsPrinted onTake={take} />
      <div className="contents-typed">
        {fields.map(({ element, unit }) => (
          <TextField
            key={element}
            label={`${element} [${unit}]`}
            value={contents[element] ?? ''}
            help={inOtherUnit(contents[element] ?? '', { element, unit })}
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

/** A printout that is pasted or read from a file, what was read of it, and of several samples the choice of one. */
function AsPrinted({ onTake }: { readonly onTake: (results: readonly PrintedResult[]) => void }) {
  const [isPasting, setPasting] = useState(false);
  const [pasted, setPasted] = useState('');
  const [sample, choose] = useState('');
  const [isNoText, setNoText] = useState(false);
  const read = printedResults(pasted, sample);
  const paste = (text: string) => {
    setPasted(text);
    choose('');
    setNoText(false);
  };
  const readFile = async ({ target }: ChangeEvent<HTMLInputElement>) => {
    const [file] = target.files ?? [];
    if (!file) return;
    const text = await textOfFile(file);
    // the same file is read again when it was changed meanwhile
    target.value = '';
    paste(text ?? '');
    setNoText(text === null);
    setPasting(true);
  };
  const take = () => {
    onTake(read.results);
    paste('');
    setPasting(false);
  };
  return (
    <>
      {isPasting ? (
        <>
          <AreaField label={words.paste} help={words.pasteHelp} value={pasted} onChange={paste} />
          {isNoText ? (
            <p role="alert" className="fail">
              {words.noText}
            </p>
          ) : null}
          {read.samples.length > 1 ? (
            <SelectField
              label={words.whichSample}
              value={sample}
              onChange={choose}
              none={words.chooseSample}
              options={read.samples}
            />
          ) : null}
          {pasted.trim() === '' ? null : <WhatWasRead read={read} />}
        </>
      ) : null}
      <Button
        tap
        disabled={isPasting && read.results.length === 0}
        onPress={isPasting ? take : () => setPasting(true)}
      >
        {isPasting ? words.takeOver : words.pasteInstead}
      </Button>
      <label className="btn tap">
        {words.readFile}
        <input type="file" accept={ENDINGS} onChange={(event) => void readFile(event)} />
      </label>
    </>
  );
}

const WhatWasRead = ({ read: { results, wrong, left } }: { readonly read: ReadResults }) => (
  <>
    <p role="status" className={wrong.length > 0 ? 'hold' : 'pass'}>
      {words.readOf(results.map(({ element }) => element))} {sentenceInLocale(wrong.join('; '))}
    </p>
    {left.length === 0 ? null : <p className="dim">{words.leftOut(sentenceInLocale(left.join('; ')))}</p>}
  </>
);
