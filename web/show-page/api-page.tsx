import { useQuery } from '@tanstack/react-query';
import { type ReactNode, useState } from 'react';
import { addressOf } from '../../src/documents/contract/contract.ts';
import { type Addressed, type Order, readPage } from '../api/client.ts';
import { Head } from '../design/head.tsx';
import { Refused, Waiting } from '../design/states.tsx';
import { WORDS } from '../words.ts';
import { PageView } from './page-view.tsx';

interface Props {
  /** A verb that reads. */
  readonly of: Addressed;
  readonly order?: Order;
  /** Stands in the head until the page is here. */
  readonly title: string;
  readonly actions?: ReactNode;
  /** By what another is asked for: stays where it is refused. */
  readonly ask?: ReactNode;
  /** What stands in the place of the table that the page leads with. */
  readonly table?: ReactNode;
  readonly children?: ReactNode;
}

/** The page of a task that reads, with its loading and error states. */
export function ApiPage({ of, order = {}, title, actions, ask, table, children }: Props) {
  const [doing, setDoing] = useState<string>();
  const { data, error, refetch } = useQuery({
    queryKey: ['page', addressOf(of), order],
    queryFn: ({ signal }) =>
      readPage(of, order, { signal, onProgress: setDoing }).finally(() => setDoing(undefined)),
  });
  if (data)
    return (
      <PageView page={data} actions={actions} table={table}>
        {ask}
        {children}
      </PageView>
    );
  return (
    <>
      <Head title={title} />
      {ask}
      {error ? (
        <Refused error={error} onAgain={() => void refetch()} />
      ) : (
        <Waiting words={doing ?? WORDS.states.loading} />
      )}
    </>
  );
}
