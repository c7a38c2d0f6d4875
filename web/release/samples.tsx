import { useState } from 'react';
import type { ReleaseQueue } from '../../src/documents/proof/release-queue.ts';
import { contract } from '../../src/tasks/heats/record-heat/contract.ts';
import { useBooking } from '../api/use-booking.ts';
import { Button } from '../design/button.tsx';
import { SelectField, TextField } from '../design/field.tsx';
import { Form } from '../design/form.tsx';
import { CorrectRecord } from '../furnace/correct-record.tsx';
import { OnlyFor } from '../people/only-for.tsx';
import { WORDS } from '../words.ts';

const { release: words } = WORDS;

/** What a sample of poured metal is taken for. */
const PURPOSES = ['product', 'control', 'check'] as const;
type Purpose = (typeof PURPOSES)[number];

type Props = Pick<ReleaseQueue['waiting'][number], 'of' | 'heat' | 'freeSpecimen' | 'taken'>;

/** Samples of a piece before they are measured: taken for a purpose, which changes with a reason and by a second person only. */
export function Samples({ of, heat, freeSpecimen, taken = [] }: Props) {
  const [changed, setChanged] = useState<string | null>(null);
  return (
    <details className="card steps">
      <summary>{words.samples}</summary>
      {taken.map(({ sample, purpose }) => (
        <OnlyFor key={sample} act="change sample purpose" what={words.changePurpose(sample, purpose)}>
          <Button onPress={() => setChanged(sample)}>{words.changePurpose(sample, purpose)}</Button>
        </OnlyFor>
      ))}
      {changed === null ? null : <ChangePurpose of={of} sample={changed} onClose={() => setChanged(null)} />}
      <OnlyFor act="take sample" named>
        <TakeSample {...{ of, heat, freeSpecimen }} />
      </OnlyFor>
    </details>
  );
}

function TakeSample({ of, heat, freeSpecimen }: Props) {
  const [typed, setTyped] = useState<{ readonly sample?: string; readonly place?: string }>({});
  const [purpose, setPurpose] = useState<Purpose>('product');
  const booking = useBooking(contract);
  const sample = (typed.sample ?? freeSpecimen).trim();
  const place = (typed.place ?? 'top').trim();
  const isReady = sample !== '' && place !== '';
  const submit = () => {
    booking.mutate(
      { order: { heat, samples: [{ of, sample, place, purpose }] } },
      { onSuccess: () => setTyped({}) },
    );
  };
  return (
    <Form sending={booking} onSend={submit} send={words.takeSample} disabled={!isReady}>
      <div className="fields">
        <TextField
          label={words.specimen}
          value={typed.sample ?? freeSpecimen}
          onChange={(text) => setTyped({ ...typed, sample: text })}
          needed
        />
        <TextField
          label={words.place}
          value={typed.place ?? 'top'}
          onChange={(text) => setTyped({ ...typed, place: text })}
          needed
        />
        <PurposeField value={purpose} onChange={setPurpose} />
      </div>
    </Form>
  );
}

/** Another purpose of a sample, with its reason, in two looks. */
function ChangePurpose({
  of,
  sample,
  onClose,
}: {
  readonly of: string;
  readonly sample: string;
  readonly onClose: () => void;
}) {
  const [purpose, setPurpose] = useState<Purpose>('product');
  return (
    <CorrectRecord
      title={words.otherPurpose(sample)}
      order={{ of, record: `sample:${sample}`, purpose }}
      onClose={onClose}
    >
      <PurposeField value={purpose} onChange={setPurpose} />
    </CorrectRecord>
  );
}

function PurposeField({
  value,
  onChange,
}: {
  readonly value: Purpose;
  readonly onChange: (purpose: Purpose) => void;
}) {
  return (
    <SelectField
      label={words.purpose}
      value={value}
      onChange={(next) => onChange(PURPOSES.find((one) => one === next) ?? value)}
      options={PURPOSES.map((one) => [one, words.purposes[one]])}
    />
  );
}
