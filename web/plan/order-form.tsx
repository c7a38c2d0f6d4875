import { type FormEvent, useEffect, useRef, useState } from 'react';
import { ApiError, type Order } from '../api/client.ts';
import { Button } from '../design/button.tsx';
import { TextField } from '../design/field.tsx';
import { NumberField } from '../design/number-field.tsx';
import { numberOf } from '../design/read-number.ts';
import { OnlyFor } from '../people/only-for.tsx';
import { WORDS } from '../words.ts';
import { ContractFields } from './contract-fields.tsx';
import { contractOf, type TypedContract } from './contract-typed.ts';
import { HeatNumberField, useHeatNumber } from './heat-number.tsx';
import { KeptFields, type KeptNames } from './kept-fields.tsx';
import { PointFields } from './point-fields.tsx';
import { pointsOf, type TypedPoint } from './points-typed.ts';

const { plan: words } = WORDS;

/** What stands in the form, as typed. */
export interface Typed extends KeptNames {
  readonly heat: string;
  readonly grade: string;
  readonly mass: string;
  readonly furnace: string;
  readonly without: string;
  readonly most: string;
  readonly owner: string;
  /** Conformance probability [%], and most trims after a bath sample. */
  readonly confidence: string;
  readonly trims: string;
  readonly contract: TypedContract;
  readonly points: readonly TypedPoint[];
}

/** The order that a filled form asks; null while something is missing or wrong. */
export function orderOf({ contract: terms, points, ...typed }: Typed): Order | null {
  const { heat, grade, mass, spec, route, programme, furnace, without, most, owner, confidence, trims } =
    typed;
  const contract = contractOf(terms);
  const holdPoints = pointsOf(points);
  const mass_kg = numberOf(mass);
  const [maxMaterials, percent, corrections] = [most, confidence, trims].map((text) => numberOf(text));
  const left = without.split(/[\s,;]+/).filter(Boolean);
  // a specification may name the grade
  if (heat.trim() === '' || (grade.trim() === '' && spec === '') || mass_kg === undefined) return null;
  if ([most, confidence, trims].some((text) => text.trim() !== '' && numberOf(text) === undefined))
    return null;
  const probability = percent === undefined ? undefined : Number((percent / 100).toPrecision(6));
  if (contract === null || holdPoints === null) return null;
  return {
    heat: heat.trim(),
    ...(grade.trim() === '' ? {} : { gradeId: grade.trim() }),
    mass_kg,
    ...(spec === '' ? {} : { spec }),
    ...(route === '' ? {} : { route }),
    ...(programme === '' ? {} : { programme }),
    ...(furnace.trim() === '' ? {} : { furnace: furnace.trim() }),
    ...(left.length === 0 ? {} : { lots: { without: left } }),
    ...(maxMaterials === undefined ? {} : { maxMaterials }),
    ...(owner.trim() === '' ? {} : { owner: owner.trim() }),
    // with trims it is the probability after them
    ...(probability === undefined || corrections !== undefined ? {} : { jointConfidence: probability }),
    ...(corrections === undefined
      ? {}
      : { recourse: { corrections, ...(probability === undefined ? {} : { confidence: probability }) } }),
    ...(contract === undefined ? {} : { contract }),
    ...(holdPoints.length === 0 ? {} : { holdPoints }),
  };
}

/** Places of an order whose fields are folded, and what a cure calls them. */
const FOLDED = [
  ['furnace', /^furnace/, /\bfurnace\b/],
  ['without', /^lots/, /\bleft out\b/],
  ['most', /^maxMaterials/, /\bmaxMaterials\b|\bmost materials\b/],
  ['owner', /^owner/, /\bowner\b/],
  ['confidence', /^(?:jointConfidence|recourse\.confidence)/, /\brequire (?:a lower|[\d.,]+ %)/],
  ['trims', /^recourse/, /\btrims?\b/],
] as const;

