import { useMutation, useQuery } from '@tanstack/react-query';
import type { BundleDocument } from '../../src/documents/proof/bundle.ts';
import { contract } from '../../src/tasks/proof/make-bundle/contract.ts';
import { bookVerb, isThere } from '../api/client.ts';
import { useKey } from '../api/use-key.ts';
import { Button } from '../design/button.tsx';
import { Refused } from '../design/states.tsx';
import { OnlyFor } from '../people/only-for.tsx';
import { save } from '../show-page/document-actions.tsx';
import { WORDS } from '../words.ts';
import { LogKey, witnessesQuery } from './log-key.tsx';
import { TrustFile } from './save-trust.tsx';

const { ledger: words } = WORDS;

const VERIFIER = '/verify.html';

interface Props {
  readonly subject: string;
  readonly customer: string;
}

/** Makes the bundle of some metal for a customer, and saves it as a file. */
export function MakeBundle({ subject, customer }: Props) {
  const key = useKey();
  const name = `bundle-${subject.replaceAll(/[^\w.-]+/g, '-')}.json`;
  const saveIt = (bundle: BundleDocument) =>
    save(new Blob([JSON.stringify(bundle)], { type: 'application/json' }), name);
  const making = useMutation({
    mutationFn: () => {
      const order = { subject, customer };
      return bookVerb(contract, { order, key: key.of(order) });
    },
    onSuccess: (bundle) => {
      key.done();
      saveIt(bundle);
    },
  });
  const { data: hasVerifier } = useQuery({
    queryKey: ['verifier'],
    queryFn: ({ signal }) => isThere(VERIFIER, {}, signal),
    staleTime: Number.POSITIVE_INFINITY,
  });
  // until it is known whether the key is here, the server decides
  const signs = useQuery(witnessesQuery).data?.asked.signs ?? true;
  const { data, error, isPending } = making;
  return (
    <section className="card stack">
      <p className="dim">{words.makeHelp(customer)}</p>
      <LogKey />
      {error ? <Refused error={error} /> : null}
      {data ? (
        <>
          <p role="status">{words.made(name, data.claims.length)}</p>
          <TrustFile />
        </>
      ) : null}
      <div className="cluster">
        {data ? <Button onPress={() => saveIt(data)}>{words.saveAgain}</Button> : null}
        {data || !signs ? null : (
          <OnlyFor act={contract.act} named>
            <Button go disabled={isPending} onPress={() => making.mutate()}>
              {contract.button}
            </Button>
          </OnlyFor>
        )}
        {hasVerifier ? (
          <a className="btn" href={VERIFIER} target="_blank" rel="noreferrer">
            {words.verifier}
          </a>
        ) : null}
      </div>
    </section>
  );
}
