import { useState } from 'react';
import { type Field, fieldsOf } from '../../src/documents/contract/fields-of.ts';
import type { Persons } from '../../src/documents/persons.ts';
import { contract as proposal } from '../../src/tasks/persons/propose-person/contract.ts';
import { useBooking } from '../api/use-booking.ts';
import { Button } from '../design/button.tsx';
import { Confirm } from '../design/confirm.tsx';
import { TextField } from '../design/field.tsx';
import { Form } from '../design/form.tsx';
import { OrderFields } from '../forms/order-fields.tsx';
import { readForm, type TypedForm } from '../forms/typed-form.ts';
import { WORDS } from '../words.ts';
import { linkOf, newToken } from './invitation.ts';
import type { Person } from './may.ts';
import { ShownOnce } from './shown-once.tsx';

const { people: words } = WORDS;

interface Props {
  readonly persons: Persons;
  /** Who is changed; absent for a new person. */
  readonly person?: Person;
  readonly onClose: () => void;
}

const ASKED = ['name', 'validUntil', 'deputyFor', 'deputyUntil'];
/** What is named in a form of its own; here it is changed or ended. */
const OF_DEPUTY: readonly string[] = ['deputyFor', 'deputyUntil'];
const FIELDS = fieldsOf(proposal.order).filter(({ path }) => ASKED.includes(path));

/** Proposes a new person or a change of one. A new person of a real plant gets a link, which is shown this once. */
export function PersonForm({ persons, person, onClose }: Props) {
  const booking = useBooking(proposal);
  const [id, setId] = useState(person?.id ?? '');
  const [roles, setRoles] = useState<readonly string[]>(person?.ownRoles ?? []);
  const [typed, setTyped] = useState<TypedForm>({
    name: person?.name ?? '',
    validUntil: person?.validUntil ?? '',
    deputyFor: person?.deputy?.of ?? '',
    deputyUntil: person?.deputy?.until ?? '',
  });
  const [token] = useState(() => (person || persons.demonstration ? undefined : newToken()));
  const others = Object.fromEntries(
    persons.persons.filter((one) => one.id !== id).map((one) => [one.id, one.name]),
  );
  const fields = FIELDS.filter(({ path }) => person?.deputy || !OF_DEPUTY.includes(path)).map(
    (field): Field =>
      field.path === 'deputyFor'
        ? { ...field, kind: 'choice', values: Object.keys(others), choices: others }
        : field,
  );
  const { order, open } = readForm(fields, typed);
  const isWhole = id.trim() !== '' && 'name' in order && roles.length > 0 && open.length === 0;
  const propose = () => booking.mutate({ order: { person: id.trim(), roles, ...order, token } });
  const title = person ? words.changeTitle(person.name) : words.propose;
  if (booking.isSuccess)
    return (
      <Confirm title={title} isOpen onClose={onClose}>
        <p>{words.waits}</p>
        {token ? (
          <ShownOnce label={words.linkMade(typed.name ?? '')} secret={linkOf(token, id.trim())} code />
        ) : null}
        <div>
          <Button go onPress={onClose}>
            {words.done}
          </Button>
        </div>
      </Confirm>
    );
  return (
    <Confirm title={title} isOpen onClose={onClose}>
      <Form sending={booking} onSend={propose} send={words.proposeGo} disabled={!isWhole} onCancel={onClose}>
        {person ? null : (
          <TextField label={words.id} help={words.idHelp} value={id} onChange={setId} needed />
        )}
        <OrderFields
          {...{ fields, typed }}
          onChange={(path) => (text) => setTyped({ ...typed, [path]: text })}
        />
        <p className="dim">{words.allRead}</p>
        <RoleChoice roles={persons.roles} chosen={roles} onChange={setRoles} />
      </Form>
    </Confirm>
  );
}

interface RoleProps {
  readonly roles: Persons['roles'];
  readonly chosen: readonly string[];
  readonly onChange: (roles: readonly string[]) => void;
}

function RoleChoice({ roles, chosen, onChange }: RoleProps) {
  return (
    <fieldset className="plain roles">
      <legend>{words.roles}</legend>
      {roles.map(({ role, may }) => (
        <label key={role} title={may.join(', ') || words.onlyReads}>
          <input
            type="checkbox"
            checked={chosen.includes(role)}
            onChange={({ target }) =>
              onChange(target.checked ? [...chosen, role] : chosen.filter((one) => one !== role))
            }
          />{' '}
          {role}
        </label>
      ))}
    </fieldset>
  );
}
