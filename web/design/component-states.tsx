import { type ReactNode, useState } from 'react';
import type { Choice, PageHead } from '../../src/documents/page.ts';
import { sparkLine } from '../../src/pages/charts/spark.ts';
import { ApiError } from '../api/client.ts';
import { PAGE_WORDS } from '../page-words.ts';
import { waitsWords } from '../people/only-for.tsx';
import { NextStep } from '../today/next-steps.tsx';
import { Tile } from '../today/tiles.tsx';
import { WORDS } from '../words.ts';
import { AsTyped } from './as-typed.tsx';
import { Button } from './button.tsx';
import { ChoiceCard } from './choice-card.tsx';
import { DataTable } from './data-table.tsx';
import { DayField } from './day-field.tsx';
import { Deeds } from './deeds.tsx';
import { AreaField, SelectField, TextField } from './field.tsx';
import { Form } from './form.tsx';
import { HowSure } from './how-sure.tsx';
import { InstrumentSample } from './instrument/sample.tsx';
import { NumberField } from './number-field.tsx';
import { Question } from './question.tsx';
import { Empty, Refused, Waiting } from './states.tsx';
import { Tabs } from './tabs.tsx';
import { DropFile, PasteText } from './take-file.tsx';
import { Verdict } from './verdict.tsx';
import { VerdictHead } from './verdict-head.tsx';
import { type ShownContent, WindowList } from './window-bar.tsx';
import '../today/today.css';

const { design: words } = PAGE_WORDS;
const { today } = WORDS;

const refusal = (status: number, message: string) =>
  new ApiError(status, { code: 'input', message, details: [] });

/** A name of 300 characters without a space, and one that is read from right to left. */
const LONG = 'IN718-returns-of-the-foundry-'.repeat(11).slice(0, 300);
const RIGHT_TO_LEFT = 'سبيكة النيكل 718';

/** What each state puts before the components, and what changes in them. */
interface State {
  readonly name: string;
  readonly before?: ReactNode;
  readonly of?: string;
  readonly isEmpty?: boolean;
  readonly isLoading?: boolean;
  readonly isForbidden?: boolean;
  readonly isDisabled?: boolean;
  /** What is wrong with what was typed. */
  readonly wrong?: string;
  readonly className?: string;
  readonly dir?: 'rtl';
}

const REFUSAL = new ApiError(422, {
  code: 'input',
  message: words.refused,
  details: [{ path: 'mass_kg', value: 600, unit: 'kg', allowed: words.allowed, cure: words.cure }],
});

const STATES: readonly State[] = [
  { name: words.usual },
  { name: words.isEmpty, isEmpty: true },
  { name: words.isLoading, before: <Waiting />, isLoading: true, isDisabled: true },
  { name: words.isStale, before: <Refused error={refusal(426, '')} /> },
  { name: words.isOffline, before: <Refused error={refusal(0, '')} onAgain={() => undefined} /> },
  { name: words.isRefused, before: <Refused error={REFUSAL} />, wrong: words.wrong },
  { name: words.isBroken, before: <Refused error={null} /> },
  { name: words.isSecondTab, before: <p className="notice">{words.bookedThere}</p> },
  { name: words.sessionEnded, before: <Refused error={refusal(401, words.signInAgain)} /> },
  { name: words.isForbidden, isForbidden: true },
  { name: words.disabled, isDisabled: true },
  { name: words.hasFocus, className: 'focus-state' },
  { name: words.isNarrow, className: 'narrow-state' },
  { name: words.isEnlarged, className: 'zoom-state' },
  { name: words.isLong, of: LONG },
  { name: words.isRightToLeft, of: RIGHT_TO_LEFT, dir: 'rtl' },
];

/** Every component in every state that it can be in; `scheme` tells the two themes apart for whoever hears the page. */
export const ComponentStates = ({ scheme }: { readonly scheme: string }) =>
  STATES.map((state) => (
    <section key={state.name} className="card stack state" aria-label={`${state.name}, ${scheme}`}>
      <h3>{state.name}</h3>
      {state.before}
      <div className={`stack ${state.className ?? ''}`} dir={state.dir}>
        <OfThing {...state} label={`${state.name}, ${scheme}`} />
        <OfForm {...state} label={`${state.name}, ${scheme}`} />
      </div>
    </section>
  ));

type Labelled = State & { readonly label: string };

