import { useQuery } from '@tanstack/react-query';
import { addressOf } from '../../src/documents/contract/contract.ts';
import type { Page } from '../../src/documents/page.ts';
import { contract } from '../../src/tasks/release/ship-object/contract.ts';
import { contract as showCertificate } from '../../src/tasks/release/show-certificate/contract.ts';
import { readDocument } from '../api/client.ts';
import { Waiting } from '../design/states.tsx';
import { VerbForm } from '../forms/verb-form.tsx';
import { OnlyFor } from '../people/only-for.tsx';
import { WORDS } from '../words.ts';
import { nameOf } from './name-of.ts';

const { release: words } = WORDS;

interface Props {
  readonly of: string;
  readonly mass: string;
  /** Since when it waits for its shipment. */
  readonly since: string;
  /** What its certificates are of, the piece or what it was cut from; their numbers, the latest last. */
  readonly ships: { readonly of: string; readonly certificates: readonly string[] };
  readonly onShipped: (page: Page, to: string) => void;
}

/** Books that an object leaves the plant, to the customer of its certificate where nobody says otherwise. */
export function Ship({ of, mass, since, ships: { of: certified, certificates }, onShipped }: Props) {
  const number = certificates.at(-1) ?? '';
  const { data, isPending } = useQuery({
    queryKey: ['certificate', certified, number],
    queryFn: ({ signal }) =>
      readDocument(showCertificate.answer, addressOf(showCertificate), {
        order: { of: certified, number },
        signal,
      }),
  });
  if (isPending) return <Waiting />;
  const { name = '', order = '' } = data?.customer ?? {};
  const object = nameOf(of);
  return (
    <section className="card stack">
      <h2>{words.ship}</h2>
      <OnlyFor act={contract.act} since={since}>
        <VerbForm
          contract={contract}
          given={{ object }}
          start={{ to: name, order, certificate: number }}
          offers={{ certificate: certificates }}
          question={{
            title: words.ship,
            words: ({ to, certificate }) => words.leaves(object, mass, `${to}`, `${certificate ?? ''}`),
            go: words.left,
          }}
          onDone={(page, { to }) => onShipped(page, `${to}`)}
        />
      </OnlyFor>
    </section>
  );
}
