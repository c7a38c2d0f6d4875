import type { ReactNode } from 'react';
import type { PageHead } from '../../src/documents/page.ts';
import { sparkLine } from '../../src/pages/charts/spark.ts';
import { ApiError } from '../api/client.ts';
import { waitsWords } from '../people/only-for.tsx';
import { NextStep } from '../today/next-steps.tsx';
import { Tile } from '../today/tiles.tsx';
import { WORDS } from '../words.ts';
import { Button } from './button.tsx';
import { DataTable } from './data-table.tsx';
import { Empty, Refused, Waiting } from './states.tsx';
import { VerdictHead } from './verdict-head.tsx';
import '../today/today.css';

const { design: words, today } = WORDS;

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
  readonly isForbidden?: boolean;
  readonly className?: string;
  readonly dir?: 'rtl';
}

const STATES: readonly State[] = [
  { name: words.usual },
  { name: words.isEmpty, isEmpty: true },
  { name: words.isLoading, before: <Waiting /> },
  { name: words.isStale, before: <Refused error={refusal(426, '')} /> },
  { name: words.isOffline, before: <Refused error={refusal(0, '')} onAgain={() => undefined} /> },
  { name: words.isRefused, before: <Refused error={refusal(422, words.refused)} /> },
  { name: words.sessionEnded, before: <Refused error={refusal(401, words.signInAgain)} /> },
  { name: words.isForbidden, isForbidden: true },
  { name: words.isNarrow, className: 'narrow-state' },
  { name: words.isLong, of: LONG },
  { name: words.isRightToLeft, of: RIGHT_TO_LEFT, dir: 'rtl' },
];

/** Each component of a page of a thing in each state that it can be in. */
export const ComponentStates = () =>
  STATES.map((state) => (
    <section key={state.name} className="card stack state" aria-label={state.name}>
      <h3>{state.name}</h3>
      {state.before}
      <div className={`stack ${state.className ?? ''}`} dir={state.dir}>
        <Components {...state} />
      </div>
    </section>
  ));

function Components({ of = 'H26-101', isEmpty = false, isForbidden = false }: State) {
  return (
    <>
      <VerdictHead head={isEmpty ? NO_HEAD : headOf(of)} word={isEmpty ? undefined : 'HOLD'}>
        <Act isForbidden={isForbidden} />
      </VerdictHead>
      {isEmpty ? (
        <p>{today.noneYours}</p>
      ) : (
        <NextStep
          step={{
            ...{ of, what: words.stepWhat, since: today.since('09:10') },
            way: () => <Act isForbidden={isForbidden} />,
          }}
          isFirst
        />
      )}
      {isEmpty ? (
        <Tile name={today.stock} value={today.none} beside={today.noTrend} />
      ) : (
        <Tile name={of} value="14.20" unit="USD/kg" beside={today.after('13.90')} chart={TREND} />
      )}
      {isEmpty ? (
        <Empty>{words.empty}</Empty>
      ) : (
        <DataTable
          label={words.states}
          columns={[words.token, { head: words.number, numeric: true }]}
          rows={[{ key: of, cells: [of, '1,234'] }]}
        />
      )}
    </>
  );
}

const TREND = sparkLine([13, 14, null, 13.9, 14.2], words.states);

/** The primary button; for whoever has no right to it, whose it is. */
const Act = ({ isForbidden }: { readonly isForbidden: boolean }) =>
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
    <Button go>{words.go}</Button>
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
