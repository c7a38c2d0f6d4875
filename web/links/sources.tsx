import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { Link, useNavigate, useSearch } from '@tanstack/react-router';
import { useEffect, useState } from 'react';
import { asTypedIn } from '../../src/documents/contract/as-typed-in.ts';
import type { SourceListed } from '../../src/documents/links/sources.ts';
import { contract as endSource } from '../../src/tasks/links/end-source/contract.ts';
import { contract as enterSource } from '../../src/tasks/links/enter-source/contract.ts';
import { contract as listSources } from '../../src/tasks/links/list-sources/contract.ts';
import { contract as trySource } from '../../src/tasks/links/try-source/contract.ts';
import { bookVerb } from '../api/client.ts';
import { Button } from '../design/button.tsx';
import { DataTable } from '../design/data-table.tsx';
import { Head } from '../design/head.tsx';
import { FilterChips } from '../design/instrument/filter-chips.tsx';
import { ListFiles } from '../design/instrument/list-files.tsx';
import { grouped } from '../design/locale.ts';
import '../design/instrument/instrument.css';
import { Refused, Waiting } from '../design/states.tsx';
import { VerbForm } from '../forms/verb-form.tsx';
import { OnlyFor } from '../people/only-for.tsx';
import { WORDS } from '../words.ts';
import { sourcesQuery } from './sources-query.ts';

const { sources: words } = WORDS;

/** What needs somebody stands first. */
const ORDER: readonly SourceListed['state'][] = ['fault', 'silent', 'waits', 'works', 'unknown', 'asked'];

const KINDS = [
  'instrument',
  'recorder',
  'scale',
  'printer',
  'erp',
] as const satisfies readonly SourceListed['kind'][];

type Asked = { readonly what: 'enter' } | { readonly what: 'change' | 'end'; readonly one: SourceListed };

/** The sources of the plant on a page of their own. */
export function SourcesPage() {
  const { only } = useSearch({ from: '/inside/sources' });
  const navigate = useNavigate({ from: '/sources' });
  return <Sources only={only} onOnly={(kind) => void navigate({ search: { only: kind }, replace: true })} />;
}

interface Props {
  /** The kind, or the state, that is shown. */
  readonly only?: string | undefined;
  readonly onOnly?: (only: string | undefined) => void;
  /** It is a part of a page that has its own head. */
  readonly bare?: boolean;
  /** To add a source is what comes next on the page. */
  readonly go?: boolean;
}

/** The sources of the plant: how each is, what it said last; enter, try, change and end. */
export function Sources({ only, onOnly, bare = false, go = true }: Props) {
  const { data, error, refetch } = useQuery(sourcesQuery);
  const [asked, setAsked] = useState<Asked | null>(null);
  const client = useQueryClient();
  const close = () => {
    setAsked(null);
    void client.invalidateQueries({ queryKey: sourcesQuery.queryKey });
  };
  const sources = data?.sources ?? [];
  const rows = sources
    .filter((one) => only === undefined || isOf(one, only))
    .toSorted((a, b) => ORDER.indexOf(a.state) - ORDER.indexOf(b.state));
  const add = (
    <OnlyFor act={enterSource.act} what={words.add}>
      <Button go={go} onPress={() => setAsked({ what: 'enter' })}>
        {words.add}
      </Button>
    </OnlyFor>
  );
  return (
    <>
      {bare ? (
        <>
          <p className="dim">{words.setUp}</p>
          <div className="cluster">
            {add}
            {LEADS_TO.instrument?.map(([to, text]) => (
              <Link key={to} to={to}>
                {text}
              </Link>
            ))}
          </div>
        </>
      ) : (
        <Head title={WORDS.shell.sources} sub={words.sub}>
          {add}
        </Head>
      )}
      {error ? <Refused error={error} onAgain={() => void refetch()} /> : null}
      {data || error ? null : <Waiting />}
      {data && sources.length === 0 ? <p className="dim">{words.none}</p> : null}
      {sources.length > 0 && onOnly ? <Tools {...{ sources, only, onOnly }} count={rows.length} /> : null}
      {rows.length > 0 ? (
        <div className="card">
          <DataTable
            label={WORDS.shell.sources}
            columns={words.heads}
            rows={rows.map((one) => ({
              key: one.source,
              cells: [
                <b key="name">{one.source}</b>,
                <What key="what" one={one} />,
                <State key="state" one={one} />,
                <LastWord key="last" one={one} />,
                <Acts key="acts" one={one} onAsk={setAsked} />,
              ],
            }))}
          />
        </div>
      ) : null}
      {asked === null ? null : asked.what === 'end' ? (
        <VerbForm
          contract={endSource}
          given={{ source: asked.one.source }}
          about={asked.one.source}
          onClose={close}
        />
      ) : (
        <SourceForm {...(asked.what === 'change' ? { one: asked.one } : {})} onClose={close} />
      )}
    </>
  );
}

