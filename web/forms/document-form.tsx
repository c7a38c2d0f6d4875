import { useState } from 'react';
import type { z } from 'zod';
import {
  blankOf,
  blankOfKind,
  isObject,
  lineOf,
  type Part,
  type PartField,
  partOf,
  placeOf,
  type Step,
  withAt,
} from '../../src/documents/contract/document-parts.ts';
import { nameWords } from '../../src/foundation/quantity/field-words.ts';
import { Button } from '../design/button.tsx';
import { capital } from '../design/capital.ts';
import { SelectField, TextField } from '../design/field.tsx';
import { wrongAt } from '../design/field-errors.ts';
import { inLocale } from '../design/locale.ts';
import { fromZero, isUnclear } from '../design/read-number.ts';
import { WORDS } from '../words.ts';
import './document-form.css';

const { documentForm: words, states } = WORDS;

interface Place {
  readonly label: string;
  readonly help?: string | undefined;
  readonly schema: z.ZodType | undefined;
  readonly value: unknown;
  readonly steps: readonly Step[];
  readonly needed?: boolean;
  readonly onChange: (value: unknown) => void;
  readonly error: unknown;
}

interface Props {
  /** What its schema says is asked; without one, as the document has it. */
  readonly schema: z.ZodType | undefined;
  readonly document: unknown;
  readonly onChange: (document: unknown) => void;
  /** What was refused of it. */
  readonly error?: unknown;
}

/** A whole document in fields, made by its schema: lists grow and shrink, what may be left out is added, names are the document's. */
export function DocumentForm({ schema, document, onChange, error }: Props) {
  const part = partOf(schema, document);
  if (part.kind !== 'object') return null;
  return (
    <div className="document-form stack">
      <Fields
        {...{ part, schema, label: '', value: document, steps: [], onChange, error }}
        without={['format']}
      />
    </div>
  );
}

type Within = Place & {
  readonly part: Extract<Part, { kind: 'object' }>;
  readonly without?: readonly string[];
};

/** The fields of an object: those of one line beside each other, its parts folded below, and what may be added. */
function Fields({ part, schema, value, steps, onChange, error, without = [] }: Within) {
  const own = isObject(value) ? value : {};
  const fields = part.fields.filter(({ name }) => !without.includes(name));
  const placeOfField = (
    field: PartField,
  ): Place & { readonly part: Part; readonly oneOf?: readonly string[] } => ({
    label: field.label ?? capital(nameWords(field.name)),
    help: field.help,
    schema: field.schema,
    value: own[field.name],
    steps: [...steps, field.name],
    needed: field.isNeeded,
    onChange: (next) =>
      onChange(
        field.oneOf === undefined
          ? withAt(own, [field.name], next)
          : blankOfKind(schema, { name: field.name, kind: String(next) }),
      ),
    error,
    part: field.oneOf ? { kind: 'choice', values: field.oneOf } : partOf(field.schema, own[field.name]),
  });
  const places = fields.map(placeOfField);
  const isLeaf = ({ part: { kind } }: { readonly part: Part }) =>
    !['object', 'list', 'record'].includes(kind);
  const parts = places.filter((one) => !isLeaf(one));
  const there = parts.filter(({ value: held }) => held !== undefined);
  const absent = parts.filter(({ value: held }) => held === undefined);
  return (
    <>
      <div className="fields">
        {places.filter(isLeaf).map((place) => (
          <Leaf key={placeOf(place.steps)} {...place} />
        ))}
      </div>
      {there.map((place) => (
        <Folded
          key={placeOf(place.steps)}
          {...place}
          onRemove={place.needed ? undefined : () => place.onChange(undefined)}
        />
      ))}
      {absent.length > 0 ? (
        <div className="cluster">
          {absent.map((place) => (
            <Button key={placeOf(place.steps)} onPress={() => place.onChange(blankOf(place.schema))}>
              {words.add(place.label.toLowerCase())}
            </Button>
          ))}
        </div>
      ) : null}
    </>
  );
}

interface PartProps extends Place {
  readonly part: Part;
  readonly onRemove?: (() => void) | undefined;
  /** It was added just now: it stands open. */
  readonly isNew?: boolean;
}

/** A part of a document, folded: what it holds stands on the fold. It is open where it was refused. */
function Folded({ onRemove, isNew = false, ...place }: PartProps) {
  const { part, label, value, steps, error } = place;
  const isRefused = hasRefused(error, placeOf(steps));
  const [isOpen, setOpen] = useState(isNew);
  const isShown = isOpen || isRefused;
  const line = lineOf(value);
  return (
    <details
      className="document-part"
      open={isShown}
      onToggle={({ currentTarget }) => setOpen(currentTarget.open)}
    >
      <summary>
        <b>{label}</b> <span className="dim">{inLocale(line)}</span>
      </summary>
      {isShown ? (
        <div className="stack">
          {part.kind === 'object' ? <Fields {...place} part={part} /> : <Items {...place} />}
          {onRemove ? (
            <div className="cluster">
              <Button onPress={onRemove}>{words.leaveOut(label.toLowerCase())}</Button>
            </div>
          ) : null}
        </div>
      ) : null}
    </details>
  );
}