/** The folded field that a refusal is about, or else that its cure names; null where it is about none. */
export function foldedField(refused: unknown): (typeof FOLDED)[number][0] | null {
  if (!(refused instanceof ApiError)) return null;
  const { details } = refused.refusal;
  const found =
    FOLDED.find(([, place]) => details.some(({ path }) => path !== undefined && place.test(path))) ??
    FOLDED.find(([, , words]) => details.some(({ cure }) => cure !== undefined && words.test(cure)));
  return found?.[0] ?? null;
}

/** Fields that have a default: what they hold, and what stands where they are empty. */
const MORE = [
  ['furnace', TextField, words.smallest],
  ['without', TextField, words.withoutHelp],
  ['most', NumberField, undefined],
  ['owner', TextField, words.ownerHelp],
  ['confidence', NumberField, words.confidenceHelp],
  ['trims', NumberField, words.trimsHelp],
] as const;

interface Props {
  /** Why the order before was refused; what its cure names is shown and has the focus. */
  readonly refused: unknown;
  readonly typed: Typed;
  readonly onChange: (typed: Typed) => void;
  readonly onPlan: (order: Order) => void;
}

/** The order of a heat: three things are asked, all else has a default. */
export function OrderForm({ typed, onChange, onPlan, refused }: Props) {
  const named = foldedField(refused);
  const form = useRef<HTMLFormElement>(null);
  useEffect(() => {
    if (named !== null) form.current?.querySelector<HTMLInputElement>(`[name="${named}"]`)?.focus();
  }, [named]);
  const [asked, setAsked] = useState(false);
  const [isMore, setMore] = useState(named !== null || typed.contract.type !== '');
  const set = (name: Exclude<keyof Typed, 'contract' | 'points'>) => (value: string) =>
    onChange({ ...typed, [name]: value });
  const order = orderOf(typed);
  const number = useHeatNumber(typed.heat);
  const missing = (text: string) => (asked && text.trim() === '' ? words.needed : undefined);
  const submit = (event: FormEvent) => {
    event.preventDefault();
    setAsked(true);
    // what is wrong there is not said behind a heading
    if (contractOf(typed.contract) === null || pointsOf(typed.points) === null) setMore(true);
    if (order && !number?.used) onPlan(order);
  };
  return (
    <form className="card stack" ref={form} onSubmit={submit} noValidate>
      <div className="fields">
        <TextField
          label={words.grade}
          value={typed.grade}
          onChange={set('grade')}
          wrong={typed.spec === '' ? missing(typed.grade) : undefined}
          needed={typed.spec === ''}
          {...(typed.spec === '' ? {} : { help: words.gradeOfSpec })}
        />
        <NumberField
          label={words.mass}
          value={typed.mass}
          onChange={set('mass')}
          wrong={missing(typed.mass)}
          needed
        />
        <HeatNumberField
          value={typed.heat}
          onChange={set('heat')}
          state={number}
          wrong={missing(typed.heat)}
        />
        <KeptFields typed={typed} onChange={(name, value) => set(name)(value)} />
      </div>
      <details open={isMore} onToggle={({ currentTarget }) => setMore(currentTarget.open)}>
        <summary>{words.more}</summary>
        <div className="fields">
          {MORE.map(([name, Field, help]) => (
            <Field
              key={name}
              {...{ name, help }}
              label={words[name]}
              value={typed[name]}
              onChange={set(name)}
            />
          ))}
        </div>
        <ContractFields
          typed={typed.contract}
          onChange={(contract) => {
            // another kind has other fields, and nobody has asked with them yet
            if (contract.type !== typed.contract.type) setAsked(false);
            onChange({ ...typed, contract });
          }}
          isAsked={asked}
        />
        <PointFields
          typed={typed.points}
          onChange={(points) => onChange({ ...typed, points })}
          isAsked={asked}
        />
      </details>
      <div className="cluster">
        <OnlyFor act="plan heat" what={words.go}>
          <Button submit go>
            {words.go}
          </Button>
        </OnlyFor>
      </div>
    </form>
  );
}