/** True for a source of this kind, or in this state. */
const isOf = (one: SourceListed, value: string): boolean => one.kind === value || one.state === value;

interface ToolsProps {
  readonly sources: readonly SourceListed[];
  /** How many are shown. */
  readonly count: number;
  readonly only: string | undefined;
  readonly onOnly: (only: string | undefined) => void;
}

/** What sources are filtered by, how many are shown, and the list as a file. */
function Tools({ sources, count, only, onOnly }: ToolsProps) {
  const chips = [
    ...ORDER.slice(0, 2).map((value) => ({ value, name: words.states[value] })),
    ...KINDS.map((value) => ({ value, name: words.kinds[value] })),
  ].map((chip) => ({ ...chip, count: sources.filter((one) => isOf(one, chip.value)).length }));
  return (
    <div className="instrument-tools">
      <FilterChips
        label={words.kind}
        value={only}
        onChoose={onOnly}
        chips={chips.filter((chip) => chip.count > 0 || chip.value === only)}
      />
      <p className="dim count grow" role="status">
        {WORDS.instrument.rows(grouped(String(count)))}
      </p>
      <ListFiles of={listSources} />
    </div>
  );
}

function SourceForm({ one, onClose }: { readonly one?: SourceListed; readonly onClose: () => void }) {
  const start = Object.fromEntries(
    asTypedIn(enterSource.order, one?.order ?? {}).map(({ path, text }) => [path, text]),
  );
  return (
    <VerbForm
      contract={enterSource}
      given={one ? { source: one.source, change: true } : {}}
      {...(one ? { about: one.source } : {})}
      start={start}
      without={one ? [] : ['reason']}
      onClose={onClose}
      wide
    />
  );
}

const What = ({ one: { title, address, speaksFor, kind } }: { readonly one: SourceListed }) => (
  <>
    {title}
    <div className="dim small">{[address, ...speaksFor].filter(Boolean).join(' · ')}</div>
    {(LEADS_TO[kind] ?? []).map(([to, text]) => (
      <div key={to} className="small">
        <Link to={to}>{text}</Link>
      </div>
    ))}
  </>
);

/** Where what a source brought, or how it is read, is seen. */
const LEADS_TO: Partial<
  Record<SourceListed['kind'], readonly (readonly ['/lessons' | '/arrivals' | '/labels', string])[]>
> = {
  instrument: [
    ['/lessons', WORDS.shell.lessons],
    ['/arrivals', WORDS.arrivals.title],
  ],
  printer: [['/labels', WORDS.shell.labels]],
};

const CLASSES = {
  ...{ works: 'pass', waits: 'hold', silent: 'hold', fault: 'fail', asked: 'dim', unknown: 'dim' },
} as const satisfies Record<SourceListed['state'], string>;

const State = ({ one: { state, words: said } }: { readonly one: SourceListed }) => (
  <>
    <b className={CLASSES[state]}>{words.states[state]}</b>
    <div className="small">{said}</div>
  </>
);

function LastWord({ one: { raw, age_s } }: { readonly one: SourceListed }) {
  if (age_s === null) return <span className="dim">{words.nothing}</span>;
  return (
    <>
      {words.ago(age_s)}
      {raw === null ? null : (
        <details>
          <summary>{words.raw}</summary>
          <pre className="small">{raw}</pre>
        </details>
      )}
    </>
  );
}

interface ActsProps {
  readonly one: SourceListed;
  readonly onAsk: (asked: Asked) => void;
}

function Acts({ one, onAsk }: ActsProps) {
  const { source, state } = one;
  const [triedIn, tried] = useState<SourceListed['state'] | null>(null);
  const trying = useMutation({
    mutationFn: () => bookVerb(trySource, { order: { source }, key: crypto.randomUUID() }),
    onSuccess: () => tried(state),
  });
  const { reset } = trying;
  // what was said when it was tried is old once the source is in another state
  useEffect(() => {
    if (triedIn === null || triedIn === state) return;
    reset();
    tried(null);
  }, [triedIn, state, reset]);
  const hidden = <span className="hidden">{source}</span>;
  return (
    <OnlyFor act={enterSource.act} isSilent>
      <div className="cluster acts">
        <Button quiet disabled={trying.isPending} onPress={() => trying.mutate()}>
          {trying.isPending ? words.listening : trySource.button} {hidden}
        </Button>
        <Button quiet onPress={() => onAsk({ what: 'change', one })}>
          {WORDS.registers.change} {hidden}
        </Button>
        <Button quiet onPress={() => onAsk({ what: 'end', one })}>
          {WORDS.registers.end} {hidden}
        </Button>
      </div>
      {trying.error ? <Refused error={trying.error} /> : null}
      {trying.data ? (
        <div role="status" className="small">
          {words.tried(trying.data.words)}
          {trying.data.raw === null ? null : <pre className="small">{trying.data.raw}</pre>}
        </div>
      ) : null}
    </OnlyFor>
  );
}
