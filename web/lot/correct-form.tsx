import { useState } from 'react';
import type { YardLot } from '../../src/documents/yard/yard.ts';
import { SelectField, TextField } from '../design/field.tsx';
import { inLocale, sentenceInLocale, typedNumber } from '../design/locale.ts';
import { numberOf } from '../design/read-number.ts';
import { CorrectRecord } from '../furnace/correct-record.tsx';
import { typedResults } from '../printout/typed-results.ts';
import { WORDS } from '../words.ts';
import { useKnownNames } from '../yard/known-names.ts';

const { lot: words } = WORDS;

/** Data of the receipt that may be put right. */
const VALUES = ['mass_kg', 'form', 'supplier', 'owner', 'declaredGrade', 'reference'] as const;

interface Props {
  readonly lot: YardLot;
  readonly onClose: () => void;
}

/** Takes a record of a lot back, or puts it right, with its reason: what that does is shown first, and both stay in the ledger. */
export function CorrectLot({ lot, onClose }: Props) {
  const records = [
    ...lot.analyses.map(({ analysis }) => `analysis:${analysis}`),
    ...(lot.identification ? ['identification'] : []),
    ...(lot.gate ? ['gate'] : []),
    'receipt',
  ];
  const { supplier: suppliers } = useKnownNames();
  const [record, setRecord] = useState(records[0]!);
  const [how, setHow] = useState<'correct' | 'undo'>('correct');
  const [typed, setTyped] = useState<Readonly<Record<string, string>>>({});
  const analysis = lot.analyses.find((one) => record === `analysis:${one.analysis}`);
  const canCorrect = analysis !== undefined || record === 'receipt';
  const isCorrecting = canCorrect && how === 'correct';
  const before = analysis ? printedBy(analysis) : receiptOf(lot);
  const names = Object.keys(before);
  const changed = names.filter((name) => typed[name] !== undefined && typed[name].trim() !== before[name]);
  const { results, wrong } = typedResults(
    analysis ? Object.fromEntries(changed.map((name) => [name, typed[name]!])) : {},
    (analysis?.results ?? []).map(({ element, unit }) => ({ element, unit })),
  );
  const order = {
    ...{ of: lot.subject, record },
    ...(isCorrecting && analysis ? { results } : {}),
    ...(isCorrecting && !analysis ? { values: valuesOf(changed, typed) } : {}),
  };
  return (
    <CorrectRecord
      title={words.correctTitle(lot.id)}
      order={order}
      onClose={onClose}
      isOpen={isCorrecting && (changed.length === 0 || wrong.length > 0)}
    >
      <SelectField
        label={words.record}
        value={record}
        onChange={(next) => {
          setRecord(next);
          setTyped({});
        }}
        options={records.map((one) => [one, words.records(one)])}
      />
      {canCorrect ? (
        <SelectField
          label={words.how}
          value={how}
          onChange={(next) => setHow(next === 'undo' ? 'undo' : 'correct')}
          options={[
            ['correct', words.hows.correct],
            ['undo', words.hows.undo],
          ]}
        />
      ) : null}
      {isCorrecting ? (
        <div className="contents-typed">
          {names.map((name) => (
            <TextField
              key={name}
              label={analysis ? name : words.values[name as (typeof VALUES)[number]]}
              value={typed[name] ?? before[name] ?? ''}
              offers={name === 'supplier' ? suppliers : undefined}
              onChange={(text) => setTyped({ ...typed, [name]: text })}
            />
          ))}
        </div>
      ) : null}
      {isCorrecting && changed.length === 0 ? <p className="dim">{words.changeFirst}</p> : null}
      {wrong.map((one) => (
        <p key={one} role="alert" className="fail">
          {sentenceInLocale(one)}
        </p>
      ))}
    </CorrectRecord>
  );
}

/** Contents of an analysis as printed, by element. */
const printedBy = ({ results }: YardLot['analyses'][number]): Readonly<Record<string, string>> =>
  Object.fromEntries(results.map(({ element, text, unit }) => [element, `${inLocale(text)} ${unit}`]));

const receiptOf = (lot: YardLot): Readonly<Record<string, string>> => ({
  mass_kg: typedNumber(lot.mass_g / 1000),
  form: lot.form,
  supplier: lot.supplier ?? '',
  owner: lot.owner ?? '',
  declaredGrade: lot.declaredGrade ?? '',
  reference: lot.reference ?? '',
});

/** What was typed otherwise, as an order has it: mass in grams. */
function valuesOf(
  changed: readonly string[],
  typed: Readonly<Record<string, string>>,
): Readonly<Record<string, unknown>> {
  return Object.fromEntries(
    changed.map((name) => {
      const text = (typed[name] ?? '').trim();
      if (name !== 'mass_kg') return [name, text];
      const mass_kg = numberOf(text);
      return ['mass_g', mass_kg === undefined ? text : Math.round(mass_kg * 1000)];
    }),
  );
}
