import { useState } from 'react';
import { fieldsOf } from '../../src/documents/contract/fields-of.ts';
import { statedFields } from '../../src/documents/contract/specification-fields.ts';
import type { ComparedSpecification } from '../../src/documents/reference.ts';
import { Button } from '../design/button.tsx';
import { DataTable } from '../design/data-table.tsx';
import { AreaField, TextField } from '../design/field.tsx';
import { sentenceInLocale } from '../design/locale.ts';
import { OneField } from '../forms/one-field.tsx';
import { PAGE_WORDS } from '../page-words.ts';
import { pastedLimits } from './limit-lines.ts';
import '../programme/programme.css';
import { EMPTY_LINE, type TypedSpecification } from './spec-typed.ts';
import { useSpecifications } from './specifications-query.ts';

const { specs: words } = PAGE_WORDS;

const COLUMNS = ['what', 'min', 'max', 'unit'] as const;
const UNITS = ['wt%', 'ppm'] as const;
const CHOSEN = fieldsOf(statedFields).filter(({ kind }) => kind === 'choice');
const RULES = ['gradeId', 'balance', 'residual'] as const;

type Differences = ComparedSpecification['differences'];

interface Props {
  readonly typed: TypedSpecification;
  readonly onChange: (typed: TypedSpecification) => void;
  /** What another person entered otherwise, beside the line that it is of. */
  readonly differences?: Differences;
  /** What is wrong with a rule, by its name. */
  readonly wrong?: (name: string) => string | undefined;
}

/** What a printed specification states: a line for each limit, and the rules beside them. */
export function StatedFields({ typed, onChange, differences = [], wrong }: Props) {
  const set = (i: number, name: (typeof COLUMNS)[number], value: string) =>
    onChange({ ...typed, lines: typed.lines.map((one, at) => (at === i ? { ...one, [name]: value } : one)) });
  const field = (i: number, name: 'what' | 'min' | 'max') => (
    <TextField
      key={name}
      label={words.columns[name]}
      value={typed.lines[i]?.[name] ?? ''}
      onChange={(value) => set(i, name, value)}
      decimal={name !== 'what'}
    />
  );
  const shown = new Set(typed.lines.map(({ what }) => nameOf(what)));
  return (
    <>
      <div className="limits">
        <DataTable
          label={words.limits}
          columns={[words.line, ...COLUMNS.map((name) => words.columns[name]), words.differs]}
          rows={typed.lines.map(({ what, unit }, i) => ({
            key: String(i),
            cells: [
              String(i + 1),
              field(i, 'what'),
              field(i, 'min'),
              field(i, 'max'),
              <div key="unit" className="field">
                <select
                  aria-label={words.columns.unit}
                  value={unit}
                  onChange={({ target }) => set(i, 'unit', target.value)}
                >
                  {UNITS.map((one) => (
                    <option key={one}>{one}</option>
                  ))}
                </select>
              </div>,
              <Differs key="differs" differences={differences.filter((one) => one.what === nameOf(what))} />,
            ],
          }))}
        />
      </div>
      <div className="cluster">
        <Button onPress={() => onChange({ ...typed, lines: [...typed.lines, EMPTY_LINE] })}>
          {words.addLine}
        </Button>
      </div>
      <PasteLimits onLines={(lines) => onChange({ ...typed, lines })} />
      <div className="fields">
        {RULES.map((name) => (
          <TextField
            key={name}
            label={words.rules[name]}
            help={words.rulesHelp[name]}
            value={typed[name]}
            onChange={(value) => onChange({ ...typed, [name]: value })}
            wrong={wrong?.(name)}
          />
        ))}
        <RetestRule
          value={typed.retest}
          onChange={(retest) => onChange({ ...typed, retest })}
          wrong={wrong?.('retest')}
        />
        {CHOSEN.map((one) => (
          <OneField
            key={one.path}
            field={one}
            typed={{ rounding: typed.rounding, productForm: typed.productForm }}
            onChange={(path) => (value) => onChange({ ...typed, [path]: value })}
            wrong={wrong?.(one.path)}
          />
        ))}
      </div>
      <Differs differences={differences.filter(({ what }) => !shown.has(what))} isNamed />
    </>
  );
}

interface RetestProps {
  readonly value: string;
  readonly onChange: (value: string) => void;
  readonly wrong: string | undefined;
}

/** The retest rule by its name: those of the plant that decide are offered, and one that would hold the metal says so. */
function RetestRule({ value, onChange, wrong }: RetestProps) {
  const rules = useSpecifications().data?.retests ?? [];
  const named = rules.find(({ id }) => id === value.trim());
  const offers = rules.filter(({ holds }) => holds === undefined).map(({ id }) => id);
  const held = rules.filter(({ holds }) => holds !== undefined).map(({ id }) => id);
  return (
    <div>
      <TextField
        label={words.rules.retest}
        help={named?.title ?? words.retestHelp(offers, held)}
        value={value}
        offers={offers}
        onChange={onChange}
        wrong={wrong}
      />
      {named?.holds === undefined ? null : (
        <p className="hold" role="status">
          {named.holds}
        </p>
      )}
    </div>
  );
}

/** A line as the comparison names it: the elements of a sum in order. */
const nameOf = (what: string): string => what.replaceAll(' ', '').split('+').sort().join('+');

function Differs({
  differences,
  isNamed = false,
}: {
  readonly differences: Differences;
  readonly isNamed?: boolean;
}) {
  return differences.map(({ what, entered, again }) => (
    <p key={what} className="fail" role="alert">
      {isNamed ? `${what}: ` : ''}
      {sentenceInLocale(words.enteredAs(entered, again))}
    </p>
  ));
}

/** Lines out of a table or words that were copied from elsewhere. */
function PasteLimits({ onLines }: { readonly onLines: (lines: TypedSpecification['lines']) => void }) {
  const [text, setText] = useState('');
  const [wrong, setWrong] = useState('');
  const take = () => {
    try {
      onLines([...pastedLimits(text), EMPTY_LINE]);
      setText('');
      setWrong('');
    } catch (error) {
      setWrong(error instanceof Error ? error.message : String(error));
    }
  };
  return (
    <details>
      <summary>{words.paste}</summary>
      <div className="stack">
        <AreaField label={words.pasted} help={words.pastedHelp} value={text} onChange={setText} />
        {wrong === '' ? null : (
          <p className="fail" role="alert">
            {wrong}
          </p>
        )}
        <div className="cluster">
          <Button disabled={text.trim() === ''} onPress={take}>
            {words.take}
          </Button>
        </div>
      </div>
    </details>
  );
}
