import { keepPreviousData, useQueries, useQuery } from '@tanstack/react-query';
import { useSearch } from '@tanstack/react-router';
import { useCallback, useEffect, useMemo, useState } from 'react';
import type { YardLot } from '../../src/documents/yard/yard.ts';
import { grouped } from '../design/locale.ts';
import { Waiting } from '../design/states.tsx';
import { WORDS } from '../words.ts';
import { partsFor, placedRows } from './large-rows.ts';
import { countsOf, namesOf, ROWS, rowsQuery, totalsQuery, type YardView as Wanted } from './lots-query.ts';
import { sumOfTotals } from './sum-of-lots.ts';
import { YardView } from './yard-view.tsx';

const { yard: words } = WORDS;

/** How long nobody types before the server is asked [ms]. */
const PAUSE_MS = 150;

/** What the head of a large yard says; undefined until the server has said it. */
export function useSumOfLarge(isWanted: boolean): string | undefined {
  const { data } = useQuery({ ...totalsQuery(), enabled: isWanted });
  return data && sumOfTotals(data);
}

/** A yard of many thousand lots: the server looks for them and sorts them, and the rows in sight are read. */
export function LargeYard() {
  const { find, status, form, supplier, sort } = useSearch({ from: '/inside/yard' });
  const text = usePaused(find);
  const view = useMemo(
    (): Wanted => wantedOf({ find: text, status, form, supplier, sort }),
    [text, status, form, supplier, sort],
  );
  const all = useQuery(totalsQuery()).data;
  // what was found stands until the server has answered anew
  const first = useQuery({ ...rowsQuery(view, 0), placeholderData: keepPreviousData });
  const total = first.data?.total ?? 0;
  const [sight, setSight] = useState({ first: 0, last: 0 });
  const look = useCallback((first: number, last: number) => {
    const partOf = (row: number) => Math.floor(row / ROWS);
    // nothing is drawn anew before another part comes into sight
    setSight((before) =>
      partOf(before.first) === partOf(first) && partOf(before.last) === partOf(last)
        ? before
        : { first, last },
    );
  }, []);
  const parts = partsFor(sight, { total, isOther: first.isPlaceholderData });
  const others = useQueries({ queries: parts.map((part) => rowsQuery(view, part)) });
  const read = new Map<number, readonly YardLot[]>([[0, first.data?.lots ?? []]]);
  for (const [i, part] of parts.entries()) read.set(part, others[i]?.data?.lots ?? []);
  const error = first.error ?? others.find((one) => one.error)?.error ?? null;
  if (!first.data && !error) return <Waiting />;
  return (
    <YardView
      lots={placedRows(read, total)}
      count={words.shown(grouped(String(total)), grouped(String(all?.total ?? total)))}
      isEmpty={all?.total === 0}
      forms={countsOf(all?.by.form)}
      states={countsOf(all?.by.status)}
      suppliers={namesOf(all?.by.supplier)}
      error={error}
      onSight={look}
    />
  );
}

/** A view without what it does not name: its key is the same however the address says it. */
const wantedOf = (view: Wanted): Wanted =>
  Object.fromEntries(Object.entries(view).filter(([, value]) => value !== undefined && value !== ''));

/** A text once nobody has typed for a moment; what is taken away is gone at once. */
function usePaused(text: string | undefined): string | undefined {
  const [paused, setPaused] = useState(text);
  useEffect(() => {
    const timer = setTimeout(() => setPaused(text), text === undefined ? 0 : PAUSE_MS);
    return () => clearTimeout(timer);
  }, [text]);
  return paused;
}
