import { useQuery } from '@tanstack/react-query';
import { Link, useNavigate, useSearch } from '@tanstack/react-router';
import type { OrderedAnalyses } from '../../src/documents/yard/ordered-analyses.ts';
import { plainWords } from '../../src/documents/yard/plain-words.ts';
import { contract as listAnalyses } from '../../src/tasks/yard/list-analyses/contract.ts';
import { contract as orderAnalyses } from '../../src/tasks/yard/order-analyses/contract.ts';
import { readVerb } from '../api/client.ts';
import { useBooking } from '../api/use-booking.ts';
import { Button } from '../design/button.tsx';
import { Head } from '../design/head.tsx';
import { Listed, type RowFilter } from '../design/instrument/listed.tsx';
import type { ListedColumn } from '../design/instrument/sorted-rows.ts';
import { counted, day, grouped, kilograms } from '../design/locale.ts';
import { Empty, Refused, Waiting } from '../design/states.tsx';
import { OnlyFor } from '../people/only-for.tsx';
import { DocumentActions } from '../show-page/document-actions.tsx';
import { WORDS } from '../words.ts';

const { choices: words, yard, heats } = WORDS;

type Order = OrderedAnalyses['analyses'][number];

const COLUMNS: readonly ListedColumn<Order>[] = [
  {
    ...{
      id: 'lot',
      name: yard.lot,
      width: 'minmax(130px, 1.2fr)',
      narrow: 'minmax(120px, 1.4fr)',
      sorts: true,
    },
    cell: ({ lot }) => <a href={`/yard/${encodeURIComponent(lot)}`}>{lot}</a>,
    value: ({ lot }) => lot,
  },
  {
    ...{ id: 'elements', name: words.measure, width: 'minmax(120px, 1.6fr)', narrow: 'minmax(100px, 1.4fr)' },
    cell: ({ elements }) => <b title={elements.join(', ')}>{elements.join(', ')}</b>,
  },
  {
    ...{
      id: 'method',
      name: words.method,
      width: 'minmax(90px, 0.8fr)',
      narrow: 'minmax(80px, 0.8fr)',
      sorts: true,
    },
    cell: ({ method }) => method,
    value: ({ method }) => method,
  },
  {
    ...{ id: 'age', name: heats.days, width: '56px', narrow: '56px', numeric: true, sorts: true },
    cell: ({ age_d }) => grouped(String(age_d)),
    value: ({ age_d }) => age_d,
  },
  {
    ...{
      id: 'heat',
      name: words.forHeat,
      width: 'minmax(90px, 0.9fr)',
      narrow: 'minmax(80px, 0.9fr)',
      sorts: true,
    },
    cell: ({ heat }) => (heat === null ? null : <a href={`/heats/${encodeURIComponent(heat)}`}>{heat}</a>),
    value: ({ heat }) => heat,
  },
  {
    ...{ id: 'grade', name: yard.grade, width: 'minmax(90px, 0.9fr)', sorts: true },
    cell: ({ grade }) => grade,
    value: ({ grade }) => grade,
  },
  {
    ...{ id: 'form', name: yard.form, width: 'minmax(110px, 1fr)' },
    cell: ({ form }) => plainWords(form),
  },
  {
    ...{ id: 'mass', name: yard.mass, width: '84px', numeric: true, sorts: true },
    cell: ({ mass_g }) => kilograms(mass_g).replace(' kg', ''),
    value: ({ mass_g }) => mass_g,
  },
  {
    ...{ id: 'by', isText: true, name: words.orderedBy, width: 'minmax(130px, 1.4fr)' },
    cell: ({ by, on }) => <span>{[by, day(on)].filter(Boolean).join(', ')}</span>,
  },
];

const keyOf = ({ lot, method, heat }: Order): string => `${lot}:${method}:${heat ?? ''}`;

/** What the laboratory was asked to measure, the oldest order first; to print with room for its results, or to give up. */
export function Analyses() {
  const view = useSearch({ from: '/inside/analyses' });
  const navigate = useNavigate({ from: '/analyses' });
  const { data, error, refetch } = useQuery({
    queryKey: ['analyses'],
    queryFn: ({ signal }) => readVerb(listAnalyses, { signal }),
  });
  const givingUp = useBooking(orderAnalyses);
  const analyses = data?.analyses ?? [];
  const giveUp = (rows: readonly Order[], done: () => void) =>
    givingUp.mutate(
      {
        order: {
          analyses: rows.flatMap(({ lot, method, elements }) =>
            elements.map((one) => `${lot}:${one}:${method}`),
          ),
          giveUp: true,
        },
      },
      { onSuccess: done },
    );
  return (
    <>
      <Head
        title={words.title}
        sub={data && analyses.length > 0 ? words.waiting(analyses.length) : undefined}
      >
        <DocumentActions of={listAnalyses} order={{}} name="analyses" isPaper />
      </Head>
      {error ? <Refused error={error} onAgain={() => void refetch()} /> : null}
      {givingUp.error ? <Refused error={givingUp.error} /> : null}
      {data || error ? null : <Waiting />}
      {data && analyses.length === 0 ? (
        <Empty>
          <p>{words.none}</p>
          <Link to="/plan" className="btn">
            {WORDS.plan.title}
          </Link>
        </Empty>
      ) : null}
      {analyses.length > 0 ? (
        <Listed
          list="analyses"
          label={words.title}
          columns={COLUMNS}
          rows={analyses}
          keyOf={keyOf}
          worst="-age"
          files={{ of: listAnalyses }}
          filter={filterOf(analyses)}
          view={view}
          onView={(part) => void navigate({ search: (before) => ({ ...before, ...part }), replace: true })}
          acts={{
            sum: (rows) => counted(rows.length, 'order'),
            of: (rows, untick) => (
              <OnlyFor act={orderAnalyses.act} what={words.giveUp(rows.length)}>
                <Button disabled={givingUp.isPending} onPress={() => giveUp(rows, untick)}>
                  {words.giveUp(rows.length)}
                </Button>
              </OnlyFor>
            ),
          }}
        />
      ) : null}
    </>
  );
}

/** Filters by method: one method is one run of the laboratory. */
const filterOf = (analyses: readonly Order[]): RowFilter<Order> => ({
  label: words.method,
  chips: [...new Set(analyses.map(({ method }) => method))].sort().map((value) => ({ value, name: value })),
  of: ({ method }) => [method],
});
