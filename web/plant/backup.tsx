import { queryOptions, useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useState } from 'react';
import { type BackupState, backupStateSchema } from '../../src/documents/kept.ts';
import { readDocument, send } from '../api/client.ts';
import { useSession } from '../api/session.ts';
import { Button } from '../design/button.tsx';
import { TextField } from '../design/field.tsx';
import { Form } from '../design/form.tsx';
import { Head } from '../design/head.tsx';
import { Refused, Waiting } from '../design/states.tsx';
import { OnlyFor } from '../people/only-for.tsx';
import { WORDS } from '../words.ts';

const { backup: words } = WORDS;
const PATH = '/api/backup';
/** Who looks after copies. */
const ACT = 'keep log key';
const ROLES = ['certifier', 'quality'];

export const backupQuery = queryOptions({
  queryKey: ['backup'],
  queryFn: ({ signal }) => readDocument(backupStateSchema, PATH, { signal }),
});

interface Props {
  /** It is a part of a page that has its own head. */
  readonly bare?: boolean;
  /** Its button is what comes next on the page. */
  readonly go?: boolean;
}

/** Where copies of the ledger go, how old the last one is, and the button that makes one. */
export function Backup({ bare = false, go = true }: Props) {
  const { data, error, refetch } = useQuery(backupQuery);
  return (
    <>
      {bare ? null : <Head title={words.title} sub={words.sub} />}
      <OnlyFor act={ACT} named>
        {error ? <Refused error={error} onAgain={() => void refetch()} /> : null}
        {data || error ? null : <Waiting />}
        {data ? <Copies state={data} go={go} /> : null}
      </OnlyFor>
    </>
  );
}

function Copies({ state, go }: { readonly state: BackupState; readonly go: boolean }) {
  const { folder, by = '', reached, last, newer } = state;
  const client = useQueryClient();
  const [isOther, setOther] = useState(false);
  const again = () => client.invalidateQueries({ queryKey: ['backup'] });
  const copy = useMutation({ mutationFn: () => send(PATH, 'POST', {}), onSuccess: again });
  if (folder === null || isOther)
    return <Place start={folder ?? ''} onDone={() => setOther(false)} go={go} />;
  return (
    <section className="card stack">
      <p>{words.place(folder, by)}</p>
      {reached ? (
        <p className={last === null || state.isDue ? 'hold' : undefined}>
          {last === null ? words.noCopy : `${words.last(last.file, last.age_days)} ${words.newer(newer)}`}
        </p>
      ) : (
        <p className="fail" role="alert">
          {words.away}
        </p>
      )}
      {copy.error ? <Refused error={copy.error} /> : null}
      <div className="cluster">
        <Button onPress={() => setOther(true)}>{words.change}</Button>
        <Button go={go} disabled={copy.isPending || newer === 0} onPress={() => copy.mutate()}>
          {words.now}
        </Button>
      </div>
    </section>
  );
}

interface PlaceProps {
  readonly start: string;
  readonly onDone: () => void;
  readonly go: boolean;
}

function Place({ start, onDone, go }: PlaceProps) {
  const client = useQueryClient();
  const [folder, setFolder] = useState(start);
  const sending = useMutation({
    mutationFn: () => send(`${PATH}/place`, 'POST', { folder }),
    onSuccess: async () => {
      await client.invalidateQueries({ queryKey: ['backup'] });
      onDone();
    },
  });
  return (
    <Form
      {...{ sending, go }}
      card
      onSend={() => sending.mutate()}
      send={words.set}
      disabled={folder.trim() === ''}
      onCancel={start === '' ? undefined : onDone}
    >
      {start === '' ? <p>{words.none}</p> : null}
      <TextField label={words.folder} help={words.folderHelp} value={folder} onChange={setFolder} needed />
    </Form>
  );
}

/** Says to who looks after copies that the last one is old; nothing to anybody else. */
export function BackupDue() {
  const { person } = useSession();
  const looksAfter = person?.roles.some((role) => ROLES.includes(role)) ?? false;
  const { data } = useQuery({ ...backupQuery, enabled: looksAfter });
  if (!data?.isDue) return null;
  return (
    <p className="notice cluster">
      <span className="grow">
        <b>{words.isDue}.</b>{' '}
        {data.folder === null
          ? words.none
          : data.last === null
            ? words.noCopy
            : `${words.last(data.last.file, data.last.age_days)} ${words.newer(data.newer)}`}
      </span>
      <Link to="/plant" search={{ view: 'backup' }} className="btn">
        {words.toBackup}
      </Link>
    </p>
  );
}
