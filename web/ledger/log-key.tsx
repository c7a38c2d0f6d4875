import { useQuery } from '@tanstack/react-query';
import { contract as listWitnesses } from '../../src/tasks/proof/list-witnesses/contract.ts';
import { contract } from '../../src/tasks/proof/make-key/contract.ts';
import { readVerb } from '../api/client.ts';
import { useBooking } from '../api/use-booking.ts';
import { Button } from '../design/button.tsx';
import { Refused } from '../design/states.tsx';
import { OnlyFor } from '../people/only-for.tsx';
import { WORDS } from '../words.ts';

const { ledger: words } = WORDS;

/** What may be signed from here, and by whom it may be signed too. */
export const witnessesQuery = {
  queryKey: ['list-witnesses'],
  queryFn: ({ signal }: { readonly signal: AbortSignal }) => readVerb(listWitnesses, { signal }),
};

/** The first key of the log: who keeps it makes it here. */
export function MakeLogKey() {
  const booking = useBooking(contract);
  return (
    <section className="stack" aria-label={words.logKey}>
      <p className="dim">{words.keyHelp}</p>
      <OnlyFor act="keep log key" named>
        {booking.error ? <Refused error={booking.error} /> : null}
        <div className="cluster">
          <Button go disabled={booking.isPending} onPress={() => booking.mutate({ order: {} })}>
            {contract.button}
          </Button>
        </div>
      </OnlyFor>
    </section>
  );
}

/** Stands for what is signed with the key of the log: offers the key where there is none, and says where it is signed otherwise. */
export function LogKey() {
  const { data } = useQuery(witnessesQuery);
  if (!data || data.asked.signs) return null;
  return data.asked.makesKey ? <MakeLogKey /> : <p className="dim">{data.asked.cures[0]}</p>;
}
