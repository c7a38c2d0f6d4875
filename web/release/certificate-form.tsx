import { useNavigate } from '@tanstack/react-router';
import { type CertificateOrder, contract } from '../../src/tasks/release/issue-certificate/contract.ts';
import { VerbForm } from '../forms/verb-form.tsx';
import { OnlyFor } from '../people/only-for.tsx';
import { WORDS } from '../words.ts';

const { release: words } = WORDS;

/** Types of EN 10204, the usual one first. */
const TYPES = ['3.1', '3.2', '2.2', '2.1'];

interface Props {
  readonly of: CertificateOrder['of'];
  /** One stands already. */
  readonly hasOne: boolean;
  /** Since when it waits for its certificate; absent where it does not. */
  readonly since: string | undefined;
  /** Customer of the specification that the metal was judged by. */
  readonly customer: string;
  /** Number that takes the place of a withdrawn one. */
  readonly number?: string | undefined;
}

/** Issues the certificate of released metal; offered to who answers for certificates. The server asks for the person and shows the sentence that is signed. */
export function CertificateForm({ of, hasOne, since, customer, number = '' }: Props) {
  const navigate = useNavigate();
  return (
    <section className="card stack">
      <h2>{hasOne ? words.another : words.issue}</h2>
      {customer === '' ? null : <p className="dim">{words.customerOf(customer)}</p>}
      <OnlyFor act="withdraw certificate" since={since}>
        <VerbForm
          contract={contract}
          given={{ of }}
          start={{ number, type: '3.1', 'customer.name': customer, 'inspector.of': 'purchaser' }}
          offers={{ type: TYPES }}
          without={of.startsWith('heat:') ? [] : ['covers_g']}
          onDone={(_, order) =>
            void navigate({ to: '/certificates/$of/$number', params: { of, number: `${order.number}` } })
          }
        />
      </OnlyFor>
    </section>
  );
}
