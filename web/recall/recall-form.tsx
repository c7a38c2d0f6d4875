import { useNavigate } from '@tanstack/react-router';
import { useState } from 'react';
import { fieldsOf } from '../../src/documents/contract/fields-of.ts';
import { contract } from '../../src/tasks/proof/recall-metal/contract.ts';
import { SelectField, TextField } from '../design/field.tsx';
import { Form } from '../design/form.tsx';
import { typedNumber } from '../design/locale.ts';
import { OneField } from '../forms/one-field.tsx';
import { readForm, type TypedForm } from '../forms/typed-form.ts';
import { WORDS } from '../words.ts';
import type { RecallSearch } from './recall-search.ts';

const { recall: words } = WORDS;

const KINDS = ['lot', 'heat', 'object', 'supplier', 'laboratory'] as const;
type Kind = (typeof KINDS)[number];
/** What narrows a recall, and which of it only that of a laboratory. */
const RUN = ['method', 'from', 'to', 'report'];
const FIELDS = fieldsOf(contract.order).filter(({ path }) => path === 'cutOff' || RUN.includes(path));

/** What is recalled: a kind, a name, for a laboratory which run of it, and the share below which rows are summed. */
export function RecallForm({ search }: { readonly search: RecallSearch }) {
  const navigate = useNavigate({ from: '/recall' });
  const { of, method = '', from = '', to = '', report = '' } = search;
  const [kind, setKind] = useState<Kind>(kindOf(of));
  const [name, setName] = useState(of?.slice(of.indexOf(':') + 1) ?? '');
  const [typed, setTyped] = useState<TypedForm>({
    method,
    from,
    to,
    report,
    cutOff: percentOf(search.cutOff),
  });
  const fields = FIELDS.filter(({ path }) => kind === 'laboratory' || path === 'cutOff');
  const { order, open } = readForm(fields, typed);
  const isReady = name.trim() !== '' && open.length === 0;
  const go = () => {
    const told = Object.entries(order).map(([field, value]) => [field, String(value)]);
    void navigate({ search: { of: `${kind}:${name.trim()}`, ...Object.fromEntries(told) } });
  };
  return (
    <Form card onSend={go} send={words.go} disabled={!isReady}>
      <div className="fields">
        <SelectField
          label={words.kind}
          value={kind}
          onChange={(value) => setKind(value as Kind)}
          options={KINDS.map((one) => [one, words.kinds[one]])}
        />
        <TextField label={words.names[kind]} value={name} onChange={setName} needed />
        {fields.map((field) => (
          <OneField
            key={field.path}
            field={field}
            typed={typed}
            onChange={(path) => (text) => setTyped({ ...typed, [path]: text })}
          />
        ))}
      </div>
    </Form>
  );
}

/** Share of the address in percent; without one what the server takes. */
const percentOf = (fraction = '0.0001'): string =>
  typedNumber(Number((Number(fraction) * 100).toPrecision(6)));

const kindOf = (of: string | undefined): Kind => KINDS.find((kind) => of?.startsWith(`${kind}:`)) ?? 'lot';
