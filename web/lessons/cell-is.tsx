import { useState } from 'react';
import type { ColumnRole } from '../../src/documents/results/lesson.ts';
import type { SaidOfFile } from '../../src/documents/results/lessons.ts';
import { Button } from '../design/button.tsx';
import { SelectField, TextField } from '../design/field.tsx';
import { Question } from '../design/question.tsx';
import { readNumber } from '../design/read-number.ts';
import { PAGE_WORDS } from '../page-words.ts';
import { ROLES, ROW_KINDS, type RowKind, withColumn, withRow } from './said.ts';

const { lessons: words } = PAGE_WORDS;

/** A cell that somebody points at, the heading over it, and the name of its row. */
export interface PointedAt {
  readonly text: string;
  readonly heading: string | null;
  readonly name: string | null;
}

interface Props {
  readonly pointed: PointedAt;
  readonly said: SaidOfFile;
  readonly onSay: (said: SaidOfFile) => void;
  readonly onClose: () => void;
}

/** Longest text that may be a mark of a burn that was struck out. */
const MARK = 12;

/** What a cell is: what its column holds, what its row is, or that it strikes a burn out. */
export function CellIs({ pointed: { text, heading, name }, said, onSay, onClose }: Props) {
  const before = said.columns?.find((one) => one.heading === heading);
  const [role, setRole] = useState<string>(before?.role ?? '');
  const [unit, setUnit] = useState(before?.unit ?? '');
  const [k, setK] = useState(before?.k === undefined ? '' : String(before.k));
  const [kind, setKind] = useState('');
  const [strikes, setStrikes] = useState(false);
  const stem = name === null ? null : stemOf(name);
  const [isStem, setStem] = useState(true);
  const counted = numberIn(k);
  const save = () => {
    let next = said;
    if (heading !== null && role !== '')
      next = withColumn(next, {
        ...{ heading, role: role as ColumnRole },
        ...(unit.trim() === '' ? {} : { unit: unit.trim() }),
        ...(counted === undefined ? {} : { k: counted }),
      });
    if (name !== null && kind !== '')
      next = withRow(next, { name: isStem && stem !== null ? stem : name, kind: kind as RowKind });
    if (strikes) next = { ...next, struck: [...new Set([...(next.struck ?? []), text])] };
    onSay(next);
  };
  const isMeasured = role === 'content' || role === 'spread';
  return (
    <Question
      title={words.cell(text.slice(0, 40))}
      go={words.say}
      onGo={save}
      onClose={onClose}
      disabled={role === '' && kind === '' && !strikes}
    >
      {heading === null ? null : (
        <SelectField
          label={words.column(heading)}
          value={role}
          onChange={setRole}
          none={words.asFound}
          options={ROLES.map((one) => [one, words.roles[one]])}
        />
      )}
      {isMeasured ? <TextField label={words.unit} value={unit} onChange={setUnit} /> : null}
      {role === 'spread' ? <TextField label={words.k} value={k} onChange={setK} decimal /> : null}
      {name === null ? null : (
        <SelectField
          label={words.row(isStem && stem !== null ? stem : name)}
          value={kind}
          onChange={setKind}
          none={words.asFound}
          options={ROW_KINDS.map((one) => [one, words.kinds_of_rows[one]])}
        />
      )}
      {stem === null || kind === '' ? null : (
        <label className="cluster">
          <input type="checkbox" checked={isStem} onChange={(event) => setStem(event.target.checked)} />
          {words.rowsLike(stem)}
        </label>
      )}
      {text.length <= MARK && !/^[\d.,<>-]+$/.test(text) ? (
        <label className="cluster">
          <input type="checkbox" checked={strikes} onChange={(event) => setStrikes(event.target.checked)} />
          {words.strike(text)}
        </label>
      ) : null}
    </Question>
  );
}

/** A number above zero as typed; undefined for anything else. */
function numberIn(typed: string): number | undefined {
  const read = readNumber(typed);
  return 'value' in read ? read.value : undefined;
}

/** "QC-718 A" -> "QC*": the word that such names begin with; null for a name of one word. */
function stemOf(name: string): string | null {
  const [, word = ''] = /^(\p{L}{2,})[^\p{L}]/u.exec(name) ?? [];
  return word === '' || word === name ? null : `${word}*`;
}

/** What is said of the whole file: the unit of contents without one, signs, dates, burns, its one sample. */
export function WholeFile({ said, onSay }: Pick<Props, 'said' | 'onSay'>) {
  const [isOpen, setOpen] = useState(false);
  const [typed, type] = useState({
    unit: said.unit ?? '',
    k: String(said.k ?? ''),
    sample: said.sample ?? '',
  });
  const choice = (name: 'decimal' | 'dates' | 'burns') => (value: string) =>
    onSay(value === '' ? without(said, name) : ({ ...said, [name]: value } as SaidOfFile));
  const save = () => {
    const k = numberIn(typed.k);
    const bare = without(without(without(said, 'unit'), 'k'), 'sample');
    onSay({
      ...bare,
      ...(typed.unit.trim() === '' ? {} : { unit: typed.unit.trim() }),
      ...(k === undefined ? {} : { k }),
      ...(typed.sample.trim() === '' ? {} : { sample: typed.sample.trim() }),
    });
  };
  return (
    <details className="card" open={isOpen} onToggle={(event) => setOpen(event.currentTarget.open)}>
      <summary>{words.whole}</summary>
      <div className="cluster">
        <TextField label={words.unit} value={typed.unit} onChange={(unit) => type({ ...typed, unit })} />
        <TextField label={words.k} value={typed.k} onChange={(k) => type({ ...typed, k })} decimal />
        <TextField
          label={words.sample}
          value={typed.sample}
          onChange={(sample) => type({ ...typed, sample })}
        />
        <Button onPress={save}>{words.say}</Button>
        <SelectField
          label={words.decimal}
          value={said.decimal ?? ''}
          onChange={choice('decimal')}
          none={words.asFound}
          options={Object.entries(words.decimals)}
        />
        <SelectField
          label={words.dates}
          value={said.dates ?? ''}
          onChange={choice('dates')}
          none={words.asFound}
          options={Object.entries(words.orders)}
        />
        <SelectField
          label={words.burns}
          value={said.burns ?? ''}
          onChange={choice('burns')}
          none={words.asFound}
          options={Object.entries(words.takes)}
        />
      </div>
    </details>
  );
}

const without = (said: SaidOfFile, name: keyof SaidOfFile): SaidOfFile =>
  Object.fromEntries(Object.entries(said).filter(([key]) => key !== name)) as SaidOfFile;
