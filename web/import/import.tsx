import { useMutation } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useEffect, useRef, useState } from 'react';
import type { Job } from '../../src/documents/job.ts';
import { type SheetReadingDocument, sheetReadingSchema } from '../../src/documents/yard/sheet-order.ts';
import { ask } from '../api/client.ts';
import { Button } from '../design/button.tsx';
import { Head } from '../design/head.tsx';
import { day, kilograms } from '../design/locale.ts';
import { Refused, Waiting } from '../design/states.tsx';
import { KeptSince, useKept } from '../forms/kept-form.tsx';
import { PAGE_WORDS } from '../page-words.ts';
import { OnlyFor } from '../people/only-for.tsx';
import { PageView } from '../show-page/page-view.tsx';
import { WORDS } from '../words.ts';
import { answered, type Held } from './answers.ts';
import { Asked, type Said as Confirmed } from './asked.tsx';
import { Columns } from './columns.tsx';
import { type Dropped, DropSheet } from './drop-sheet.tsx';
import { Faults } from './faults.tsx';
import { endKept, KeepSheet, KeptSheets } from './kept-sheets.tsx';
import { type Memory, rememberedLayout, rememberLayout, type Said } from './layouts.ts';
import { Questions } from './questions.tsx';
import { lotsOfAnswer, UndoImport } from './undo-import.tsx';
import { useImport } from './use-import.ts';
import { WordChoices } from './word-choices.tsx';
import { asksWords } from './word-rows.ts';
import './import.css';

const { imports: words } = PAGE_WORDS;

const NOTHING: Said = {};
const NOT_BEGUN = { sheet: null, said: NOTHING };
/** Set in a tab that has read a sheet: another tab begins with its own. */
const OWN_TAB = 'remelt-import-here';
/** Characters of a sheet that a device keeps. */
const MOST_KEPT = 1_000_000;

/** From a spreadsheet to booked lots: read, say what columns are, see what is wrong beside the cells, book. */
export function Import() {
  const [sheet, setSheet] = useState<Dropped | null>(null);
  const [said, setSaid] = useState<Said>(NOTHING);
  const [confirmed, confirm] = useState<Confirmed>({});
  const [memory, setMemory] = useState<Memory | null>(null);
  // name of the sheet that was just kept for another, and id of the kept one that is open
  const [kept, setKept] = useState<string | null>(null);
  const [opened, setOpened] = useState<string | null>(null);
  const reading = useReading();
  const booking = useImport();
  const typedBefore = useKept<{ readonly sheet: Dropped | null; readonly said: Said }>('import', NOT_BEGUN);
  const read = async (next: Dropped, told: Said) => {
    setSheet(next);
    setSaid(told);
    sessionStorage.setItem(OWN_TAB, '1');
    // a large sheet would fill the device: it is dropped again
    if ((next.base64 ?? next.text ?? '').length < MOST_KEPT) typedBefore.change({ sheet: next, said: told });
    confirm({});
    const found = await reading.mutateAsync({ sheet: next, said: told }).catch(() => null);
    if (!found || told !== NOTHING) return;
    setMemory(null);
    // what nobody has said yet, and what cannot be fetched, is said anew
    const kept = await rememberedLayout(headingsOf(found)).catch(() => undefined);
    if (!kept) return;
    setMemory(kept);
    await read(next, kept.said);
  };
  const forget = async (sheet: Dropped) => {
    setMemory(null);
    await read(sheet, {});
  };
  const again = () => {
    setSheet(null);
    typedBefore.forget();
    setKept(null);
    setOpened(null);
    reading.reset();
    booking.clear();
  };
  const isBooked = booking.page !== null;
  // what was said of a sheet before the page was left stands again
  const now = useRef({ forget: typedBefore.forget, readAgain: async (): Promise<void> => undefined });
  now.current = {
    forget: typedBefore.forget,
    readAgain: async () => {
      const { sheet: left, said: told } = typedBefore.typed;
      if (left !== null && booking.job === null && sessionStorage.getItem(OWN_TAB) !== null)
        await read(left, told);
    },
  };
  useEffect(() => void now.current.readAgain(), []);
  useEffect(() => {
    if (isBooked && opened !== null) void endKept(opened);
    if (isBooked) now.current.forget();
  }, [isBooked, opened]);
  if (booking.page)
    return (
      <PageView
        page={booking.page}
        actions={
          <>
            <UndoImport lots={lotsOfAnswer(booking.job?.answer)} />
            <Button onPress={again}>{words.another}</Button>
            <Link to="/yard" search={{ status: 'hold' }} className="btn go">
              {words.toYard}
            </Link>
          </>
        }
      />
    );
  const { data } = reading;
  const book = async (more: Confirmed = {}) => {
    const meant = { ...confirmed, ...more };
    confirm(meant);
    if (
      data === undefined ||
      !(await booking.start({ rows: data.lots, leftOut: sheet?.leftOut ?? [], ...meant }))
    )
      return;
    rememberLayout(headingsOf(data), said);
  };
  const meanings =
    sheet && data ? (
      <WordChoices reading={data} said={said} onSay={(told) => void read(sheet, told)} />
    ) : null;
  return (
    <>
      <Head title={WORDS.shell.imports} sub={sheet ? sheet.name : words.sub}>
        {sheet ? <Button onPress={again}>{words.otherSheet}</Button> : null}
        {sheet && data && !booking.isRunning ? (
          <KeepSheet
            sheet={sheet}
            said={said}
            onKept={() => {
              // it is kept anew: the one that it was opened from is older
              if (opened !== null) void endKept(opened);
              again();
              setKept(sheet.name);
            }}
          />
        ) : null}
        {data ? <Book reading={data} isPending={booking.isRunning} onBook={() => void book()} /> : null}
      </Head>
      {sheet ? <KeptSince since={typedBefore.since} onDiscard={again} /> : null}
      {booking.isRunning ? <Progress job={booking.job} /> : null}
      {sheet || booking.isRunning ? null : (
        <>
          {kept === null ? null : <p role="status">{words.keptNow(kept)}</p>}
          <DropSheet onSheet={(next) => void read(next, NOTHING)} />
          <KeptSheets
            onOpen={(id, next, told) => {
              setOpened(id);
              void read(next, told);
            }}
          />
        </>
      )}
      {reading.isPending && !data ? <Waiting words={words.reading} /> : null}
      {reading.error ? <Refused error={reading.error} /> : null}
      <Asked error={booking.error} onSay={(more) => void book(more)} />
      {sheet && data ? (
        <>
          {asksWords(data) ? meanings : null}
          <Questions
            reading={data}
            said={said}
            onAnswer={(answer) => {
              const next = answered({ sheet, said }, answer);
              void read(next.sheet, next.said);
            }}
            onSay={(told) => void read(sheet, told)}
          />
          <Faults
            reading={data}
            onRewrite={(cell, text) =>
              void read({ ...sheet, rewritten: { ...sheet.rewritten, [cell]: text } }, said)
            }
            leftOut={sheet.leftOut ?? []}
            onLeaveOut={(leftOut) => void read({ ...sheet, leftOut }, said)}
          />
          {asksWords(data) ? null : meanings}
          {memory ? <Remembered memory={memory} onForget={() => void forget(sheet)} /> : null}
          <Columns
            reading={data}
            said={said}
            asWritten={sheet.asWritten ?? false}
            onSay={(told) => void read(sheet, told)}
            onAsWritten={(asWritten) => void read({ ...sheet, asWritten }, said)}
          />
        </>
      ) : null}
    </>
  );
}

