import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { mayStamp, type PointState } from '../../src/documents/heats/hold-points.ts';
import { contract } from '../../src/tasks/heats/stamp-heat/contract.ts';
import { bookVerb } from '../api/client.ts';
import { useSession } from '../api/session.ts';
import { bookedHere } from '../api/use-booking.ts';
import { useKey } from '../api/use-key.ts';
import { Confirm } from '../design/confirm.tsx';
import { AreaField, SelectField } from '../design/field.tsx';
import { Form } from '../design/form.tsx';
import { Refused, Waiting } from '../design/states.tsx';
import { personsQuery } from '../people/queries.ts';
import { WORDS } from '../words.ts';
import { isUnmeasured, PointContents } from './point-contents.tsx';

const { furnace, points: words } = WORDS;

interface Props {
  readonly heat: string;
  readonly point: PointState;
  readonly onClose: () => void;
}

const DECISIONS = { accepted: words.accept, rejected: words.reject, waived: words.waive } as const;
type Decision = keyof typeof DECISIONS;
const REMARKS = { accepted: words.remark, rejected: words.found, waived: words.why } as const;

/** Who stamps and what they decide; the signature is asked of that person, and who is signed in stays so. */
export function StampDialog({ heat, point, onClose }: Props) {
  const client = useQueryClient();
  const { person } = useSession();
  const { data, error: unread } = useQuery(personsQuery);
  const [chosen, setSigner] = useState<string | null>(null);
  const [decision, setDecision] = useState<Decision>('accepted');
  const [remark, setRemark] = useState('');
  const [error, setError] = useState<unknown>(null);
  const [isPending, setPending] = useState(false);
  const key = useKey();
  const able = (data?.persons ?? []).filter(({ roles }) =>
    decision === 'waived' ? roles.includes('quality') : mayStamp(roles, point),
  );
  // who is signed in here stamps, unless another one is chosen
  const own = able.some(({ id }) => id === person?.id) ? person!.id : '';
  const signer = chosen ?? own;
  const isOld = decision === 'accepted' && isUnmeasured(point);
  const isReady =
    !isOld &&
    able.some(({ id }) => id === signer) &&
    (decision === 'accepted' || remark.trim() !== '') &&
    !isPending;
  const book = async () => {
    setPending(true);
    setError(null);
    const said = remark.trim() === '' ? {} : { remark: remark.trim() };
    const order = { heat, point: point.point, decision, ...said };
    try {
      await bookVerb(contract, { order, signer, key: key.of([order, signer]) });
      bookedHere();
      onClose();
      await client.invalidateQueries();
    } catch (refused) {
      setError(refused);
    } finally {
      setPending(false);
    }
  };
  return (
    <Confirm title={words.title(point.point, heat)} isOpen onClose={onClose}>
      <Form
        onSend={() => void book()}
        send={words.sign}
        disabled={!isReady}
        error={error}
        tap
        onCancel={onClose}
        cancel={furnace.leaveIt}
      >
        <p className="sentence">{point.look}</p>
        <PointContents point={point} />
        {unread ? <Refused error={unread} /> : data ? null : <Waiting />}
        <SelectField
          label={words.decision}
          value={decision}
          onChange={(value) => setDecision(value as Decision)}
          options={Object.entries(DECISIONS).map(([name, label]) => [name, label])}
        />
        <SelectField
          label={words.who}
          value={signer}
          onChange={setSigner}
          none={words.nobody}
          options={able.map(({ id, name }) => [id, name])}
        />
        {isOld ? <p className="hold">{words.sampleFirst}</p> : null}
        {data && able.length === 0 ? <p className="hold">{words.noStamper}</p> : null}
        <AreaField label={REMARKS[decision]} value={remark} onChange={setRemark} />
      </Form>
    </Confirm>
  );
}
