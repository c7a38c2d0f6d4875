import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import type { HeatLog } from '../../src/documents/heats/heat-log.ts';
import { contract as logHeat } from '../../src/tasks/heats/log-heat/contract.ts';
import { bookVerb, type Order } from '../api/client.ts';
import { Button } from '../design/button.tsx';
import { Refused, Waiting } from '../design/states.tsx';
import { base64Of, DropFile } from '../design/take-file.tsx';
import { VerbForm } from '../forms/verb-form.tsx';
import { sourcesQuery } from '../links/sources-query.ts';
import { OnlyFor } from '../people/only-for.tsx';
import { BlockView } from '../show-page/block-view.tsx';
import { WORDS } from '../words.ts';

const { arrivals, heats: words } = WORDS;

/** What the form does not ask: the file stands above it, the map of the tags is kept with the recorder. */
const UNASKED = ['file', 'name', 'map', 'confirm'];

/** The log of a heat out of the file of a recorder, or out of what it has sent: shown first, then taken. */
export function BringLog({ heat }: { readonly heat: string }) {
  const { data } = useQuery({ ...sourcesQuery, refetchInterval: false });
  const [file, setFile] = useState<{ readonly name: string; readonly file: string }>();
  const [order, setOrder] = useState<Order>();
  const cut = useQuery(cutQuery(order));
  const recorders = (data?.sources ?? []).flatMap(({ kind, source }) =>
    kind === 'recorder' ? [source] : [],
  );
  return (
    <OnlyFor act={logHeat.act} what={words.bringLog}>
      <details className="card stack">
        <summary>{words.bringLog}</summary>
        <DropFile
          words={{ drop: file?.name ?? words.dropLog, kinds: arrivals.kinds }}
          accept=".csv,.txt,.tsv"
          onFile={(one) => void base64Of(one).then((text) => setFile({ name: one.name, file: text }))}
        />
        <VerbForm
          key={file?.name ?? ''}
          contract={logHeat}
          given={{ heat, ...file }}
          without={UNASKED}
          offers={recorders.length === 0 ? {} : { source: recorders }}
          start={recorders.length === 1 ? { source: recorders[0]! } : {}}
          opened={(cut.data?.asks ?? []).flatMap(({ answer }) => Object.keys(answer))}
          stays
          onDone={(_, asked) => setOrder(asked)}
          onRefused={() => setOrder(undefined)}
        />
        {order ? (
          <CutLog key={JSON.stringify(order)} order={order} onTaken={() => setOrder(undefined)} />
        ) : null}
      </details>
    </OnlyFor>
  );
}

/** What an order cuts out of the recorder; nothing is asked before there is one. */
const cutQuery = (order: Order | undefined) => ({
  queryKey: ['cut log', order],
  queryFn: () => bookVerb(logHeat, { order: order!, key: crypto.randomUUID() }),
  enabled: order !== undefined,
  staleTime: Number.POSITIVE_INFINITY,
});

/** What was cut out of the recorder, with what stands open; and the button that takes just that. */
function CutLog({ order, onTaken }: { readonly order: Order; readonly onTaken: () => void }) {
  const client = useQueryClient();
  const { data, error } = useQuery(cutQuery(order));
  const taking = useMutation({
    mutationFn: ({ shown }: HeatLog) =>
      bookVerb(logHeat, { order: { ...order, confirm: shown }, key: crypto.randomUUID() }),
    onSuccess: async () => {
      onTaken();
      await client.invalidateQueries();
    },
  });
  if (error) return <Refused error={error} />;
  if (!data) return <Waiting />;
  return (
    <>
      <ul className="plain stack">
        {data.asks.map((ask) => (
          <li key={ask.words} className="hold">
            {ask.words}. {ask.cure}
          </li>
        ))}
        {data.notes.map((note) => (
          <li key={note} className="dim">
            {note}
          </li>
        ))}
      </ul>
      {data.charts.map((chart, i) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: the charts of one answer never change
        <BlockView key={i} block={{ kind: 'chart', chart }} />
      ))}
      {taking.error ? <Refused error={taking.error} /> : null}
      <Button go disabled={data.asks.length > 0 || taking.isPending} onPress={() => taking.mutate(data)}>
        {words.takeLog}
      </Button>
    </>
  );
}
