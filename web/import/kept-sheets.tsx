import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { keptSheetSchema, keptSheetsSchema } from '../../src/documents/kept.ts';
import type { SheetOrder } from '../../src/documents/yard/sheet-order.ts';
import { bookDocument, readDocument, send } from '../api/client.ts';
import { useKey } from '../api/use-key.ts';
import { Button } from '../design/button.tsx';
import { DataTable } from '../design/data-table.tsx';
import { moment } from '../design/locale.ts';
import { Refused } from '../design/states.tsx';
import { PAGE_WORDS } from '../page-words.ts';
import type { Dropped } from './drop-sheet.tsx';
import type { Said } from './layouts.ts';

const { imports: words } = PAGE_WORDS;

const KEY = ['kept-sheets'];
const PATH = '/api/sheets/kept';
const pathOf = (id: string): string => `${PATH}/${encodeURIComponent(id)}`;

interface OpenProps {
  readonly onOpen: (id: string, sheet: Dropped, said: Said) => void;
}

/** The sheets that somebody has read for another to book; nothing where there are none. */
export function KeptSheets({ onOpen }: OpenProps) {
  const client = useQueryClient();
  const { data } = useQuery({
    queryKey: KEY,
    queryFn: ({ signal }) => readDocument(keptSheetsSchema, PATH, { signal }),
  });
  const opening = useMutation({
    mutationFn: (id: string) => readDocument(keptSheetSchema, pathOf(id)),
    onSuccess: ({ id, sheet }) => onOpen(id, ...inParts(sheet)),
  });
  const removing = useMutation({
    mutationFn: (id: string) => send(pathOf(id), 'DELETE'),
    onSettled: () => client.invalidateQueries({ queryKey: KEY }),
  });
  const error = opening.error ?? removing.error;
  if (data === undefined || data.sheets.length === 0) return null;
  return (
    <section className="card stack">
      <h2>{words.kept}</h2>
      <DataTable
        label={words.kept}
        columns={[words.sheet, words.keptBy, words.keptAt, '']}
        rows={data.sheets.map(({ id, name, by, keptAt }) => ({
          key: id,
          cells: [
            <b key="name">{name}</b>,
            by,
            moment(keptAt),
            <span key="steps" className="cluster">
              <Button go onPress={() => opening.mutate(id)} disabled={opening.isPending}>
                {words.openKept}
              </Button>
              <Button quiet onPress={() => removing.mutate(id)} disabled={removing.isPending}>
                {words.removeKept}
              </Button>
            </span>,
          ],
        }))}
      />
      {error ? <Refused error={error} /> : null}
    </section>
  );
}

/** Forgets a kept sheet that is booked; one that cannot be forgotten now is removed by hand. */
export const endKept = (id: string): Promise<unknown> => send(pathOf(id), 'DELETE').catch(() => undefined);

interface KeepProps {
  readonly sheet: Dropped;
  readonly said: Said;
  /** Called once it is kept. */
  readonly onKept: () => void;
}

/** Keeps the sheet as it stands, with what was said and mended, for another person to book. */
export function KeepSheet({ sheet, said, onKept }: KeepProps) {
  const client = useQueryClient();
  const key = useKey();
  const keeping = useMutation({
    mutationFn: () => {
      const order = { sheet: { ...sheet, ...said } };
      return bookDocument(keptSheetsSchema, { path: PATH, order, key: key.of(order) });
    },
    onSuccess: (sheets) => {
      key.done();
      client.setQueryData(KEY, sheets);
      onKept();
    },
  });
  return (
    <>
      <Button onPress={() => keeping.mutate()} disabled={keeping.isPending}>
        {words.keep}
      </Button>
      {keeping.error ? <Refused error={keeping.error} /> : null}
    </>
  );
}

/** A kept sheet as the page holds it: what was dropped, and what was said of it. */
function inParts({ map, set, words: meanings, dates, decimal, ...sheet }: SheetOrder): [Dropped, Said] {
  const said = { map, set, words: meanings, dates, decimal };
  return [sheet, Object.fromEntries(Object.entries(said).filter(([, value]) => value !== undefined))];
}
