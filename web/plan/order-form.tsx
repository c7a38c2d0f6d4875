import { useQuery } from '@tanstack/react-query';
import { type FormEvent, useState } from 'react';
import { keptRoutesSchema } from '../../src/documents/reference.ts';
import { type Order, readDocument } from '../api/client.ts';
import { Button } from '../design/button.tsx';
import { SelectField, TextField } from '../design/field.tsx';
import { NumberField } from '../design/number-field.tsx';
import { numberOf } from '../design/read-number.ts';
import { WORDS } from '../words.ts';
import { ContractFields } from './contract-fields.tsx';
import { contractOf, type TypedContract } from './contract-typed.ts';

const { plan: words } = WORDS;

/** What stands in the form, as typed. */
export interface Typed {
  readonly heat: string;
  readonly grade: string;
  readonly mass: string;
  readonly route: string;
  readonly furnace: string;
  readonly without: string;
  readonly most: string;
  readonly owner: string;
  readonly contract: TypedContract;
}

/** The order that a filled form asks; null while something is missing or wrong. */
export function orderOf({ contract: terms, ...typed }: Typed): Order | null {
  const { heat, grade, mass, route, furnace, without, most, owner } = typed;
  const contract = contractOf(terms);
  const mass_kg = numberOf(mass);
  const maxMaterials = most.trim() === '' ? undefined : numberOf(most);
  const left = without.split(/[\s,;]+/).filter(Boolean);
  if (heat.trim() === '' || grade.trim() === '' || mass_kg === undefined) return null;
  if (most.trim() !== '' && maxMaterials === undefined) return null;
  if (contract === null) return null;
  return {
    heat: heat.trim(),
    gradeId: grade.trim(),
    mass_kg,
    ...(route === '' ? {} : { route }),
    ...(furnace.trim() === '' ? {} : { furnace: furnace.trim() }),
    ...(left.length === 0 ? {} : { lots: { without: left } }),
    ...(maxMaterials === undefined ? {} : { maxMaterials }),
    ...(owner.trim() === '' ? {} : { owner: owner.trim() }),
    ...(contract === undefined ? {} : { contract }),
  };
}

interface Props {
  readonly typed: Typed;
  readonly onChange: (typed: Typed) => void;
  readonly onPlan: (order: Order) => void;
}

/** The order of a heat: three things are asked, all else has a default. */
export function OrderForm({ typed, onChange, onPlan }: Props) {
  const [asked, setAsked] = useState(false);
  const set = (name: Exclude<keyof Typed, 'contract'>) => (value: string) =>
    onChange({ ...typed, [name]: value });
  const order = orderOf(typed);
  const missing = (text: string) => (asked && text.trim() === '' ? words.needed : undefined);
  const submit = (event: FormEvent) => {
    event.preventDefault();
    setAsked(true);
    if (order) onPlan(order);
  };
  return (
    <form className="card stack" onSubmit={submit} noValidate>
      <div className="fields">
        <TextField
          label={words.grade}
          value={typed.grade}
          onChange={set('grade')}
          wrong={missing(typed.grade)}
          needed
        />
        <NumberField
          label={words.mass}
          value={typed.mass}
          onChange={set('mass')}
          wrong={missing(typed.mass)}
          needed
        />
        <TextField
          label={words.heat}
          value={typed.heat}
          onChange={set('heat')}
          wrong={missing(typed.heat)}
          needed
        />
        <RouteField value={typed.route} onChange={set('route')} />
      </div>
      <details>
        <summary>{words.more}</summary>
        <div className="fields">
          <TextField
            label={words.furnace}
            help={words.smallest}
            value={typed.furnace}
            onChange={set('furnace')}
          />
          <TextField
            label={words.without}
            help={words.withoutHelp}
            value={typed.without}
            onChange={set('without')}
          />
          <NumberField label={words.most} value={typed.most} onChange={set('most')} />
          <TextField label={words.owner} help={words.ownerHelp} value={typed.owner} onChange={set('owner')} />
        </div>
        <ContractFields
          typed={typed.contract}
          onChange={(contract) => onChange({ ...typed, contract })}
          wrong={asked && contractOf(typed.contract) === null ? WORDS.contract.wrong : undefined}
        />
      </details>
      <div className="cluster">
        <Button submit go>
          {words.go}
        </Button>
      </div>
    </form>
  );
}

/** A kept route, or none; the field is left out while none is kept. */
function RouteField({
  value,
  onChange,
}: {
  readonly value: string;
  readonly onChange: (to: string) => void;
}) {
  const { data } = useQuery({
    queryKey: ['routes'],
    queryFn: ({ signal }) => readDocument(keptRoutesSchema, '/api/reference/list-routes', { signal }),
  });
  if (!data || data.routes.length === 0) return null;
  return (
    <SelectField label={words.route} value={value} onChange={onChange}>
      <option value="">{words.noRoute}</option>
      {data.routes.map(({ name, operations }) => (
        <option key={name} value={name}>
          {name}: {operations.join(' → ')}
        </option>
      ))}
    </SelectField>
  );
}
