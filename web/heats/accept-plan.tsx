import { useNavigate } from '@tanstack/react-router';
import { contract } from '../../src/tasks/heats/accept-plan/contract.ts';
import { VerbForm } from '../forms/verb-form.tsx';
import { OnlyFor } from '../people/only-for.tsx';

/** Quality accepts a plan below what was asked, with the reason; its lots are reserved then. */
export function AcceptPlan({ heat }: { readonly heat: string }) {
  const navigate = useNavigate({ from: '/heats/$heat' });
  return (
    <section className="card">
      <OnlyFor act={contract.act} named>
        <VerbForm
          contract={contract}
          given={{ heat }}
          about={heat}
          onDone={() => void navigate({ search: { view: undefined }, replace: true })}
        />
      </OnlyFor>
    </section>
  );
}
