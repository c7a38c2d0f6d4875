import { useMutation } from '@tanstack/react-query';
import { useState } from 'react';
import {
  evidenceReadingSchema,
  evidenceSheetOrder,
} from '../../src/documents/qualification/evidence-reading.ts';
import { contract } from '../../src/tasks/qualification/add-evidence/contract.ts';
import { ask } from '../api/client.ts';
import { useBooking } from '../api/use-booking.ts';
import { Button } from '../design/button.tsx';
import { SelectField, TextField } from '../design/field.tsx';
import { Refused, Waiting } from '../design/states.tsx';
import { type Dropped, DropSheet } from '../import/drop-sheet.tsx';
import { Faults } from '../import/faults.tsx';
import { PAGE_WORDS } from '../page-words.ts';
import { WORDS } from '../words.ts';

const { imports } = PAGE_WORDS;
const { programmes: words } = WORDS;

const TYPES = evidenceSheetOrder.shape.type.options;
const DATES = ['dmy', 'mdy'] as const;
const SIGNS = ['comma', 'point'] as const;
/** What shows that the numbers of a laboratory can be trusted; the board says what is missing. */
const TRUST = [
  'scope',
  'accreditation',
  'gaugeStudy',
  'referenceMaterial',
  'retainedSample',
  'custody',
] as const;
const NOTHING = {
  ...{ type: 'tensile', report: '', unit: '', dates: '', decimal: '', laboratory: '' },
  ...{ scope: '', accreditation: '', gaugeStudy: '', referenceMaterial: '', retainedSample: '', custody: '' },
};
type Typed = typeof NOTHING;

interface Props {
  readonly programme: string;
  readonly onDone: (said: string) => void;
}

/** One report of evidence from a table: a dry run marks what is wrong beside its cells, then it is added whole. */
export function Evidence({ programme, onDone }: Props) {
  const [typed, setTyped] = useState(NOTHING);
  const [sheet, setSheet] = useState<Dropped | null>(null);
  const reading = useMutation({
    mutationFn: (dropped: Dropped) =>
      ask(evidenceReadingSchema, '/api/sheets/evidence', orderOf(programme, typed, dropped)),
  });
  const booking = useBooking(contract);
  const set = (name: keyof typeof typed) => (value: string) => {
    reading.reset();
    booking.reset();
    setTyped({ ...typed, [name]: value });
  };
  const report = typed.report.trim();
  const check = (dropped: Dropped) => {
    setSheet(dropped);
    booking.reset();
    if (report !== '') reading.mutate(dropped);
  };
  const { data } = reading;
  const found = data?.report;
  const add = () =>
    found &&
    booking.mutate(
      { order: { programme, ...found } },
      { onSuccess: () => onDone(words.added(found.document.rows.length, report)) },
    );
  return (
    <section className="stack" aria-label={words.addEvidence}>
      <div className="card stack">
        <div className="fields">
          <SelectField
            label={words.type}
            value={typed.type}
            onChange={set('type')}
            options={TYPES.map((one) => [one, one.replaceAll('-', ' ')])}
          />
          <TextField
            label={words.report}
            value={typed.report}
            onChange={set('report')}
            wrong={sheet && report === '' ? words.reportNeeded : undefined}
            needed
          />
          <TextField label={words.unit} help={words.unitHelp} value={typed.unit} onChange={set('unit')} />
          <SelectField
            label={imports.dates}
            value={typed.dates}
            onChange={set('dates')}
            none={imports.asFound}
            options={DATES.map((one) => [one, imports[one]])}
          />
          <SelectField
            label={imports.decimal}
            value={typed.decimal}
            onChange={set('decimal')}
            none={imports.asFound}
            options={SIGNS.map((one) => [one, imports[one]])}
          />
          <TextField label={words.laboratory} value={typed.laboratory} onChange={set('laboratory')} />
        </div>
        <details>
          <summary>{words.trust}</summary>
          <div className="fields">
            {TRUST.map((name) => (
              <TextField key={name} label={words.trusted[name]} value={typed[name]} onChange={set(name)} />
            ))}
          </div>
        </details>
      </div>
      {sheet ? (
        <div className="cluster">
          <b className="grow">{sheet.name}</b>
          <Button onPress={() => setSheet(null)}>{imports.otherSheet}</Button>
          <Button go={!found} disabled={report === '' || reading.isPending} onPress={() => check(sheet)}>
            {words.check}
          </Button>
          {found ? (
            <Button go disabled={booking.isPending} onPress={add}>
              {words.add(found.document.rows.length)}
            </Button>
          ) : null}
        </div>
      ) : (
        <DropSheet onSheet={check} />
      )}
      {reading.isPending ? <Waiting words={imports.reading} /> : null}
      {reading.error ? <Refused error={reading.error} /> : null}
      {booking.error ? <Refused error={booking.error} /> : null}
      {sheet && data ? (
        <Faults
          reading={{ ...data, passedOver: [], taken: data.notes }}
          onRewrite={(cell, text) => check({ ...sheet, rewritten: { ...sheet.rewritten, [cell]: text } })}
        />
      ) : null}
    </section>
  );
}

/** What is asked of a table: its cells, and what they do not say. */
function orderOf(programme: string, typed: Typed, sheet: Dropped): object {
  const { type, report, unit, dates, decimal, laboratory } = typed;
  const shown = TRUST.map((name) => [name, typed[name].trim()]).filter(([, text]) => text !== '');
  const lab = laboratory.trim();
  return {
    ...sheet,
    programme,
    type,
    report: report.trim(),
    ...(unit.trim() === '' ? {} : { unit: unit.trim() }),
    ...(dates === '' ? {} : { dates }),
    ...(decimal === '' ? {} : { decimal }),
    ...(lab === '' ? {} : { laboratory: { name: lab, ...Object.fromEntries(shown) } }),
  };
}