/** The items of a list, or of a table by name: each may go, and others may be added. */
function Items({ part, label, value, steps, onChange, error }: Place & { readonly part: Part }) {
  const [name, setName] = useState('');
  const [added, setAdded] = useState<Step | null>(null);
  const item = part.kind === 'list' || part.kind === 'record' ? part.item : undefined;
  const isNamed = part.kind === 'record';
  const entries: readonly (readonly [Step, unknown])[] = Array.isArray(value)
    ? value.map((one, i) => [i, one] as const)
    : Object.entries(isObject(value) ? value : {});
  const add = () => {
    const blank = blankOf(item, entries.at(-1)?.[1]);
    onChange(
      isNamed
        ? { ...(isObject(value) ? value : {}), [name.trim()]: blank }
        : [...(value as unknown[]), blank],
    );
    setAdded(isNamed ? name.trim() : entries.length);
    setName('');
  };
  const isTaken = entries.some(([own]) => own === name.trim());
  return (
    <>
      {entries.map(([step, one]) => {
        const place: Place & { readonly part: Part } = {
          label: typeof step === 'number' ? words.item(label, step + 1) : step,
          schema: item,
          value: one,
          steps: [...steps, step],
          onChange: (next) => onChange(withAt(value, [step], next)),
          error,
          part: partOf(item, one),
        };
        const remove = () => {
          setAdded(null);
          onChange(withAt(value, [step], undefined));
        };
        // an item that goes takes its fields along: those after it are others then
        const key = `${entries.length} ${step}`;
        return ['object', 'list', 'record'].includes(place.part.kind) ? (
          <Folded key={key} {...place} onRemove={remove} isNew={step === added} />
        ) : (
          <div key={key} className="cluster">
            <Leaf {...place} />
            <Button onPress={remove}>{words.leaveOut(place.label.toLowerCase())}</Button>
          </div>
        );
      })}
      <div className="cluster">
        {isNamed ? <TextField label={words.newName} value={name} onChange={setName} /> : null}
        <Button onPress={add} disabled={isNamed && (name.trim() === '' || isTaken)}>
          {words.addItem}
        </Button>
      </div>
    </>
  );
}

/** One value: a choice, a flag, a number, or a text. */
function Leaf({
  part,
  label,
  help,
  value,
  steps,
  needed = false,
  onChange,
  error,
}: Place & { readonly part: Part }) {
  const shown = value === null || value === undefined ? '' : String(value);
  const [text, setText] = useState(typeof value === 'number' ? inLocale(shown) : shown);
  const wrong = wrongAt(error, placeOf(steps));
  if (part.kind === 'choice')
    return (
      <SelectField
        {...{ label, help, wrong, value: shown }}
        none={needed && shown !== '' ? undefined : needed ? states.choose : states.leftOut}
        options={part.values.map((one) => [one, one.replaceAll('-', ' ')])}
        onChange={(next) => onChange(next === '' ? undefined : next)}
      />
    );
  if (part.kind === 'flag')
    return (
      <label className="check">
        <input
          type="checkbox"
          checked={value === true}
          onChange={({ target }) => onChange(target.checked || (needed ? false : undefined))}
        />
        {label}
      </label>
    );
  const isNumber = part.kind === 'number';
  const isUnread = isNumber && typeof typedValue('number', text) === 'string' && text.trim() !== '';
  return (
    <TextField
      {...{ label, help, value: text, needed }}
      decimal={isNumber}
      wrong={
        isUnread ? (isUnclear(text) && /^\d/.test(text) ? WORDS.plan.ambiguous(text) : words.noNumber) : wrong
      }
      onChange={(next) => {
        setText(next);
        const typed = typedValue(part.kind, next);
        onChange(typed === '' && !needed ? undefined : typed);
      }}
    />
  );
}

/** What was typed into a place: a number where one is meant, else the text; a number that may mean two stays a text, and is refused. */
function typedValue(kind: Part['kind'], text: string): string | number {
  const typed = text.trim();
  if (kind === 'text' || typed === '') return typed;
  if (kind === 'number' && /^\d/.test(typed) && !/e/i.test(typed)) return fromZero(typed) ?? typed;
  const number = Number(typed);
  return Number.isFinite(number) ? number : typed;
}

/** True where something below a place was refused. */
const hasRefused = (error: unknown, place: string): boolean => {
  const { refusal } = (error ?? {}) as {
    readonly refusal?: { readonly details: readonly { readonly path?: string }[] };
  };
  return (refusal?.details ?? []).some(
    ({ path = '' }) => path === place || path.startsWith(`${place}.`) || path.startsWith(`${place}[`),
  );
};
