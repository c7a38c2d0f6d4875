import { queryOptions, useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { backupStateSchema } from '../../src/documents/kept.ts';
import { readDocument } from '../api/client.ts';
import { useSession } from '../api/session.ts';
import { WORDS } from '../words.ts';

const { backup: words } = WORDS;
export const BACKUP_PATH = '/api/backup';
/** Who looks after copies. */
const ROLES = ['certifier', 'quality', 'manager'];

export const backupQuery = queryOptions({
  queryKey: ['backup'],
  queryFn: ({ signal }) => readDocument(backupStateSchema, BACKUP_PATH, { signal }),
});

/** Says to who looks after copies that the last one is old; nothing to anybody else. */
export function BackupDue() {
  const { person } = useSession();
  const looksAfter = person?.roles.some((role) => ROLES.includes(role)) ?? false;
  const { data } = useQuery({ ...backupQuery, enabled: looksAfter });
  if (!data?.isDue) return null;
  return (
    <p className="notice cluster">
      <span className="grow">
        <b>{data.failed ? words.failed(data.failed.words, data.failed.cure) : `${words.isDue}.`}</b>{' '}
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
