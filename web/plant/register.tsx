import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { asTypedIn } from '../../src/documents/contract/as-typed-in.ts';
import type { AnyContract } from '../../src/documents/contract/contract.ts';
import type { RegisterEntry as AnyEntry, Register as AnyRegister } from '../../src/documents/registers.ts';
import { contract as site } from '../../src/tasks/reference/describe-site/contract.ts';
import { contract as endRegister } from '../../src/tasks/reference/end-register/contract.ts';
import { contract as furnace } from '../../src/tasks/reference/enter-furnace/contract.ts';
import { contract as laboratory } from '../../src/tasks/reference/enter-laboratory/contract.ts';
import { contract as material } from '../../src/tasks/reference/enter-material/contract.ts';
import { contract as scale } from '../../src/tasks/reference/enter-scale/contract.ts';
import { contract as listRegisters } from '../../src/tasks/reference/list-registers/contract.ts';
import { readVerb } from '../api/client.ts';
import { Button } from '../design/button.tsx';
import { DataTable } from '../design/data-table.tsx';
import { Head } from '../design/head.tsx';
import { day } from '../design/locale.ts';
import { Refused, Waiting } from '../design/states.tsx';
import type { TypedForm } from '../forms/typed-form.ts';
import { VerbForm } from '../forms/verb-form.tsx';
import { OnlyFor } from '../people/only-for.tsx';
import { WORDS } from '../words.ts';
import './register.css';

const { registers: words } = WORDS;

/** Sources have a page of their own. */
type Kind = Exclude<AnyRegister, 'source' | 'tags'>;
type RegisterEntry = AnyEntry & { readonly register: Kind };

/** The verb that enters an entry, and the field of its name; a plant has one site. */
const ENTERED_BY: { readonly [Of in Kind]: { readonly contract: AnyContract; readonly id?: string } } = {
  site: { contract: site },
  furnace: { contract: furnace, id: 'furnace' },
  scale: { contract: scale, id: 'scale' },
  laboratory: { contract: laboratory, id: 'laboratory' },
  material: { contract: material, id: 'material' },
};

/** Lines of an entry that stand in the table, and letters of one that does: longer ones stand behind the fold. */
const [SHOWN, LETTERS] = [5, 60];

/** What the plant has of one register. */
export const registerQuery = (register: Kind) => ({
  queryKey: ['list-registers', register],
  queryFn: ({ signal }: { readonly signal: AbortSignal }) =>
    readVerb(listRegisters, { order: { register }, signal }),
});

/** What is being done: entered anew, changed or taken over from ours, or ended. */
type Asked = { readonly what: 'enter' } | { readonly what: 'change' | 'end'; readonly entry: RegisterEntry };

interface Props {
  readonly of: Kind;
  /** It is a part of a page that has its own head. */
  readonly bare?: boolean;
  /** To add an entry is what comes next on the page. */
  readonly go?: boolean;
}

/** A register of the plant: its entries with their history, and what stands in for them; add, change and end. */
export function Register({ of, bare = false, go = true }: Props) {
  const { data, error, refetch } = useQuery(registerQuery(of));
  const [asked, setAsked] = useState<Asked | null>(null);
  const close = () => setAsked(null);
  const { contract } = ENTERED_BY[of];
  // charge materials that come with Remelt stand in a table of their own, with their sources
  const entries = (data?.entries ?? []).filter(
    (one): one is RegisterEntry => one.register === of && (of !== 'material' || one.state !== 'ours'),
  );
  const states = new Set(entries.map(({ state }) => state));
  const isOurs = states.has('ours') && !states.has('own');
  const add = (
    <OnlyFor act={contract.act ?? []} what={words.add[of]}>
      <Button go={go} onPress={() => setAsked({ what: 'enter' })}>
        {words.add[of]}
      </Button>
    </OnlyFor>
  );
  return (
    <>
      {bare ? (
        <div className="cluster">{add}</div>
      ) : (
        <Head title={words.titles[of]} sub={words.subs[of]}>
          {of === 'site' ? null : add}
        </Head>
      )}
      {error ? <Refused error={error} onAgain={() => void refetch()} /> : null}
      {data || error ? null : <Waiting />}
      {isOurs ? <p className="notice">{words.ours[of]}</p> : null}
      {data && entries.length > 0 ? (
        <div className="card register">
          <DataTable
            label={words.titles[of]}
            columns={words.heads}
            rows={entries.map((entry) => ({
              key: `${entry.state} ${entry.id}`,
              cells: [
                <b key="id">{of === 'site' ? String(entry.order.name ?? entry.id) : entry.id}</b>,
                <State key="state" state={entry.state} />,
                <What key="what" entry={entry} />,
                <History key="history" entry={entry} />,
                <Acts key="acts" entry={entry} onAsk={setAsked} />,
              ],
            }))}
          />
        </div>
      ) : null}
      {asked === null ? null : asked.what === 'end' ? (
        <VerbForm
          contract={endRegister}
          given={{ register: endable(of), id: asked.entry.id }}
          about={asked.entry.id}
          onClose={close}
        />
      ) : (
        <EntryForm
          of={of}
          entry={asked.what === 'change' ? asked.entry : of === 'site' ? entries[0] : undefined}
          onClose={close}
        />
      )}
    </>
  );
}

