import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { contract as enterRoute } from '../../src/tasks/reference/enter-route/contract.ts';
import { contract as showRoute } from '../../src/tasks/reference/show-route/contract.ts';
import { readVerb } from '../api/client.ts';
import { DataTable } from '../design/data-table.tsx';
import { Head } from '../design/head.tsx';
import { day } from '../design/locale.ts';
import { Empty, Refused, Waiting } from '../design/states.tsx';
import { OnlyFor } from '../people/only-for.tsx';
import { ApiPage } from '../show-page/api-page.tsx';
import { WORDS } from '../words.ts';
import { RouteForm } from './route-form.tsx';
import { useRoutes } from './routes-query.ts';

const { routes: words } = WORDS;

/** The routes that plans and predictions take by their name. */
export function Routes({ name }: { readonly name: string | undefined }) {
  return name === undefined ? <List /> : <One key={name} name={name} />;
}

function List() {
  const { data, error, refetch } = useRoutes();
  return (
    <>
      <Head title={words.title} sub={words.sub} />
      {error ? <Refused error={error} onAgain={() => void refetch()} /> : null}
      {data || error ? null : <Waiting />}
      {data?.routes.length === 0 ? <Empty>{words.none}</Empty> : null}
      {data && data.routes.length > 0 ? (
        <div className="card">
          <DataTable
            label={words.title}
            columns={words.heads}
            rows={data.routes.map(({ name, operations, enteredBy, at }) => ({
              key: name,
              cells: [
                <Link key="name" to="/plant" search={{ view: 'routes', name }}>
                  {name}
                </Link>,
                operations.join(', '),
                enteredBy ?? '-',
                day(at),
              ],
            }))}
          />
        </div>
      ) : null}
      <OnlyFor act={enterRoute.act} named>
        <RouteForm />
      </OnlyFor>
    </>
  );
}

function One({ name }: { readonly name: string }) {
  const order = { name };
  const { data } = useQuery({
    queryKey: ['route', name],
    queryFn: ({ signal }) => readVerb(showRoute, { order, signal }),
  });
  return (
    <ApiPage
      of={showRoute}
      order={order}
      title={name}
      actions={
        <Link to="/plant" search={{ view: 'routes' }} className="btn">
          {words.all}
        </Link>
      }
    >
      {data ? (
        <OnlyFor act={enterRoute.act} named>
          <RouteForm key={data.at} before={data} />
        </OnlyFor>
      ) : null}
    </ApiPage>
  );
}
