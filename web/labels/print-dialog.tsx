import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { type ReactNode, useState } from 'react';
import { addressOf } from '../../src/documents/contract/contract.ts';
import { fieldsOf } from '../../src/documents/contract/fields-of.ts';
import { type LabelSubjects, type Labels, ROLL_SIZES } from '../../src/documents/labels.ts';
import { contract as printLabels } from '../../src/tasks/links/print-labels/contract.ts';
import { contract as listRegisters } from '../../src/tasks/reference/list-registers/contract.ts';
import { bookFile, bookVerb, readVerb } from '../api/client.ts';
import { bookedHere } from '../api/use-booking.ts';
import { useKey } from '../api/use-key.ts';
import { Button } from '../design/button.tsx';
import { Confirm } from '../design/confirm.tsx';
import { SelectField, TextField } from '../design/field.tsx';
import { wrongAt } from '../design/field-errors.ts';
import { Form } from '../design/form.tsx';
import { sentenceInLocale } from '../design/locale.ts';
import { Refused, Waiting } from '../design/states.tsx';
import { save } from '../show-page/document-actions.tsx';
import { WORDS } from '../words.ts';

const { labels: words, sign } = WORDS;

/** Words of a field, as its contract has them. */
const said = (path: string) => {
  const found = fieldsOf(printLabels.order).find((one) => one.path === path)!;
  return { label: found.label, help: found.help };
};

interface Props {
  readonly of: LabelSubjects;
  readonly title: string;
  readonly file: string;
  readonly onClose: () => void;
}

/** Label printers of the plant. */
const printersQuery = {
  queryKey: ['printers'],
  queryFn: async ({ signal }: { readonly signal: AbortSignal }) => {
    const { entries } = await readVerb(listRegisters, { order: { register: 'source' }, signal });
    return entries
      .filter(({ state, order }) => state === 'own' && order.driver === 'zpl')
      .map(({ id }) => id);
  },
};

/** Asks where labels are printed, how many, and why another one; says what was printed before. */
export function PrintDialog({ of, title, file, onClose }: Props) {
  const subjects = { ...of, url: location.origin };
  const printers = useQuery(printersQuery);
  const shown = useQuery({
    queryKey: ['labels', of],
    queryFn: () => bookVerb(printLabels, { order: subjects, key: crypto.randomUUID() }),
    retry: false,
  });
  if (shown.isError) return asked(<Refused error={shown.error} />);
  if (!shown.data || !printers.data) return asked(<Waiting />);
  return asked(<Where printers={printers.data} shown={shown.data} {...{ subjects, file, onClose }} />);

  function asked(what: ReactNode) {
    return (
      <Confirm title={title} isOpen onClose={onClose}>
        {what}
      </Confirm>
    );
  }
}

interface Asking extends Pick<Props, 'file' | 'onClose'> {
  readonly printers: readonly string[];
  /** The labels as they would be, nothing recorded. */
  readonly shown: Labels;
  readonly subjects: LabelSubjects & { readonly url: string };
}

const SIZES = [...ROLL_SIZES, 'a4'] as const;

function Where({ printers, shown, subjects, file, onClose }: Asking) {
  const [printer, setPrinter] = useState(printers[0] ?? '');
  const [sheet, setSheet] = useState<string>(shown.labels.length > 1 ? 'a4' : '100x50');
  const [copies, setCopies] = useState('1');
  const [reason, setReason] = useState('');
  const before = shown.labels.filter((one) => one.before !== null);
  const client = useQueryClient();
  const key = useKey();
  const printing = useMutation({
    mutationFn: async (): Promise<Labels | null> => {
      const order = {
        ...subjects,
        ...(printer === '' ? { file: 'PDF', sheet } : { printer }),
        copies: Number(copies.trim()),
        ...(reason.trim() === '' ? {} : { reason }),
      };
      const booking = { order, key: key.of(order) };
      if (printer !== '') return bookVerb(printLabels, booking);
      save(await bookFile({ path: addressOf(printLabels), ...booking }, 'application/pdf'), `${file}.pdf`);
      return null;
    },
    onSuccess: (answer) => {
      key.done();
      bookedHere();
      void client.invalidateQueries();
      if (answer?.warning === undefined) onClose();
    },
  });
  const { error, data } = printing;
  if (data?.warning !== undefined)
    return (
      <>
        <p className="hold">{sentenceInLocale(data.warning)}</p>
        <Button go onPress={onClose}>
          {sign.cancel}
        </Button>
      </>
    );
  const wrong = (path: string) => wrongAt(error, path);
  return (
    <Form
      onSend={() => printing.mutate()}
      send={printer === '' ? words.save : words.print}
      sending={printing}
      onCancel={onClose}
    >
      {shown.unopened === undefined ? null : <p className="dim">{shown.unopened}</p>}
      <SelectField
        {...{ label: words.where, value: printer, onChange: setPrinter, wrong: wrong('printer') }}
        options={[...printers, ['', words.asPdf]]}
      />
      {printer === '' ? (
        <SelectField
          {...{ label: said('sheet').label, value: sheet, onChange: setSheet, wrong: wrong('sheet') }}
          options={SIZES.map((one) => [one, words.size(one)] as const)}
        />
      ) : null}
      <TextField {...said('copies')} value={copies} onChange={setCopies} decimal wrong={wrong('copies')} />
      {before.length === 0 ? null : (
        <>
          <p className="hold">{words.before(before.map(({ large }) => large).join(', '))}</p>
          <p>
            <Link to="/labels">{words.printed}</Link>
          </p>
          <TextField {...said('reason')} value={reason} onChange={setReason} wrong={wrong('reason')} needed />
        </>
      )}
    </Form>
  );
}
