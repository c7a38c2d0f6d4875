import { useMutation } from '@tanstack/react-query';
import { trustText } from '../../src/documents/proof/bundle.ts';
import { contract } from '../../src/tasks/proof/trust-document/contract.ts';
import { readVerb } from '../api/client.ts';
import { Button } from '../design/button.tsx';
import { Refused } from '../design/states.tsx';
import { save } from '../show-page/document-actions.tsx';
import { WORDS } from '../words.ts';

const { ledger: words } = WORDS;

const NAME = 'trust.json';

/** The trust document, and what it is for. */
export const SaveTrust = () => (
  <section className="card stack">
    <p className="dim">{words.trustHelp}</p>
    <TrustFile go />
  </section>
);

/** Saves the trust document as the file that customers are given: as it was made, not as a page shows it. */
export function TrustFile({ go = false }: { readonly go?: boolean }) {
  const saving = useMutation({
    mutationFn: () => readVerb(contract),
    onSuccess: (trust) => save(new Blob([trustText(trust)], { type: 'application/json' }), NAME),
  });
  return (
    <>
      {saving.error ? <Refused error={saving.error} /> : null}
      {saving.data ? <p role="status">{words.trustSaved(NAME)}</p> : null}
      <div className="cluster">
        <Button go={go} disabled={saving.isPending} onPress={() => saving.mutate()}>
          {words.saveTrust}
        </Button>
      </div>
    </>
  );
}
