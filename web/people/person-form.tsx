import { useState } from 'react';
import type { Persons } from '../../src/documents/persons.ts';
import { contract as proposal } from '../../src/tasks/persons/propose-person/contract.ts';
import { useBooking } from '../api/use-booking.ts';
import { Button } from '../design/button.tsx';
import { Confirm } from '../design/confirm.tsx';
import { SelectField, TextField } from '../design/field.tsx';
import { Form } from '../design/form.tsx';
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

/** Proposes a new person or a change of one. A new person of a real plant gets a link, which is shown this once. */
export function PersonForm({ persons, person, onClose }: Props) {
  const booking = useBooking(proposal);
  const [typed, setTyped] = useState(() => startOf(person));
  const [token] = useState(() => (person || persons.demonstration ? undefined : newToken()));
  const put = (part: Partial<Typed>) => setTyped((before) => ({ ...before, ...part }));
  const propose = () => booking.mutate({ order: orderOf(typed, token) });
  const title = person ? words.changeTitle(person.name) : words.propose;
  if (booking.isSuccess)
    return (
      <Confirm title={title} isOpen onClose={onClose}>
        <p>{words.waits}</p>
        {token ? (
          <ShownOnce label={words.linkMade(typed.name)} secret={linkOf(token, typed.id.trim())} code />
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
      <Form
        sending={booking}
        onSend={propose}
        send={words.proposeGo}
        disabled={typed.roles.length === 0 || [typed.id, typed.name].some((one) => one.trim() === '')}
        onCancel={onClose}
      >
        <div className="fields">
          {person ? null : (
            <TextField
              label={words.id}
              help={words.idHelp}
              value={typed.id}
              onChange={(id) => put({ id })}
              needed
            />
          )}
          <TextField label={words.name} value={typed.name} onChange={(name) => put({ name })} needed />
        </div>
        <p className="dim">{words.allRead}</p>
        <RoleChoice roles={persons.roles} chosen={typed.roles} onChange={(roles) => put({ roles })} />
        <div className="fields">
          <TextField
            label={words.validUntil}
            help={words.dayHelp}
            value={typed.until}
            onChange={(until) => put({ until })}
          />
          <SelectField
            label={words.standsIn}
            value={typed.of}
            onChange={(of) => put({ of })}
            none={words.nobody}
            options={persons.persons.filter(({ id }) => id !== typed.id).map(({ id, name }) => [id, name])}
          />
          {typed.of === '' ? null : (
            <TextField
              label={words.standsInUntil}
              help={words.dayHelp}
              value={typed.ofUntil}
              onChange={(ofUntil) => put({ ofUntil })}
              needed
            />
          )}
        </div>
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

interface Typed {
  readonly id: string;
  readonly name: string;
  readonly roles: readonly string[];
  readonly until: string;
  /** Whom they stand in for, and until when. */
  readonly of: string;
  readonly ofUntil: string;
}

const startOf = (person: Person | undefined): Typed => ({
  id: person?.id ?? '',
  name: person?.name ?? '',
  roles: person?.ownRoles ?? [],
  until: person?.validUntil ?? '',
  of: person?.deputy?.of ?? '',
  ofUntil: person?.deputy?.until ?? '',
});

const orderOf = ({ id, name, roles, until, of, ofUntil }: Typed, token: string | undefined) => ({
  person: id.trim(),
  name: name.trim(),
  roles,
  ...(until.trim() === '' ? {} : { validUntil: until.trim() }),
  ...(of === '' ? {} : { deputyFor: of, deputyUntil: ofUntil.trim() }),
  ...(token === undefined ? {} : { token }),
});
