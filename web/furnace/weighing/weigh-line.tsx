import { type FormEvent, useEffect, useRef, useState } from 'react';
import type { ChargeSheet } from '../../../src/documents/heats/charge-sheet.ts';
import { Button } from '../../design/button.tsx';
import { kilograms } from '../../design/locale.ts';
import { numberOf } from '../../design/read-number.ts';
import { phraseSpoken } from '../../language/spoken.ts';
import { WORDS } from '../../words.ts';
import { comeIntoView } from '../come-into-view.ts';
import { type ReadWeight, withWeight } from './read-weight.ts';
import { StoppedLine } from './stopped.tsx';
import { WeightField } from './weight-field.tsx';

const { furnace: words } = WORDS;

type Line = ChargeSheet['steps'][number]['lines'][number];

/** What is typed of a line and not taken yet: the weight in the field, and the weights before it. */
export interface Typing {
  readonly typed: string;
  /** Where the field was read from. */
  readonly read?: ReadWeight | undefined;
  readonly earlier: readonly { readonly mass_g: number; readonly read?: ReadWeight | undefined }[];
}
export const NOTHING_TYPED: Typing = { typed: '', earlier: [] };

interface Props {
  readonly line: Line & { readonly title: string };
  readonly onBook: (mass_g: number, read: ReadWeight | undefined) => void;
  readonly onSkip: (() => void) | undefined;
  /** It takes the place of another line: it comes into view and has the focus. */
  readonly hasFocus?: boolean;
  /** Kept on the device until it is booked. */
  readonly typing: Typing;
  readonly onType: (typing: Typing) => void;
  /** What the button says; default that the weight is taken. */
  readonly go?: string;
}

/** A weight further off than this share of the line is asked about: a slip of the comma, or a lot that ran short. */
const FAR = 0.02;

/** How far a box may be off its weight on the sheet and still be one of several [1]: boxes are filled by eye. */
const NEAR_BOX = 0.5;

/** From this share of its line on a short weight is a portion of it, to be followed by another [1]; less is a slip of the comma. */
const PORTION = 0.1;

/** True for a weight that the scale can tell from that of the sheet. */
export const isOff = ({ weigh_g, scaleStep_g }: Pick<Line, 'weigh_g' | 'scaleStep_g'>, actual_g: number) =>
  Math.abs(actual_g - weigh_g) > scaleStep_g;

/** True for a weight that nobody means to charge unless they say so. */
const isFarOff = ({ weigh_g, scaleStep_g }: Pick<Line, 'weigh_g' | 'scaleStep_g'>, actual_g: number) =>
  Math.abs(actual_g - weigh_g) > Math.max(FAR * weigh_g, scaleStep_g);

/** What is weighed of a line by now: the box in the field, and all of it together. */
function weighedOf(line: Line, typing: Typing) {
  const { weigh_g, boxes } = line;
  const { typed, earlier } = typing;
  const before_g = earlier.reduce((sum, { mass_g }) => sum + mass_g, 0);
  const isOne = boxes.length < 2;
  // what the sheet has in one weight is weighed down to what is left of it
  const box_g = isOne
    ? Math.max(weigh_g - before_g, 0)
    : ((boxes[earlier.length] ?? boxes.at(-1))?.weigh_g ?? weigh_g);
  // one box, or all that is left at once
  const expected = (numberOf(typed, box_g / 1000) === undefined ? weigh_g - before_g : box_g) / 1000;
  const mass_kg = numberOf(typed, expected);
  const box =
    mass_kg === undefined ? undefined : { mass_g: Math.round(mass_kg * 1000), read: readIn(typing) };
  const weights = box === undefined ? earlier : [...earlier, box];
  // the field may stay empty where what was weighed before is all
  const isSum = earlier.length > 0 && typed.trim() === '';
  const actual_g = box === undefined && !isSum ? undefined : before_g + (box?.mass_g ?? 0);
  const isShort =
    box !== undefined && before_g + box.mass_g < weigh_g && isFarOff(line, before_g + box.mass_g);
  // until the sheet has its weight, the next box is weighed; a weight unlike a box, or far too small, is asked about
  const isLikely = isOne
    ? (box?.mass_g ?? 0) >= PORTION * weigh_g
    : weights.length < boxes.length && Math.abs((box?.mass_g ?? 0) - box_g) <= NEAR_BOX * box_g;
  const isPart = isShort && isLikely;
  return { box_g, before_g, expected, box, weights, actual_g, isPart, isShort };
}

