import { Link, useParams } from '@tanstack/react-router';
import type { ChargeSheet } from '../../src/documents/charge-sheet.ts';
import { Head } from '../design/head.tsx';
import { Empty, Refused, Waiting } from '../design/states.tsx';
import { WORDS } from '../words.ts';
import { Advice } from './advice.tsx';
import { AsOf } from './as-of.tsx';
import { BathSamples } from './bath-samples.tsx';
import { CastDone } from './cast-done.tsx';
import { ClockOff } from './clock-off.tsx';
import { HandedOver, HandOver } from './hand-over.tsx';
import type { HeatAtFurnace, HeatNow } from './heat-now.ts';
import { Behind } from './hold-points.tsx';
import { Ingots } from './ingots.tsx';
import { LateAdditions } from './late-additions.tsx';
import { Leak } from './leak.tsx';
import { LostLater } from './lost-later.tsx';
import { OutboxList } from './outbox-list.tsx';
import { Pour } from './pour.tsx';
import { RecordedList } from './recorded-list.tsx';
import { Settings } from './settings.tsx';
import { StoppedLots } from './stopped.tsx';
import { Substitute } from './substitute.tsx';
import { Trim } from './trim.tsx';
import { UndoStep } from './undo.tsx';
import { useFurnaceHeat } from './use-furnace-heat.ts';
import { Weighing } from './weighing.tsx';
import './furnace.css';

const { furnace: words } = WORDS;

/** The melter's page of a heat, from the weighing to the ingots: one step after the other; it works while the network is gone. */
export function Charge() {
  const { heat: id } = useParams({ from: '/inside/furnace/$heat' });
  const { heat, now, sheet, readAt, error, again } = useFurnaceHeat(id);
  return (
    <div className="stack glove">
      <Head title={id} sub={heat && now ? headOf(heat, now, sheet) : undefined}>
        <Link to="/heats/$heat" params={{ heat: id }} search={{ view: 'sheet' }} className="btn">
          {words.sheet}
        </Link>
      </Head>
      {readAt === undefined ? null : <AsOf readAt={readAt} />}
      <ClockOff />
      <StoppedLots sheet={sheet} now={now} />
      <OutboxList at="head" />
      <RecordedList heat={id} />
      {error ? <Refused error={error} onAgain={again} /> : null}
      {heat && now ? <Steps key={id} heat={heat} now={now} sheet={sheet} /> : error ? null : <Waiting />}
      <OutboxList at="foot" />
    </div>
  );
}

/** Grade, furnace and how far the heat is. */
const headOf = ({ target, furnace }: HeatAtFurnace, { status }: HeatNow, sheet: ChargeSheet | undefined) =>
  [target.grade, sheet?.furnace ?? furnace, words.status[status]].filter(Boolean).join(' · ');

interface Props {
  readonly heat: HeatAtFurnace;
  readonly now: HeatNow;
  readonly sheet: ChargeSheet | undefined;
}

/** The step that comes next, and what may be needed beside it. */
function Steps({ heat, now, sheet }: Props) {
  const { status } = now;
  if (status === 'cancelled') return <Empty>{words.cancelled}</Empty>;
  return (
    <>
      <HandedOver heat={heat} />
      {status === 'planned' ? (
        <Behind heat={heat} step="charge">
          {sheet ? <Weighing sheet={sheet} /> : <Waiting />}
        </Behind>
      ) : null}
      {status === 'charged' ? (
        <Behind heat={heat} step="power-on" withEarlier>
          <BathSamples heat={heat} now={now} sheet={sheet} />
          <Advice heat={heat} now={now} />
          <Behind heat={heat} step="addition">
            <Trim heat={heat.id} isReady={now.samples.some(({ analysis }) => analysis)} />
            {sheet ? <LateAdditions heat={heat.id} sheet={sheet} now={now} /> : null}
          </Behind>
          <Substitute heat={heat.id} />
          <Behind heat={heat} step="pour">
            <Pour heat={heat.id} input_g={now.input_g} />
          </Behind>
        </Behind>
      ) : null}
      {status === 'melted' ? (
        <Behind heat={heat} step="cast" withEarlier>
          <Ingots heat={heat.id} poured_g={now.output_g} />
        </Behind>
      ) : null}
      {status === 'cast' ? (
        <>
          <CastDone heat={heat} />
          <Behind heat={heat} step="release" withEarlier />
        </>
      ) : null}
      {heat.unbalanced_g > 0 ? <LostLater heat={heat} /> : null}
      {status === 'planned' || status === 'charged' ? <Leak heat={heat} /> : null}
      {status === 'planned' ? null : (
        <Behind heat={heat} step="power-on" withEarlier isSilent>
          <Settings heat={heat} now={now} />
        </Behind>
      )}
      <HandOver heat={heat} />
      <UndoStep heat={heat} />
    </>
  );
}