/** The site of a plant does not end. */
const endable = (of: Kind) => (of === 'site' ? 'furnace' : of);

interface FormProps {
  readonly of: Kind;
  /** What is changed, or taken over from ours; absent: a new entry. */
  readonly entry?: RegisterEntry | undefined;
  /** Absent: it is a part of the page. */
  readonly onClose?: () => void;
  readonly onDone?: () => void;
}

/** The form that enters or changes an entry; what is assumed of ours is left open, so that it is stated or assumed anew. */
export function EntryForm({ of, entry, onClose, onDone }: FormProps) {
  const { contract, id } = ENTERED_BY[of];
  const isOwn = entry?.state === 'own';
  const start: TypedForm = Object.fromEntries(
    asTypedIn(contract.order, entry?.order ?? {})
      .filter(({ path }) => !isOwn || !entry.assumed.includes(path))
      .map(({ path, text }) => [path, text]),
  );
  return (
    <VerbForm
      contract={contract}
      given={isOwn && id !== undefined ? { [id]: entry.id, change: true } : {}}
      {...(isOwn ? { about: entry.id } : {})}
      start={start}
      without={isOwn ? [] : ['reason']}
      {...(onClose ? { onClose } : {})}
      {...(onDone ? { onDone } : {})}
      wide
    />
  );
}

function State({ state }: Pick<RegisterEntry, 'state'>) {
  return (
    <span className={state === 'own' ? 'pass' : state === 'ours' ? 'hold' : 'dim'}>
      {words.states[state]}
    </span>
  );
}

function What({ entry: { register, order, assumed, state } }: { readonly entry: RegisterEntry }) {
  const { contract, id } = ENTERED_BY[register];
  const lines = asTypedIn(contract.order, order).filter(({ path }) => path !== id && path !== 'name');
  const named = lines.filter(({ path }) => assumed.includes(path)).map(({ label }) => label);
  const texts = lines.map(({ kind, label, text, unit, choices = {} }) =>
    [kind === 'choice' ? '' : label, choices[text] ?? text, unit].filter(Boolean).join(' '),
  );
  const shown = texts.filter(({ length }) => length <= LETTERS).slice(0, SHOWN);
  const folded = texts.filter((one) => !shown.includes(one));
  return (
    <>
      {shown.join(' · ')}
      {folded.length > 0 ? (
        <details>
          <summary>{WORDS.states.further}</summary>
          {folded.join(' · ')}
        </details>
      ) : null}
      {state === 'own' && named.length > 0 ? <div className="hold small">{words.assumed(named)}</div> : null}
    </>
  );
}

function History({ entry: { changes } }: { readonly entry: RegisterEntry }) {
  const lines = changes.map(({ seq, what, at, by, reason }) => (
    <li key={seq}>{words.changed(what, day(at), by ?? '', reason)}</li>
  ));
  if (lines.length < 2) return <ul className="plain">{lines}</ul>;
  return (
    <details>
      <summary>{words.history(lines.length)}</summary>
      <ul className="plain">{lines}</ul>
    </details>
  );
}

interface ActsProps {
  readonly entry: RegisterEntry;
  readonly onAsk: (asked: Asked) => void;
}

function Acts({ entry, onAsk }: ActsProps) {
  const { register, id, state } = entry;
  if (state === 'ended') return null;
  const hidden = <span className="hidden">{id}</span>;
  return (
    <OnlyFor act={endRegister.act} isSilent>
      <div className="cluster acts">
        <Button quiet onPress={() => onAsk({ what: 'change', entry })}>
          {state === 'ours' ? words.takeOver : words.change} {hidden}
        </Button>
        {state === 'own' && register !== 'site' ? (
          <Button quiet onPress={() => onAsk({ what: 'end', entry })}>
            {words.end} {hidden}
          </Button>
        ) : null}
      </div>
    </OnlyFor>
  );
}
