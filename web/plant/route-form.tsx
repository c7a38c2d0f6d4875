import { useQuery } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { useState } from 'react';
import {
  allowedText,
  defaultText,
  type OperationSettings,
  routeSettingsSchema,
} from '../../src/documents/heats/route-settings.ts';
import type { KeptRoute } from '../../src/documents/reference.ts';
import { contract as enterRoute } from '../../src/tasks/reference/enter-route/contract.ts';
import { ask } from '../api/client.ts';
import { useBooking } from '../api/use-booking.ts';
import { Button } from '../design/button.tsx';
import { SelectField, TextField } from '../design/field.tsx';
import { Form } from '../design/form.tsx';
import { sentenceInLocale } from '../design/locale.ts';
import { Waiting } from '../design/states.tsx';
import { WORDS } from '../words.ts';
import { AdditionFields } from './addition-fields.tsx';
import { isWholeAddition } from './additions-typed.ts';
import { routeOf, type TypedOperation, typedRoute } from './route-typed.ts';
import { useRoutes } from './routes-query.ts';
import { settingLabel } from './setting-label.ts';
import { WhyChanged } from './why-changed.tsx';

const { routes: words } = WORDS;

/** Keeps a route under a name: its operations in order, with what is set at each; or one that is there, changed or copied. */
export function RouteForm({ before }: { readonly before?: KeptRoute }) {
  const navigate = useNavigate();
  const [name, setName] = useState(before?.name ?? '');
  const [typed, setTyped] = useState<readonly TypedOperation[]>(() =>
    before ? typedRoute(before.route) : [],
  );
  const [reason, setReason] = useState('');
  const [wrong, setWrong] = useState('');
  const [isAsked, setAsked] = useState(false);
  const { data: known } = useQuery({
    queryKey: ['route-settings'],
    queryFn: () => ask(routeSettingsSchema, '/api/calculations/routeSettings', {}),
    staleTime: Number.POSITIVE_INFINITY,
  });
  const booking = useBooking(enterRoute);
  const { data: kept } = useRoutes();
  // a copy under a name that is free replaces nothing
  const replaces =
    name.trim() === before?.name || (kept?.routes ?? []).some((one) => one.name === name.trim());
  const why = reason.trim();
  const isReady = name.trim() !== '' && typed.length > 0 && (!replaces || why !== '');
  const set = (i: number, one: TypedOperation) => setTyped(typed.map((each, at) => (at === i ? one : each)));
  const submit = () => {
    setWrong('');
    setAsked(true);
    if (!typed.every(({ additions }) => additions.every(isWholeAddition))) return;
    let route: KeptRoute['route'];
    try {
      route = routeOf(typed);
    } catch (error) {
      setWrong(words.noJson(error instanceof Error ? error.message : String(error)));
      return;
    }
    booking.mutate(
      { order: { name: name.trim(), route, ...(replaces ? { reason: why } : {}) } },
      { onSuccess: () => void navigate({ to: '/plant', search: { view: 'routes', name: name.trim() } }) },
    );
  };
  return (
    <details className="card">
      <summary>{before ? words.change : words.enter}</summary>
      {known ? (
        <Form sending={booking} onSend={submit} send={words.keep} disabled={!isReady}>
          <TextField
            label={words.name}
            help={
              replaces && name.trim() !== before?.name
                ? words.nameExists(name.trim())
                : before && words.nameHelp(before.name)
            }
            value={name}
            onChange={setName}
            needed
          />
          {replaces ? <WhyChanged value={reason} onChange={setReason} /> : null}
          {typed.map((one, i) => (
            <Operation
              // biome-ignore lint/suspicious/noArrayIndexKey: an operation is known by its place in the route
              key={i}
              number={i + 1}
              typed={one}
              known={known.operations.find(({ operation }) => operation === one.operation)}
              onChange={(changed) => set(i, changed)}
              isAsked={isAsked}
              onRemove={() => setTyped(typed.filter((_, at) => at !== i))}
            />
          ))}
          <AddOperation
            known={known.operations}
            onAdd={(operation) => setTyped([...typed, { operation, settings: {}, additions: [] }])}
          />
          {wrong === '' ? null : (
            <p className="fail" role="alert">
              {wrong}
            </p>
          )}
        </Form>
      ) : (
        <Waiting />
      )}
    </details>
  );
}

interface AddProps {
  readonly known: readonly OperationSettings[];
  readonly onAdd: (operation: string) => void;
}

/** Chooses an operation, and adds it by a press of its own: the arrow keys only choose. */
function AddOperation({ known, onAdd }: AddProps) {
  const [operation, setOperation] = useState('');
  const add = () => {
    onAdd(operation);
    setOperation('');
  };
  return (
    <div className="cluster">
      <SelectField
        label={words.add}
        value={operation}
        onChange={setOperation}
        none={words.choose}
        options={known.map((one) => [one.operation, `${one.operation}: ${one.title}`])}
      />
      <Button onPress={add} disabled={operation === ''}>
        {words.addGo}
      </Button>
    </div>
  );
}

interface OperationProps {
  readonly number: number;
  readonly typed: TypedOperation;
  readonly known: OperationSettings | undefined;
  readonly onChange: (typed: TypedOperation) => void;
  readonly onRemove: () => void;
  readonly isAsked: boolean;
}

function Operation({ number, typed, known, isAsked, onChange, onRemove }: OperationProps) {
  const { operation, settings, additions } = typed;
  const set = (name: string, text: string) => onChange({ ...typed, settings: { ...settings, [name]: text } });
  return (
    <fieldset className="stack plain">
      <legend>
        <b>{words.operation(number, operation)}</b>
      </legend>
      <details open={Object.keys(settings).length > 0}>
        <summary>{words.settings}</summary>
        <div className="fields">
          {(known?.settings ?? []).map((row) => (
            <TextField
              key={row.name}
              label={settingLabel(row)}
              help={sentenceInLocale(words.settingHelp(row.what, defaultText(row), allowedText(row)))}
              value={settings[row.name] ?? ''}
              onChange={(text) => set(row.name, text)}
            />
          ))}
        </div>
      </details>
      {known?.takesAdditions || additions.length > 0 ? (
        <AdditionFields
          typed={additions}
          onChange={(changed) => onChange({ ...typed, additions: changed })}
          isAsked={isAsked}
        />
      ) : null}
      <div className="cluster">
        <Button quiet onPress={onRemove}>
          {words.remove(number, operation)}
        </Button>
      </div>
    </fieldset>
  );
}
