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
  const wrong = (path: string) => wrongAt(founding.error, path);
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
      {step === 'plant'
        ? [NAME!, SHORT!].map(({ path, label, help }) => (
            <TextField
              key={path}
              {...{ label, help }}
              value={plant[path as keyof typeof plant]}
              wrong={wrong(path)}
              onChange={(text) => {
                founding.reset();
                setPlant({ ...plant, [path]: text });
              }}
              needed
            />
          ))
        : null}
      {person ? (
        <>
          {PERSON.map(({ path, label, help }) => (
            <TextField
              key={path}
              {...{ label, help: path === 'password' && who === 0 ? WORDS.signIn.enrolHelp : help }}
              {...(path === 'password'
                ? { type: 'password' as const, complete: 'new-password' as const }
                : {})}
              value={person[path as 'name' | 'id' | 'password']}
              wrong={wrong(`persons[${who}].${path}`)}
              onChange={(text) => change({ [path]: text })}
              needed={path !== 'password' || who === 0}
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
                    change({
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
      ) : null}
      {step === 'check' ? (
        <ul className="looked-at">
          <li>
            <b>{plant.name}</b> <span className="dim">{plant.plant}</span>
          </li>
          {persons.map(({ id, name, roles: own, password }) => (
            <li key={id}>
              <b>{name}</b> <span className="dim">{id}</span>
              <div>{own.join(', ')}</div>
              <div className="dim small">{password === '' ? words.isFree : words.hasPassword}</div>
            </li>
          ))}
        </ul>
      ) : null}
    </Form>
  );
}

const isAble = ({ roles }: Person): boolean => roles.some((role) => ABLE.includes(role));

/** The first person signs in at once, so they make their password here. */
const isComplete = (person: Person, who: number): boolean =>
  person.name.trim() !== '' &&
  person.id.trim() !== '' &&
  isAble(person) &&
  (who > 0 || person.password !== '');
