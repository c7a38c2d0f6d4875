import { deputyWords, type Persons } from '../../src/documents/persons.ts';
import { contract as confirmation } from '../../src/tasks/persons/confirm-person/contract.ts';
import { useSession } from '../api/session.ts';
import { useBooking } from '../api/use-booking.ts';
import { Button } from '../design/button.tsx';
import { Refused } from '../design/states.tsx';
import { WORDS } from '../words.ts';
import { useMay } from './may.ts';

const { people: words } = WORDS;

/** What was proposed of persons and waits for somebody else to confirm it. */
export function Proposals({ persons }: { readonly persons: Persons }) {
  const { person: here } = useSession();
  const confirm = useBooking(confirmation);
  const mayConfirm = useMay(persons, confirmation.act);
  const isKnown = (of: string) => persons.persons.some(({ id }) => id === of);
  if (persons.proposed.length === 0) return null;
  return (
    <section className="card stack" aria-labelledby="proposed">
      <h2 className="part" id="proposed">
        {words.proposed}
      </h2>
      <p className="dim">{words.proposedHelp}</p>
      {persons.proposed.map((one) => (
        <div key={one.id} className="cluster level proposal">
          <p className="grow count">
            <b>{one.name}</b> <span className="dim">{one.id}</span>
            <br />
            {one.ended ? words.willEnd : words.willBe(one.roles.join(', '), one.validUntil)}
            {one.deputy ? `; ${words.deputy.toLowerCase()} ${deputyWords(one.deputy)}` : null}
            {one.provedBy.length > 0 && !one.ended
              ? `; ${isKnown(one.id) ? words.newProof : words.firstProof}`
              : null}
          </p>
          {mayConfirm && one.id !== here?.id ? (
            <Button
              disabled={confirm.isPending}
              onPress={() => confirm.mutate({ order: { person: one.id } })}
            >
              {words.confirm(one.id)}
            </Button>
          ) : null}
        </div>
      ))}
      {confirm.error ? <Refused error={confirm.error} /> : null}
    </section>
  );
}
