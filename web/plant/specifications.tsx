import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { contract as compareSpecification } from '../../src/tasks/reference/compare-specification/contract.ts';
import { contract as enterSpecification } from '../../src/tasks/reference/enter-specification/contract.ts';
import { contract as showSpecification } from '../../src/tasks/reference/show-specification/contract.ts';
import { readVerb } from '../api/client.ts';
import { useSession } from '../api/session.ts';
import { DataTable } from '../design/data-table.tsx';
import { Head } from '../design/head.tsx';
import { Empty, Refused, Waiting } from '../design/states.tsx';
import { PAGE_WORDS } from '../page-words.ts';
import { OnlyFor } from '../people/only-for.tsx';
import { ApiPage } from '../show-page/api-page.tsx';
import { CompareForm, EnterForm } from './spec-forms.tsx';
import { useSpecifications } from './specifications-query.ts';

const { specs: words } = PAGE_WORDS;

/** The controlled specifications of the plant: entered by one person, compared by another, used by their name. */
export function Specifications({ name }: { readonly name: string | undefined }) {
  return name === undefined ? <List /> : <One key={name} name={name} />;
}

function List() {
  const { data, error, refetch } = useSpecifications();
  return (
    <>
      <Head title={words.title} sub={words.sub} />
      {error ? <Refused error={error} onAgain={() => void refetch()} /> : null}
      {data || error ? null : <Waiting />}
      {data?.specifications.length === 0 ? <Empty>{words.none}</Empty> : null}
      {data && data.specifications.length > 0 ? (
        <div className="card">
          <DataTable
            label={words.title}
            columns={words.heads}
            rows={data.specifications.map(({ name, customer, status, enteredBy, checkedBy }) => ({
              key: name,
              cells: [
                <Link key="name" to="/plant" search={{ view: 'specifications', name }}>
                  {name}
                </Link>,
                customer,
                words.status[status],
                enteredBy,
                checkedBy ?? '-',
              ],
            }))}
          />
        </div>
      ) : null}
      <OnlyFor act={enterSpecification.act} named>
        <EnterForm />
      </OnlyFor>
    </>
  );
}

function One({ name }: { readonly name: string }) {
  const order = { name };
  const { person } = useSession();
  const { data } = useQuery({
    queryKey: ['specification', name],
    queryFn: ({ signal }) => readVerb(showSpecification, { order, signal }),
  });
  const toAll = (
    <Link to="/plant" search={{ view: 'specifications' }} className="btn">
      {words.all}
    </Link>
  );
  // who compares it types it in from the printed page, not from what another entered
  if (data?.status === 'entered' && data.enteredBy !== person?.id)
    return (
      <>
        <Head title={name} sub={words.toCompare(data.customer, data.enteredBy)}>
          {toAll}
        </Head>
        <OnlyFor act={compareSpecification.act} named>
          <CompareForm specification={data} />
        </OnlyFor>
      </>
    );
  return (
    <ApiPage of={showSpecification} order={order} title={name} actions={toAll}>
      {data?.status === 'entered' ? <p className="notice">{words.byAnother}</p> : null}
      {data?.status === 'compared' ? (
        <OnlyFor act={enterSpecification.act} named>
          <EnterForm before={data} />
        </OnlyFor>
      ) : null}
    </ApiPage>
  );
}
