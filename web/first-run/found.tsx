import { useMutation } from '@tanstack/react-query';
import { useState } from 'react';
import { fieldsOf } from '../../src/documents/contract/fields-of.ts';
import {
  type Founded,
  firstPersonSchema,
  foundedDocument,
  foundOrder,
} from '../../src/documents/first-run.ts';
import { sendWithWord } from '../api/client.ts';
import { TextField } from '../design/field.tsx';
import { wrongAt } from '../design/field-errors.ts';
import { Form } from '../design/form.tsx';
import '../people/people.css';
import { WORDS } from '../words.ts';
import { FIRST_RUN } from './first-run-query.ts';

const { firstRun: words } = WORDS;

interface Plant {
  readonly name: string;
  readonly plant: string;
}

interface Person {
  readonly name: string;
  readonly id: string;
  readonly password: string;
  readonly roles: readonly string[];
}

const [NAME, SHORT] = fieldsOf(foundOrder.pick({ name: true, plant: true }));
const PERSON = fieldsOf(firstPersonSchema).filter(({ path }) => path !== 'roles');
/** Roles of which each of the two has one. */
const ABLE = ['quality', 'certifier'];
const STEPS = ['plant', 'first', 'second', 'check'] as const;

interface Props {
  readonly word: string;
  readonly roles: readonly string[];
  readonly usual: readonly (readonly string[])[];
  readonly onBack: () => void;
  readonly onDone: (made: Founded) => void;
}

/** Begins a plant, one step a screen; nothing is written before the last of them. */
export function Found({ word, roles, usual, onBack, onDone }: Props) {
  const [at, setAt] = useState(0);
  const [plant, setPlant] = useState({ name: '', plant: '' });
  const [persons, setPersons] = useState<readonly Person[]>(
    [0, 1].map((i) => ({ name: '', id: '', password: '', roles: usual[i] ?? [] })),
  );
  const founding = useMutation({
    mutationFn: async () =>
      foundedDocument.parse(
        await sendWithWord(`${FIRST_RUN}/plant`, word, {
          ...{ name: plant.name.trim(), plant: plant.plant.trim() },
          persons: persons.map(({ password, name, id, ...person }) => ({
            ...{ ...person, name: name.trim(), id: id.trim() },
            ...(password === '' ? {} : { password }),
          })),
        }),
      ),
    onSuccess: onDone,
  });
  const step = STEPS[at]!;
  const who = at - 1;
  const person = persons[who];
  const isWhole =
    step === 'plant'
      ? plant.name.trim() !== '' && plant.plant.trim() !== ''
      : person === undefined || isComplete(person, who);
  const change = (more: Partial<Person>) => {
    founding.reset();
    setPersons(persons.map((one, i) => (i === who ? { ...one, ...more } : one)));
  };
  return (
    <Form
      card
      key={step}
      label={words.steps[step]}
      sending={founding}
      error={step === 'check' ? founding.error : null}
      onSend={() => (step === 'check' ? founding.mutate() : setAt(at + 1))}
      send={step === 'check' ? words.begin : words.next}
      disabled={!isWhole}
      onCancel={() => (at === 0 ? onBack() : setAt(at - 1))}
      cancel={words.back}
    >
      <div>
        <div className="dim small">{words.step(at + 1, STEPS.length)}</div>
        <h2 className="part">{words.steps[step]}</h2>
        <p className="dim">{words.helps[step]}</p>
      </div>
      {step === 'plant' ? (
        <PlantFields
          plant={plant}
          onChange={(more) => {
            founding.reset();
            setPlant({ ...plant, ...more });
          }}
        />
      ) : null}
      {person ? (
        <PersonFields
          {...{ person, who, roles }}
          wrongIn={(path) => wrongAt(founding.error, `persons[${who}].${path}`)}
          onChange={change}
        />
      ) : null}
      {step === 'check' ? <LookedAt {...{ plant, persons }} /> : null}
    </Form>
  );
}

interface PlantProps {
  readonly plant: Plant;
  readonly onChange: (more: Partial<Plant>) => void;
}

function PlantFields({ plant, onChange }: PlantProps) {
  return [NAME!, SHORT!].map(({ path, label, help }) => (
    <TextField
      key={path}
      {...{ label, help }}
      value={plant[path as keyof Plant]}
      onChange={(text) => onChange({ [path]: text })}
      needed
    />
  ));
}

interface PersonProps {
  readonly person: Person;
  /** 0 = who sits here. */
  readonly who: number;
  readonly roles: readonly string[];
  readonly wrongIn: (path: string) => string | undefined;
  readonly onChange: (more: Partial<Person>) => void;
}

function PersonFields({ person, who, roles, wrongIn, onChange }: PersonProps) {
  const isHere = who === 0;
  return (
    <>
      {PERSON.map(({ path, label, help }) => (
        <TextField
          key={path}
          {...{ label, help: path === 'password' && isHere ? WORDS.signIn.enrolHelp : help }}
          {...(path === 'password' ? { type: 'password' as const, complete: 'new-password' as const } : {})}
          value={person[path as 'name' | 'id' | 'password']}
          wrong={wrongIn(path)}
          onChange={(text) => onChange({ [path]: text })}
          needed={path !== 'password' || isHere}
        />
      ))}
      <fieldset className="plain roles">
        <legend>{words.roles}</legend>
        {roles.map((role) => (
          <label key={role}>
            <input
              type="checkbox"
              checked={person.roles.includes(role)}
              onChange={({ target }) =>
                onChange({
                  roles: target.checked
                    ? [...person.roles, role]
                    : person.roles.filter((one) => one !== role),
                })
              }
            />{' '}
            {role}
          </label>
        ))}
      </fieldset>
      {isAble(person) ? null : <p className="fail">{words.needsRole}</p>}
    </>
  );
}

/** All that will stand in the first record. */
function LookedAt({ plant, persons }: { readonly plant: Plant; readonly persons: readonly Person[] }) {
  return (
    <ul className="looked-at">
      <li>
        <b>{plant.name}</b> <span className="dim">{plant.plant}</span>
      </li>
      {persons.map(({ id, name, roles, password }) => (
        <li key={id}>
          <b>{name}</b> <span className="dim">{id}</span>
          <div>{roles.join(', ')}</div>
          <div className="dim small">{password === '' ? words.isFree : words.hasPassword}</div>
        </li>
      ))}
    </ul>
  );
}

const isAble = ({ roles }: Person): boolean => roles.some((role) => ABLE.includes(role));

/** The first person signs in at once, so they make their password here. */
const isComplete = (person: Person, who: number): boolean =>
  person.name.trim() !== '' &&
  person.id.trim() !== '' &&
  isAble(person) &&
  (who > 0 || person.password !== '');
