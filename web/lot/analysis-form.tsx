import { type FormEvent, useState } from 'react';
import { useBooking } from '../api/use-booking.ts';
import { Button } from '../design/button.tsx';
import { Confirm } from '../design/confirm.tsx';
import { SelectField, TextField } from '../design/field.tsx';
import { wrongAt } from '../design/field-errors.ts';
import { Asked, type Said } from '../import/asked.tsx';
import { Printout } from '../printout/printout.tsx';
import { type Judged, typedResults } from '../printout/typed-results.ts';
import { WORDS } from '../words.ts';
import { useKnownNames } from '../yard/known-names.ts';

const { lot: words, sign } = WORDS;

const BASES = ['measured', 'certificate'] as const;
const TEXTS = ['analysis', 'method', 'laboratory', 'reference', 'balance'] as const;

interface Props {
  readonly lot: string;
  /** Elements that there is a field for; others come with a printout. */
  readonly elements: readonly Judged[];
  /** Id that no analysis of the lot has. */
  readonly freeId: string;
  readonly onClose: () => void;
}

/** Books one more analysis of a lot: typed by element, or pasted as it was printed. */
export function AnalysisForm({ lot, elements, freeId, onClose }: Props) {
  const booking = useBooking('/api/yard/analyse-lot');
  const { laboratory: laboratories } = useKnownNames();
  const [basis, setBasis] = useState<string>(BASES[0]);
  const [typed, setTyped] = useState({
    ...{ analysis: freeId, method: 'OES', laboratory: '', reference: '', balance: '' },
  });
  const [contents, setContents] = useState<Readonly<Record<string, string>>>({});
  const [said, say] = useState<Said>({});
  const { results, wrong } = typedResults(contents, elements);
  const { analysis, method, ...rest } = Object.fromEntries(
    Object.entries(typed).map(([name, text]) => [name, text.trim()]),
  ) as typeof typed;
  const isReady = results.length > 0 && wrong.length === 0 && analysis !== '' && method !== '';
  const book = (more: Said = {}) => {
    if (!isReady || booking.isPending) return;
    const meant = { ...said, ...more };
    say(meant);
    const typed = Object.fromEntries(Object.entries(rest).filter(([, text]) => text !== ''));
    booking.mutate(
      { order: { lot, analysis, basis, method, ...typed, ...meant, results } },
      { onSuccess: onClose },
    );
  };
  const change = (typed: typeof contents) => {
    setContents(typed);
    say({});
    booking.reset();
  };
  const submit = (event: FormEvent) => {
    event.preventDefault();
    book();
  };
  return (
    <Confirm title={words.analyseTitle(lot)} isOpen onClose={onClose} wide>
      <form className="stack" onSubmit={submit} noValidate>
        <div className="fields">
          <SelectField label={words.basis} value={basis} onChange={setBasis}>
            {BASES.map((one) => (
              <option key={one} value={one}>
                {words.bases[one]}
              </option>
            ))}
          </SelectField>
          {TEXTS.map((name) => (
            <TextField
              key={name}
              label={words.analysisOf[name]}
              value={typed[name]}
              offers={name === 'laboratory' ? laboratories : undefined}
              onChange={(text) => setTyped({ ...typed, [name]: text })}
              wrong={wrongAt(booking.error, name)}
              needed={name === 'analysis' || name === 'method'}
            />
          ))}
        </div>
        <Printout elements={elements} contents={contents} onChange={change} wrong={wrong} />
        <Asked error={booking.error} onSay={book} fields={TEXTS} />
        <div className="cluster">
          <Button onPress={onClose}>{sign.cancel}</Button>
          <Button submit go disabled={!isReady || booking.isPending}>
            {words.analyseGo}
          </Button>
        </div>
      </form>
    </Confirm>
  );
}
