import { useMutation } from '@tanstack/react-query';
import { useState } from 'react';
import { newIdSchema } from '../../src/documents/common.ts';
import { fieldsOf } from '../../src/documents/contract/fields-of.ts';
import {
  type Founded,
  firstPersonSchema,
  foundedDocument,
  foundOrder,
} from '../../src/documents/first-run.ts';
import { sendWithWord } from '../api/client.ts';
import { TextField } from '../design/field.tsx';
import { elsewhere, wrongAt } from '../design/field-errors.ts';
import { Form } from '../design/form.tsx';
import '../people/people.css';
import { WORDS } from '../words.ts';
import { FIRST_RUN } from './first-run-query.ts';
import { shortNameOf, shortNameOfPerson } from './short-name.ts';

const { firstRun: words } = WORDS;

interface Named {
  readonly name: string;
  /** What was typed as the short name; null = what is offered. */
  readonly typed: string | null;
}

interface Person extends Named {
  readonly password: string;
  readonly roles: readonly string[];
}

const [NAME, SHORT] = fieldsOf(foundOrder.pick({ name: true, plant: true }));
const PERSON = fieldsOf(firstPersonSchema).filter(({ path }) => path !== 'roles');
/** Roles of which each of the two has one. */
const ABLE = ['quality', 'certifier'];
const WHO = ['first', 'second'] as const;
/** Fields that show what was refused of them. */
const SHOWN = ['name', 'plant', ...[0, 1].flatMap((i) => PERSON.map(({ path }) => `persons[${i}].${path}`))];

interface Props {
  readonly word: string;
  readonly roles: readonly string[];
  readonly usual: readonly (readonly string[])[];
  readonly onBack: () => void;
  readonly onDone: (made: Founded) => void;
}

/** Begins a plant: its name and its two persons on one form, whose short names are offered and whose roles are the usual ones. */
export function Found({ word, roles, usual, onBack, onDone }: Props) {
  const [plant, setPlant] = useState<Named>({ name: '', typed: null });
  const [persons, setPersons] = useState<readonly Person[]>(
    WHO.map((_, i) => ({ name: '', typed: null, password: '', roles: usual[i] ?? [] })),
  );
  const ids: string[] = [];
  for (const { name, typed } of persons) ids.push(tidy(typed ?? shortNameOfPerson(name, ids)));
  const short = tidy(plant.typed ?? shortNameOf(plant.name));
  const founding = useMutation({
    mutationFn: async () =>
      foundedDocument.parse(
        await sendWithWord(`${FIRST_RUN}/plant`, word, {
          ...{ name: tidy(plant.name), plant: short },
          persons: persons.map(({ password, name, roles: has }, i) => ({
            ...{ name: tidy(name), id: ids[i], roles: has },
            ...(password === '' ? {} : { password }),
          })),
        }),
      ),
    onSuccess: onDone,
  });
  const isWhole =
    [plant, ...persons].every(({ name }) => tidy(name) !== '') &&
    [short, ...ids].every((id) => wrongId(id) === undefined && id !== '') &&
    persons.every(isAble) &&
    // who sits here signs in at once
    persons[0]?.password !== '';
  return (
    <Form
      card
      label={words.form}
      sending={founding}
      error={elsewhere(founding.error, SHOWN)}
      onSend={() => founding.mutate()}
      send={words.begin}
      disabled={!isWhole}
      onCancel={onBack}
      cancel={words.back}
    >
      <section className="stack" aria-label={words.parts.plant}>
        <h2 className="part">{words.parts.plant}</h2>
        <div className="fields">
          <TextField
            label={NAME!.label}
            help={NAME!.help}
            value={plant.name}
            wrong={wrongAt(founding.error, 'name')}
            onChange={(name) => {
              founding.reset();
              setPlant({ ...plant, name });
            }}
            needed
          />
          <TextField
            label={SHORT!.label}
            help={SHORT!.help}
            value={plant.typed ?? short}
            wrong={wrongId(short) ?? wrongAt(founding.error, 'plant')}
            onChange={(typed) => {
              founding.reset();
              setPlant({ ...plant, typed });
            }}
            needed
          />
        </div>
      </section>
      {persons.map((person, i) => (
        <PersonFields
          key={WHO[i]}
          {...{ person, roles }}
          id={ids[i]!}
          who={WHO[i]!}
          wrongIn={(path) => wrongAt(founding.error, `persons[${i}].${path}`)}
          onChange={(more) => {
            founding.reset();
            setPersons(persons.map((one, at) => (at === i ? { ...one, ...more } : one)));
          }}
        />
      ))}
      <p className="dim">{words.keeps}</p>
    </Form>
  );
}

interface PersonProps {
  readonly person: Person;
  /** Their short name as it is sent. */
  readonly id: string;
  readonly who: (typeof WHO)[number];
  readonly roles: readonly string[];
  readonly wrongIn: (path: string) => string | undefined;
  readonly onChange: (more: Partial<Person>) => void;
}

function PersonFields({ person, id, who, roles, wrongIn, onChange }: PersonProps) {
  const isHere = who === 'first';
  const shown = { name: person.name, id: person.typed ?? id, password: person.password };
  return (
    <section className="stack" aria-label={words.parts[who]}>
      <h2 className="part">{words.parts[who]}</h2>
      <p className="dim">{words.helps[who]}</p>
      <div className="fields">
        {PERSON.map(({ path, label, help }) => (
          <TextField
            key={path}
            {...{ label, help: path === 'password' && isHere ? WORDS.signIn.enrolHelp : help }}
            {...(path === 'password' ? { type: 'password' as const, complete: 'new-password' as const } : {})}
            value={shown[path as keyof typeof shown]}
            wrong={(path === 'id' ? wrongId(id) : undefined) ?? wrongIn(path)}
            onChange={(text) => onChange(path === 'id' ? { typed: text } : { [path]: text })}
            needed={path !== 'password' || isHere}
          />
        ))}
      </div>
      <details>
        <summary>
          {words.roles}: {person.roles.join(', ')}
        </summary>
        <fieldset className="plain roles">
          <legend className="hidden">{words.roles}</legend>
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
      </details>
      {isAble(person) ? null : (
        <p className="fail" role="alert">
          {words.needsRole}
        </p>
      )}
    </section>
  );
}

/** As it is sent: a letter with its accent is one sign, however the keyboard or a pasted text writes it. */
const tidy = (text: string): string => text.normalize('NFC').trim();

/** What is wrong with a short name while it is typed; undefined where nothing is, or nothing was typed. */
const wrongId = (id: string): string | undefined =>
  id === '' ? undefined : newIdSchema.safeParse(id).error?.issues[0]?.message;

const isAble = ({ roles }: Person): boolean => roles.some((role) => ABLE.includes(role));