/** What a page of a thing, a home and a list are made of. */
function OfThing({
  of = 'H26-101',
  isEmpty = false,
  isLoading = false,
  isForbidden = false,
  label,
  ...more
}: Labelled) {
  const act = <Act isForbidden={isForbidden} isDisabled={more.isDisabled === true} />;
  return (
    <>
      <Tabs
        label={`${words.tabs}, ${label}`}
        to="/plant"
        views={[
          ['persons', words.text],
          ['prices', of],
        ]}
        shown="prices"
      />
      <VerdictHead
        head={isEmpty ? NO_HEAD : headOf(of)}
        word={isEmpty ? undefined : 'HOLD'}
        label={`${words.head}, ${label}`}
      >
        {act}
      </VerdictHead>
      {isEmpty ? (
        <p>{today.noneYours}</p>
      ) : (
        <NextStep step={{ of, what: words.stepWhat, since: today.since('09:10'), way: () => act }} isFirst />
      )}
      {isEmpty ? (
        <Tile name={today.stock} value={today.none} beside={today.noTrend} />
      ) : (
        <Tile name={of} value="14.20" unit="USD/kg" beside={today.after('13.90')} chart={TREND} />
      )}
      {isEmpty ? null : (
        <div className="choices">
          <ChoiceCard choice={choiceOf(of)} isFirst>
            {act}
          </ChoiceCard>
        </div>
      )}
      <WindowList label={`${words.windows}, ${label}`} contents={isEmpty ? NOT_MEASURED : MEASURED} />
      {isEmpty ? (
        <Empty>
          <p>{words.empty}</p>
          {act}
        </Empty>
      ) : (
        <>
          <InstrumentSample {...{ label, isLoading, act }} first={of} />
          <DataTable
            label={`${words.table}, ${label}`}
            columns={[words.token, { head: words.number, numeric: true }]}
            rows={[{ key: of, cells: [of, '1,234'] }]}
          />
        </>
      )}
      <p>
        <Verdict word={isEmpty ? 'planned' : 'PASS'} /> {of}
        <Deeds deeds={[{ verb: 'yard/list-analyses' }]} /> <HowSure what="S" operation="vacuum-induction" />
      </p>
    </>
  );
}

/** What a form is made of, with the question that it may ask. */
function OfForm({ of, isEmpty = false, isForbidden = false, isDisabled = false, wrong, label }: Labelled) {
  const [text, setText] = useState(isEmpty ? '' : (of ?? 'R-2307'));
  const [number, setNumber] = useState(isEmpty ? '' : '1,234');
  const [day, setDay] = useState(isEmpty ? '' : '5.12.2026');
  const [choice, setChoice] = useState('PASS');
  const [isOpen, setOpen] = useState(false);
  const close = () => setOpen(false);
  if (isForbidden) return null;
  return (
    <>
      <Form
        label={`${words.form}, ${label}`}
        onSend={() => setOpen(true)}
        send={words.go}
        disabled={isDisabled}
        onCancel={close}
        {...(wrong === undefined ? {} : { error: REFUSAL })}
      >
        <div className="fields">
          <TextField label={words.text} help={words.help} value={text} onChange={setText} wrong={wrong} />
          <NumberField label={words.number} value={number} onChange={setNumber} wrong={wrong} />
          <DayField label={words.day} value={day} onChange={setDay} wrong={wrong} />
          <SelectField
            label={words.choice}
            value={choice}
            onChange={setChoice}
            options={['PASS', 'HOLD', of ?? 'FAIL']}
          />
        </div>
        <AreaField label={words.lines} help={words.help} value={text} onChange={setText} wrong={wrong} />
      </Form>
      <DropFile words={{ drop: words.drop, kinds: '.csv' }} accept=".csv" onFile={() => undefined} />
      <PasteText label={words.paste} go={words.go} onText={() => undefined} />
      {wrong === undefined ? null : <AsTyped error={new Error(words.refused)} onSay={() => undefined} />}
      <Question title={words.dialog} isOpen={isOpen} onClose={close} go={words.go} onGo={close} />
    </>
  );
}

const choiceOf = (of: string): Choice => ({
  ...{ does: of, words: words.wayWords, cost: '5,510 USD', time: '1 d', who: 'analyst' },
  reaches: { from: 0.69, to: 0.96, asked: 0.95 },
});

const BISMUTH = { element: 'Bi', unit: 'ppm', max: 0.3 };
const MEASURED: readonly ShownContent[] = [
  { mark: { element: 'Cr', unit: 'wt%', min: 17, max: 21, value: 21.2, before: 19.8 }, said: '21.2 wt%' },
  { mark: { ...BISMUTH, value: 0.5, low: 0, high: 0.5 }, said: '<0.5 ppm' },
  {
    mark: {
      element: 'S',
      unit: 'ppm',
      max: 20,
      range: { max: 16 },
      value: 11,
      low: 7,
      high: 15,
      isImputed: true,
    },
    said: '~11 ppm',
  },
  { mark: { element: 'Ni', unit: 'wt%', min: 50, value: 52.4 }, said: '52.4 wt%' },
];
/** A window alone: nothing was measured. */
const NOT_MEASURED: readonly ShownContent[] = [{ mark: BISMUTH, said: words.notMeasured }];

const TREND = sparkLine([13, 14, null, 13.9, 14.2], words.states);

/** The primary button; for whoever has no right to it, whose it is. */
const Act = ({ isForbidden, isDisabled }: { readonly isForbidden: boolean; readonly isDisabled: boolean }) =>
  isForbidden ? (
    <span className="dim small only-for">
      {waitsWords(
        {
          roles: [{ role: 'certifier', may: ['release heat'] }],
          rights: [
            { act: 'release heat', words: '', roles: ['certifier'], persons: ['A. Mori'], otherThan: [] },
          ],
        },
        { act: 'release heat', what: words.go },
      )}
    </span>
  ) : (
    <Button go disabled={isDisabled}>
      {words.go}
    </Button>
  );

const NO_HEAD: PageHead = { basis: 'predicted', figures: [] };

const headOf = (of: string): PageHead => ({
  basis: 'recorded',
  decides: { value: '0.50 ppm', of: `Bi, ${of}`, asked: words.decides, scale: { share: 0.69, asked: 0.99 } },
  figures: [
    { name: words.figure, value: '3,244', unit: 'USD' },
    { name: words.text, value: of },
  ],
  turn: { who: ['certifier'], does: words.stepWhat },
});
