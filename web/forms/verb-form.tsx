import { type FormEvent, type ReactNode, useState } from 'react';
import type { Contract } from '../../src/documents/contract/contract.ts';
import { isAsked } from '../../src/documents/contract/field.ts';
import { type Field, fieldsOf } from '../../src/documents/contract/fields-of.ts';
import type { Page } from '../../src/documents/page.ts';
import { ownValue } from '../../src/foundation/quantity/own-value.ts';
import { ApiError } from '../api/client.ts';
import { useBooking } from '../api/use-booking.ts';
import { Button } from '../design/button.tsx';
import { Confirm } from '../design/confirm.tsx';
import { wrongAt } from '../design/field-errors.ts';
import { Question } from '../design/question.tsx';
import { Asked, type Said } from '../import/asked.tsx';
import { WORDS } from '../words.ts';
import { KeptSince, useKept } from './kept-form.tsx';
import { OrderFields } from './order-fields.tsx';
import { readForm, type TypedForm } from './typed-form.ts';

const { sign, states } = WORDS;

interface Props<Order, Answer, Typed> {
  readonly contract: Contract<Order, Answer, string | null, Typed>;
  /** What the page knows: these fields are not asked. */
  readonly given: Partial<Typed>;
  /** What it is about, behind the title: "R-1001". */
  readonly about?: string;
  /** What stands in the fields at first, by their places. */
  readonly start?: TypedForm;
  /** Numbers that are likely, by the places of their fields, in the unit that is shown. */
  readonly expected?: Readonly<Record<string, number>>;
  /** Choices of fields, by their places, where the page knows them; with what each is called. */
  readonly offers?: Readonly<Record<string, Offers>>;
  /** Places of fields that are not asked here. */
  readonly without?: readonly string[];
  /** What is asked once more before it is booked. */
  readonly question?: Once;
  /** What the page asks in its own way, before the fields. */
  readonly children?: ReactNode;
  /** False while that is not complete. */
  readonly isReady?: boolean;
  /** Places of folded fields that stand open: the page shows a question that they answer. */
  readonly opened?: readonly string[];
  /** True: what was typed stays, for the same is asked again with one thing more. */
  readonly stays?: boolean;
  readonly wide?: boolean;
  /** Absent: it is a part of the page, and no dialog. */
  readonly onClose?: () => void;
  readonly onDone?: (page: Page, order: Ordered) => void;
  /** What an earlier press showed holds no longer. */
  readonly onRefused?: () => void;
}

type Offers = readonly string[] | Readonly<Record<string, string>>;
type Ordered = Readonly<Record<string, unknown>>;

interface Once {
  readonly title: string;
  readonly words: (order: Ordered) => string;
  /** On the button that books. */
  readonly go: string;
}

/** Books one verb: its fields, units, choices and words come from its contract; a refusal stands beside its field. */
export function VerbForm<Order, Answer, Typed>({
  contract,
  given,
  about,
  start = {},
  expected = {},
  offers = {},
  without = [],
  question,
  children,
  isReady = true,
  opened = [],
  stays = false,
  wide = false,
  onClose,
  onDone,
  onRefused,
}: Props<Order, Answer, Typed>) {
  const booking = useBooking(contract);
  // a dialog is left by its button; a part of a page is left by a link, and kept
  const own = useState<TypedForm>(start);
  const kept = useKept<TypedForm>(keptName(contract, { given, start }), start);
  const isKept = onClose === undefined;
  const [typed, setTyped] = isKept ? [kept.typed, kept.change] : own;
  const [said, say] = useState<Said>({});
  // what is missing is said once somebody has tried
  const [isTried, setTried] = useState(false);
  const [isAsking, setAsking] = useState(false);
  // what was refused stays open while it is typed anew
  const [refused, setRefused] = useState<readonly string[]>([]);
  const fields = fieldsOf(contract.order)
    .filter(({ path, unshown }) => !unshown && !without.includes(path) && !(path.split('.')[0]! in given))
    .filter((one) => isAsked(one, typed))
    .map((one): Field => ({ ...one, ...helpNow(one, typed), ...offeredOf(offers[one.path]) }));
  const { order, open } = readForm(fields, typed, expected);
  const whole = { ...order, ...given };
  const book = async (more: Said = {}) => {
    if (open.length > 0 || !isReady || booking.isPending) return;
    const meant = { ...said, ...more };
    say(meant);
    // what it is about may leave the page once it is booked, and this form with it
    const page = await booking.mutateAsync({ order: { ...whole, ...meant } }).catch((error: unknown) => {
      setAsking(false);
      onRefused?.();
      if (error instanceof ApiError) setRefused(error.refusal.details.map(({ path = '' }) => path));
    });
    if (!page) return;
    if (isKept && !stays) kept.forget();
    onDone?.(page, whole);
    onClose?.();
  };
  const submit = (event: FormEvent) => {
    event.preventDefault();
    setTried(true);
    if (question === undefined) void book();
    else if (open.length === 0 && isReady) setAsking(true);
  };
  const change = (path: string) => (text: string) => {
    setTyped({ ...typed, [path]: text });
    say({});
    if (booking.error) booking.reset();
  };
  const { error } = booking;
  const wrongIn = (path: string): string | undefined =>
    wrongAt(error, path) ?? (isTried && open.includes(path) && !typed[path] ? states.needed : undefined);
  // what is asked because of another field is told there
  const toldAt = (path: string): string | undefined =>
    refused[0] !== path && fields.some((one) => one.path === path && one.folded) ? undefined : wrongIn(path);
  const button = contract.button ?? contract.title;
  const form = (
    <form className="stack" onSubmit={submit} noValidate>
      {isKept ? <KeptSince since={kept.since} onDiscard={kept.forget} /> : null}
      <OrderFields
        {...{ fields, typed, expected, opened: [...opened, ...refused] }}
        wrongIn={toldAt}
        onChange={change}
        focus={onClose !== undefined}
      >
        {children}
      </OrderFields>
      <Asked error={error} onSay={(said) => void book(said)} fields={fields.map(({ path }) => path)} />
      <div className="cluster">
        {onClose ? <Button onPress={onClose}>{sign.cancel}</Button> : null}
        <Button submit go disabled={!isReady || booking.isPending}>
          {button}
        </Button>
      </div>
      {question ? (
        <Question
          title={question.title}
          isOpen={isAsking}
          onClose={() => setAsking(false)}
          go={question.go}
          onGo={() => void book()}
          disabled={booking.isPending}
        >
          <p>{question.words(whole)}</p>
        </Question>
      ) : null}
    </form>
  );
  if (onClose === undefined) return form;
  const title = about === undefined ? contract.title : `${button}: ${about}`;
  return (
    <Confirm {...{ title, onClose, wide }} isOpen>
      {form}
    </Confirm>
  );
}

/** A form is kept by its verb and by what it is about. */
const keptName = ({ name }: { readonly name: string }, about: object): string =>
  `${name} ${JSON.stringify(about)}`;

/** The help of a field, as far as the form is filled in. */
const helpNow = ({ helpBy }: Field, typed: TypedForm): Partial<Field> => {
  const help = helpBy && ownValue(helpBy[1], typed[helpBy[0]] ?? '');
  return help === undefined ? {} : { help };
};

/** What makes a field one of these choices. */
const offeredOf = (offers: Offers | undefined): Partial<Field> => {
  if (offers === undefined) return {};
  return isNamed(offers)
    ? { kind: 'choice', values: Object.keys(offers), choices: offers }
    : { kind: 'choice', values: offers };
};

const isNamed = (offers: Offers): offers is Readonly<Record<string, string>> => !Array.isArray(offers);
