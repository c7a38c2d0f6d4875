import type { SheetReadingDocument } from '../../src/documents/yard/sheet-order.ts';
import { DataTable } from '../design/data-table.tsx';
import { SelectField } from '../design/field.tsx';
import { sentenceInLocale } from '../design/locale.ts';
import { PAGE_WORDS } from '../page-words.ts';
import { FIELD_LABELS, mappedAs } from './answers.ts';
import { COLUMN_CHOICES, choiceWords, RESULT_ELEMENTS, WHOLE_SHEET } from './column-choices.ts';
import { curedHere } from './cured-here.ts';
import type { Said } from './layouts.ts';

const { imports: words } = PAGE_WORDS;

interface Props {
  readonly reading: SheetReadingDocument;
  readonly said: Said;
  readonly onSay: (said: Said) => void;
  readonly asWritten: boolean;
  readonly onAsWritten: (asWritten: boolean) => void;
}

/** What each column is taken for, with its first cell; a person may say otherwise. */
export function Columns({ reading, said, onSay, ...units }: Props) {
  const mapOf = (column: string): string =>
    said.map?.find((one) => one.startsWith(`#${column}=`))?.slice(column.length + 2) ?? '';
  const say = (column: string) => (what: string) => onSay({ ...said, map: mappedAs(said.map, column, what) });
  return (
    <>
      <section className="card">
        <h2>{words.columns}</h2>
        <DataTable
          label={words.columns}
          columns={[words.column, words.heading, words.takenFor, words.example, words.became]}
          rows={reading.columns.map(({ column, heading, holds, example, became, why }) => ({
            key: column,
            cells: [
              column,
              <b key="heading">{heading}</b>,
              <ColumnChoice
                key="choice"
                heading={heading || column}
                holds={holds}
                why={why}
                value={mapOf(column)}
                onChange={say(column)}
              />,
              example,
              became === example ? '' : sentenceInLocale(became),
            ],
          }))}
        />
      </section>
      <WholeSheet said={said} onSay={onSay} {...units} />
    </>
  );
}

interface ChoiceProps {
  readonly heading: string;
  readonly holds: string;
  readonly why: string;
  readonly value: string;
  readonly onChange: (value: string) => void;
}

function ColumnChoice({ heading, holds, why, value, onChange }: ChoiceProps) {
  return (
    <select
      className="choice"
      aria-label={words.is(heading)}
      title={sentenceInLocale(curedHere(why))}
      value={value}
      onChange={(event) => onChange(event.target.value)}
    >
      <option value="">{holds === '' ? words.notImported : (FIELD_LABELS.get(holds) ?? holds)}</option>
      {holds === '' ? null : <option value="-">{words.leaveOut}</option>}
      {COLUMN_CHOICES.map(([group, choices]) => (
        <optgroup key={group} label={words.groups[group]}>
          {choices.map(([name, label]) => (
            <option key={name} value={name}>
              {label}
            </option>
          ))}
        </optgroup>
      ))}
      {(['wt%', 'ppm'] as const).map((unit) => (
        <optgroup key={unit} label={words.resultIn(unit)}>
          {RESULT_ELEMENTS.map((element) => (
            <option key={element} value={`${element}[${unit}]`}>
              {element} {unit}
            </option>
          ))}
        </optgroup>
      ))}
    </select>
  );
}

/** What the sheet does not say for its lots, and how its numbers and days are written. */
function WholeSheet({ said, onSay, asWritten, onAsWritten }: Omit<Props, 'reading'>) {
  const set = (name: string) => (value: string) => {
    const { [name]: _, ...others } = said.set ?? {};
    onSay({ ...said, set: value === '' ? others : { ...others, [name]: value } });
  };
  const { decimal: _, ...withoutDecimal } = said;
  const { dates: __, ...withoutDates } = said;
  return (
    <section className="card stack">
      <h2>{words.whole}</h2>
      <div className="fields">
        {WHOLE_SHEET.map(([name, choices]) => (
          <SelectField
            key={name}
            label={words.fields[name]}
            value={said.set?.[name] ?? ''}
            onChange={set(name)}
            none={words.asCells}
            options={choices.map((one) => [one, choiceWords(one)])}
          />
        ))}
        <SelectField
          label={words.decimal}
          value={said.decimal ?? ''}
          onChange={(sign) =>
            onSay(sign === 'comma' || sign === 'point' ? { ...said, decimal: sign } : withoutDecimal)
          }
          none={words.asFound}
          options={[
            ['comma', words.comma],
            ['point', words.point],
          ]}
        />
        <SelectField
          label={words.dates}
          value={said.dates ?? ''}
          onChange={(order) =>
            onSay(order === 'dmy' || order === 'mdy' ? { ...said, dates: order } : withoutDates)
          }
          none={words.asFound}
          options={[
            ['dmy', words.dmy],
            ['mdy', words.mdy],
          ]}
        />
        <SelectField
          label={words.units}
          value={asWritten ? 'written' : ''}
          onChange={(units) => onAsWritten(units !== '')}
          none={words.unitsAsked}
          options={[['written', words.unitsAsWritten]]}
        />
      </div>
    </section>
  );
}