/** Who said before what the sheet is read by, and a way to read it without. */
function Remembered({ memory: { by, keptAt }, onForget }: RememberedProps) {
  return (
    <section className="card cluster">
      <p>{words.remembered(by, day(keptAt))}</p>
      <Button onPress={onForget}>{words.forget}</Button>
    </section>
  );
}

interface RememberedProps {
  readonly memory: Memory;
  readonly onForget: () => void;
}

/** How far the booking is; it goes on when this page is left. */
function Progress({ job }: { readonly job: Job | null }) {
  return (
    <section className="card">
      <Waiting words={job?.state === 'running' ? job.words : words.waits} />
      <progress value={job?.done ?? 0} max={1} aria-label={WORDS.shell.imports} />
      <p className="dim">{words.goesOn}</p>
    </section>
  );
}

interface BookProps {
  readonly reading: SheetReadingDocument;
  readonly isPending: boolean;
  readonly onBook: () => void;
}

/** Books what was read, once nothing is open or wrong. */
function Book({ reading: { lots, faults, questions }, isPending, onBook }: BookProps) {
  const open = faults.length + questions.length;
  const mass_g = lots.reduce((sum, lot) => sum + lot.mass_g, 0);
  return (
    <OnlyFor act="receive lot" what={words.book(lots.length, kilograms(mass_g))}>
      <Button go disabled={open > 0 || lots.length === 0 || isPending} onPress={onBook}>
        {open > 0 ? words.open(open) : words.book(lots.length, kilograms(mass_g))}
      </Button>
    </OnlyFor>
  );
}

/** How the server understands a sheet; what was read last stays while it is read again. */
function useReading() {
  const [last, setLast] = useState<SheetReadingDocument>();
  const mutation = useMutation({
    mutationFn: ({ sheet, said }: Held) => ask(sheetReadingSchema, '/api/sheets/lots', { ...sheet, ...said }),
    onSuccess: setLast,
    onError: () => setLast(undefined),
  });
  const reset = () => {
    setLast(undefined);
    mutation.reset();
  };
  return { ...mutation, data: last, reset };
}

const headingsOf = ({ columns }: SheetReadingDocument): readonly string[] =>
  columns.map(({ heading }) => heading);
