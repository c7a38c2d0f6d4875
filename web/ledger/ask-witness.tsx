import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { fieldsOf } from '../../src/documents/contract/fields-of.ts';
import type { Page } from '../../src/documents/page.ts';
import { contract } from '../../src/tasks/proof/sign-checkpoint/contract.ts';
import { useBooking } from '../api/use-booking.ts';
import { Form } from '../design/form.tsx';
import { OnlyFor } from '../people/only-for.tsx';
import { WORDS } from '../words.ts';
import { MakeLogKey, witnessesQuery } from './log-key.tsx';

const { ledger: words } = WORDS;
const [WITNESSES] = fieldsOf(contract.order);

/** Signs a checkpoint of the ledger, and asks the witnesses that the server knows to sign it too; what is missing says its cure. */
export function AskWitness() {
  const { data } = useQuery(witnessesQuery);
  const [left, setLeft] = useState<readonly string[]>([]);
  const [signed, setSigned] = useState<Page | null>(null);
  const booking = useBooking(contract);
  if (!data) return null;
  const { signs, makesKey, witnesses, cures } = data.asked;
  const chosen = witnesses.filter((url) => !left.includes(url));
  const submit = async () => {
    const order = chosen.length === 0 ? {} : { witnesses: chosen };
    setSigned(await booking.mutateAsync({ order }).catch(() => null));
  };
  return (
    <section className="card stack" aria-label={words.checkpoint}>
      <h2>{words.checkpoint}</h2>
      {makesKey ? <MakeLogKey /> : null}
      {cures.map((cure) => (
        <p key={cure} className="dim">
          {cure}
        </p>
      ))}
      {signs ? (
        <OnlyFor act="keep log key" named>
          <Form
            sending={booking}
            onSend={() => void submit()}
            send={
              booking.isPending
                ? words.signing
                : chosen.length === 0
                  ? contract.button
                  : words.signAndAsk(chosen.length)
            }
          >
            {witnesses.length > 0 ? (
              <fieldset className="plain stack">
                <legend className="dim">{WITNESSES!.label}</legend>
                {witnesses.map((url) => (
                  <label key={url} className="cluster">
                    <input
                      type="checkbox"
                      checked={chosen.includes(url)}
                      onChange={() =>
                        setLeft(left.includes(url) ? left.filter((one) => one !== url) : [...left, url])
                      }
                    />
                    {url}
                  </label>
                ))}
              </fieldset>
            ) : null}
          </Form>
        </OnlyFor>
      ) : null}
      {signed ? <p role="status">{signed.title}</p> : null}
    </section>
  );
}
