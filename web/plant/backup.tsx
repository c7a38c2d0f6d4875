import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import type { BackupState } from '../../src/documents/kept.ts';
import { contract as scheduleBackup } from '../../src/tasks/proof/schedule-backup/contract.ts';
import { send } from '../api/client.ts';
import { Button } from '../design/button.tsx';
import { TextField } from '../design/field.tsx';
import { Form } from '../design/form.tsx';
import { Head } from '../design/head.tsx';
import { Refused, Waiting } from '../design/states.tsx';
import { VerbForm } from '../forms/verb-form.tsx';
import { OnlyFor } from '../people/only-for.tsx';
import { WORDS } from '../words.ts';
import { backupQuery, BACKUP_PATH as PATH } from './backup-due.tsx';

const { backup: words } = WORDS;
/** Who looks after copies. */
const ACT = 'keep backup';

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
  const { folder, by = '', reached, last, newer, schedule, failed } = state;
  const client = useQueryClient();
  const [isOther, setOther] = useState(false);
  const [isTiming, setTiming] = useState(false);
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
      <p>{schedule ? words.daily(schedule.hour, schedule.keep) : words.neverDaily}</p>
      {failed ? (
        <p className="fail" role="alert">
          {words.failed(failed.words, failed.cure)}
        </p>
      ) : null}
      {copy.error ? <Refused error={copy.error} /> : null}
      <div className="cluster">
        <Button onPress={() => setOther(true)}>{words.change}</Button>
        <Button onPress={() => setTiming(true)}>{words.timing}</Button>
        <Button go={go} disabled={copy.isPending || newer === 0} onPress={() => copy.mutate()}>
          {words.now}
        </Button>
      </div>
      {isTiming ? (
        <VerbForm
          contract={scheduleBackup}
          given={{}}
          start={schedule ? { hour: String(schedule.hour), keep: String(schedule.keep) } : {}}
          onClose={() => setTiming(false)}
          onDone={() => void again()}
        />
      ) : null}
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
