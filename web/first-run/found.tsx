import { fieldsOf } from '../../src/documents/contract/fields-of.ts';
import { type Founded, firstPersonSchema, foundOrder } from '../../src/documents/first-run.ts';
import { TextField } from '../design/field.tsx';
import { elsewhere, wrongAt } from '../design/field-errors.ts';
import { Form } from '../design/form.tsx';
import '../people/people.css';
import { WORDS } from '../words.ts';
import { isAble, type Named, type Person, useFounding, WHO, wrongId } from './use-founding.ts';

const { firstRun: words } = WORDS;

const [NAME, SHORT] = fieldsOf(foundOrder.pick({ name: true, plant: true }));
const PERSON = fieldsOf(firstPersonSchema).filter(({ path }) => path !== 'roles');
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
export function Found({ roles, onBack, ...asked }: Props) {
  const { founding, isWhole, plant, persons, short, ids, changePlant, changePerson } = useFounding(asked);
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
      <PlantFields
        {...{ plant, short }}
        wrongIn={(path) => wrongAt(founding.error, path)}
        onChange={changePlant}
      />
      {persons.map((person, i) => (
        <PersonFields
          key={WHO[i]}
          {...{ person, roles }}
          id={ids[i]!}
          who={WHO[i]!}
          wrongIn={(path) => wrongAt(founding.error, `persons[${i}].${path}`)}
          onChange={(more) => changePerson(i, more)}
        />
      ))}
      <p className="dim">{words.keeps}</p>
    </Form>
  );
}

interface PlantProps {
  readonly plant: Named;
  /** Its short name as it is sent. */
  readonly short: string;
  readonly wrongIn: (path: string) => string | undefined;
  readonly onChange: (more: Partial<Named>) => void;
}

function PlantFields({ plant, short, wrongIn, onChange }: PlantProps) {
  return (
    <section className="stack" aria-label={words.parts.plant}>
      <h2 className="part">{words.parts.plant}</h2>
      <div className="fields">
        <TextField
          label={NAME!.label}
          help={NAME!.help}
          value={plant.name}
          wrong={wrongIn('name')}
          onChange={(name) => onChange({ name })}
          needed
        />
        <TextField
          label={SHORT!.label}
          help={SHORT!.help}
          value={plant.typed ?? short}
          wrong={wrongId(short) ?? wrongIn('plant')}
          onChange={(typed) => onChange({ typed })}
          needed
        />
      </div>
    </section>
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
