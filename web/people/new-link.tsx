import { Link } from '@tanstack/react-router';
import { useState } from 'react';
import { contract as proposal } from '../../src/tasks/persons/propose-person/contract.ts';
import { useSession } from '../api/session.ts';
import { useBooking } from '../api/use-booking.ts';
import { Button } from '../design/button.tsx';
import { Confirm } from '../design/confirm.tsx';
import { Refused } from '../design/states.tsx';
import { WORDS } from '../words.ts';
import { linkOf, newToken } from './invitation.ts';
import type { Person } from './may.ts';
import { ShownOnce } from './shown-once.tsx';

const { people: words, sign } = WORDS;

interface Props {
  readonly person: Person;
  readonly onClose: () => void;
}

/** A new link for a person who has none, or has lost what they sign in with. */
export function NewLink({ person: { id, name }, onClose }: Props) {
  const isOwn = useSession().person?.id === id;
  const propose = useBooking(proposal);
  const [token] = useState(newToken);
  return (
    <Confirm title={words.linkTitle(name)} isOpen onClose={onClose}>
      {isOwn ? (
        <p>
          {words.ownLink} <Link to="/account">{words.account}</Link>
        </p>
      ) : null}
      {isOwn || propose.isSuccess ? null : <p>{words.linkHelp}</p>}
      {propose.error ? <Refused error={propose.error} /> : null}
      {propose.isSuccess ? <ShownOnce label={words.linkMade(name)} secret={linkOf(token, id)} code /> : null}
      <div className="cluster">
        <Button onPress={onClose}>{propose.isSuccess || isOwn ? words.done : sign.cancel}</Button>
        {isOwn || propose.isSuccess ? null : (
          <Button
            go
            disabled={propose.isPending}
            onPress={() => propose.mutate({ order: { person: id, token } })}
          >
            {words.makeLink}
          </Button>
        )}
      </div>
    </Confirm>
  );
}
