import { type FormEvent, useState } from 'react';
import type { ChargeSheet } from '../../../src/documents/heats/charge-sheet.ts';
import { Button } from '../../design/button.tsx';
import { kilograms } from '../../design/locale.ts';
import { numberOf } from '../../design/read-number.ts';
import { WORDS } from '../../words.ts';
import { comeIntoView } from '../come-into-view.ts';
import type { ReadWeight } from './read-weight.ts';
import { StoppedLine } from './stopped.tsx';
import { WeightField } from './weight-field.tsx';

const { furnace: words } = WORDS;

type Line = ChargeSheet['steps'][number]['lines'][number];

interface Props {
  readonly line: Line & { readonly title: string };
  readonly onBook: (mass_g: number, read: ReadWeight | undefined) => void;
  readonly onSkip: (() => void) | undefined;
  /** It takes the place of another line: it comes into view and has the focus. */
  readonly hasFocus?: boolean;
  /** What is typed, where it is kept elsewhere, and who keeps it. */
  readonly typed?: string;
  readonly onType?: (text: string) => void;
  /** What the button says; default that the weight is taken. */
  readonly go?: string;
}

/** A weight further off than this share of the line is asked about: a slip of the comma, or a lot that ran short. */
const FAR = 0.02;

/** What is weighed at a time, as the sheet has it: 3 × 5.596 kg. */
function boxesText(boxes: Line['boxes'], weigh_g: number): string {
  const [first] = boxes;
  if (first === undefined || boxes.length < 2) return kilograms(weigh_g);
  return boxes.every((box) => box.weigh_g === first.weigh_g)
    ? `${boxes.length} × ${kilograms(first.weigh_g)}`
    : boxes.map((box) => kilograms(box.weigh_g)).join(' + ');
}

/** True for a weight that the scale can tell from that of the sheet. */
export const isOff = ({ weigh_g, scaleStep_g }: Pick<Line, 'weigh_g' | 'scaleStep_g'>, actual_g: number) =>
  Math.abs(actual_g - weigh_g) > scaleStep_g;

/** True for a weight that nobody means to charge unless they say so. */
const isFarOff = ({ weigh_g, scaleStep_g }: Pick<Line, 'weigh_g' | 'scaleStep_g'>, actual_g: number) =>
  Math.abs(actual_g - weigh_g) > Math.max(FAR * weigh_g, scaleStep_g);

/** One lot to weigh: what the scale is to show, what it shows, and how far that is off. */
export function WeighLine({
  line,
  onBook,
  onSkip,
  hasFocus = false,
  typed: kept = '',
  onType,
  go = words.book,
}: Props) {
  const { lot, material, form, weigh_g, scale, scaleStep_g, title, boxes } = line;
  const [typed, setTyped] = useState(kept);
  const [read, setRead] = useState<ReadWeight | undefined>(undefined);
  const [asked, setAsked] = useState<number | null>(null);
  const mass_kg = numberOf(typed, weigh_g / 1000);
  const actual_g = mass_kg === undefined ? undefined : Math.round(mass_kg * 1000);
  const off_g = actual_g === undefined ? undefined : actual_g - weigh_g;
  const isAsked = asked !== null && asked === actual_g;
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (actual_g === undefined) return;
    if (isFarOff(line, actual_g) && asked !== actual_g) setAsked(actual_g);
    else onBook(actual_g, read?.text === typed ? read : undefined);
  };
  return (
    <form className="card stack" onSubmit={submit} tabIndex={-1} ref={hasFocus ? comeIntoView : undefined}>
      <div className="dim">{title}</div>
      <div>
        <b>{lot}</b>, {form}, {material}
      </div>
      <StoppedLine line={line} />
      <div className="big">{boxesText(boxes, weigh_g)}</div>
      <div className="dim">
        {words.toWeigh} · {scale}
        {boxes.length > 1 ? ` · ${words.together(kilograms(weigh_g))}` : ''}
      </div>
      <div className="bar" aria-hidden="true">
        <i style={{ width: `${Math.min(100, (100 * (actual_g ?? 0)) / weigh_g)}%` }} />
      </div>
      <WeightField
        label={words.onScale}
        value={typed}
        read={read}
        onChange={(value, from) => {
          setTyped(value);
          onType?.(value);
          setRead(from);
        }}
        expected={weigh_g / 1000}
        ofSheet={scale}
        parts={boxes.length}
      />
      {off_g === undefined ? null : (
        <p role="status" className={Math.abs(off_g) <= scaleStep_g ? 'pass' : 'hold'}>
          {words.understood(kilograms(actual_g!))},{' '}
          {Math.abs(off_g) <= scaleStep_g
            ? words.within(kilograms(scaleStep_g))
            : words.offSheet(kilograms(Math.abs(off_g)), off_g < 0)}
        </p>
      )}
      {isAsked ? (
        <p role="alert" className="hold">
          {words.isIt(kilograms(actual_g!), kilograms(weigh_g), actual_g! < weigh_g)}
        </p>
      ) : null}
      <Button submit go={!isAsked} tap disabled={actual_g === undefined}>
        {isAsked ? words.bookAnyway(kilograms(actual_g!)) : go}
      </Button>
      {onSkip ? (
        <Button tap onPress={onSkip}>
          {words.skip}
        </Button>
      ) : null}
    </form>
  );
}