/** One lot to weigh, in one weight or several that are added up: what the scale is to show, what it shows, and how far that is off. */
export function WeighLine({
  line,
  onBook,
  onSkip,
  hasFocus = false,
  typing,
  onType,
  go = words.book,
}: Props) {
  const { lot, material, form, weigh_g, scale, title, boxes } = line;
  const { typed, read, earlier } = typing;
  const [asked, setAsked] = useState<number | null>(null);
  const { box_g, before_g, expected, box, weights, actual_g, isPart, isShort } = weighedOf(line, typing);
  const isAsked = asked !== null && asked === actual_g;
  // a weight that is short is followed by another one; that it is all is the other button
  const addsNext = isPart || (isAsked && isShort);
  const place = useRef<HTMLFormElement>(null);
  const before = useRef(earlier.length);
  useEffect(() => {
    // the next weight is typed where this one was
    if (earlier.length > before.current) place.current?.querySelector('input')?.focus();
    before.current = earlier.length;
  }, [earlier.length]);
  useEffect(() => {
    if (hasFocus) comeIntoView(place.current);
  }, [hasFocus]);
  const addBox = () => onType({ typed: '', earlier: weights });
  const take = (mayAsk: boolean) => {
    if (actual_g === undefined) return;
    if (mayAsk && !isAsked) setAsked(actual_g);
    else onBook(actual_g, readOfAll(weights));
  };
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (addsNext) addBox();
    else take(actual_g !== undefined && isFarOff(line, actual_g));
  };
  return (
    <form className="card stack" onSubmit={submit} tabIndex={-1} ref={place}>
      <div className="dim">{title}</div>
      <div>
        <b>{lot}</b>, {phraseSpoken(form)}, {material}
      </div>
      <StoppedLine line={line} />
      <div className="big">{kilograms(box_g)}</div>
      <div className="dim">
        {words.toWeigh} · {scale}
        {boxes.length > 1
          ? ` · ${words.boxOf(Math.min(earlier.length + 1, boxes.length), boxes.length, kilograms(weigh_g))}`
          : ''}
      </div>
      <div className="bar" aria-hidden="true">
        <i style={{ width: `${Math.min(100, (100 * (actual_g ?? before_g)) / weigh_g)}%` }} />
      </div>
      {earlier.length > 0 ? <Earlier typing={typing} onType={onType} /> : null}
      <WeightField
        label={words.onScale}
        value={typed}
        read={read}
        onChange={(value, from) => onType({ earlier, typed: value, read: from })}
        expected={expected}
        ofSheet={scale}
      />
      {actual_g === undefined ? null : <Understood {...{ line, actual_g, isAsked }} />}
      <Button submit go={!isAsked || addsNext} tap disabled={actual_g === undefined}>
        {addsNext ? words.anotherWeight : isAsked ? words.bookAnyway(kilograms(actual_g!)) : go}
      </Button>
      {box === undefined ? null : (
        <Button tap onPress={addsNext ? () => take(true) : addBox}>
          {addsNext ? words.bookAnyway(kilograms(actual_g!)) : words.anotherWeight}
        </Button>
      )}
      {onSkip ? (
        <Button tap onPress={onSkip}>
          {words.skip}
        </Button>
      ) : null}
    </form>
  );
}

/** The weights before the one in the field, and their sum; the last can be taken back. */
function Earlier({ typing, onType }: Pick<Props, 'typing' | 'onType'>) {
  const { earlier } = typing;
  return (
    <div className="cluster row">
      <span className="grow">
        {earlier.map(({ mass_g }) => kilograms(mass_g)).join(' + ')} ={' '}
        <b>{kilograms(earlier.reduce((sum, { mass_g }) => sum + mass_g, 0))}</b>
      </span>
      <Button onPress={() => onType({ ...typing, earlier: earlier.slice(0, -1) })}>{words.undo}</Button>
    </div>
  );
}

interface UnderstoodProps {
  readonly line: Line;
  readonly actual_g: number;
  readonly isAsked: boolean;
}

/** How a weight was understood, and how far it is off the sheet; one far off is asked about. */
function Understood({ line: { weigh_g, scaleStep_g }, actual_g, isAsked }: UnderstoodProps) {
  const off_g = actual_g - weigh_g;
  const isWithin = Math.abs(off_g) <= scaleStep_g;
  return (
    <>
      <p role="status" className={isWithin ? 'pass' : 'hold'}>
        {words.understood(kilograms(actual_g))},{' '}
        {isWithin
          ? words.within(kilograms(scaleStep_g))
          : words.offSheet(kilograms(Math.abs(off_g)), off_g < 0)}
      </p>
      {isAsked ? (
        <p role="alert" className="hold">
          {words.isIt(kilograms(actual_g), kilograms(weigh_g), actual_g < weigh_g)}
        </p>
      ) : null}
    </>
  );
}

/** What the field was read from; nothing where it was typed since. */
const readIn = ({ typed, read }: Typing): ReadWeight | undefined => (read?.text === typed ? read : undefined);

/** The readings of a mass; nothing where one of its weights was typed. */
function readOfAll(weights: Typing['earlier']): ReadWeight | undefined {
  const reads = weights.flatMap(({ read }) => read ?? []);
  return reads.length < weights.length ? undefined : reads.reduce(withWeight);
}
