import { Link, useParams } from '@tanstack/react-router';
import { type ReactNode, useState } from 'react';
import type { ChargeSheet } from '../../src/documents/heats/charge-sheet.ts';
import { Head } from '../design/head.tsx';
import { sentenceInLocale } from '../design/locale.ts';
import { Empty, Refused, Waiting } from '../design/states.tsx';
import { ChooseLanguage, Spoken } from '../language/choose-language.tsx';
import { OnlyFor } from '../people/only-for.tsx';
import { WORDS } from '../words.ts';
import { Advice } from './advice/advice.tsx';
import { BathSamples, LatestResults } from './advice/bath-samples.tsx';
import { Trim } from './advice/trim.tsx';
import { AsOf } from './as-of.tsx';
import { AsWeighed } from './as-weighed.tsx';
import { CastDone } from './cast-done.tsx';
import { ClockOff } from './clock-off.tsx';
import { HandedOver, HandOver, useMustTakeOver } from './hand-over.tsx';
import { type HeatAtFurnace, type HeatNow, latestResults, trimGround } from './heat-now.ts';
import { Behind } from './hold-points.tsx';
import { Ingots } from './ingots.tsx';
import { LateAdditions } from './late-additions.tsx';
import { Leak, LeakStop } from './leak.tsx';
import { LostLater } from './lost-later.tsx';
import { type MeltPart, nextPart, openAdditions } from './next-part.ts';
import { OutboxList } from './outbox/outbox-list.tsx';
import { Pour } from './pour.tsx';
import { RecordedList } from './recorded-list.tsx';
import { Settings } from './settings.tsx';
import { UndoStep } from './undo.tsx';
import { useFurnaceHeat } from './use-furnace-heat.ts';
import { StoppedLots } from './weighing/stopped.tsx';
import { Substitute } from './weighing/substitute.tsx';
import { coldLines, WEIGHING_FORM, Weighing } from './weighing/weighing.tsx';
import { WeightsUnused } from './weighing/weights-unused.tsx';
import './furnace.css';

const { furnace: words } = WORDS;

/** The melter's page of a heat, from the weighing to the ingots: one step after the other; it works while the network is gone. */
export const Charge = () => <Spoken>{() => <HeatInFurnace />}</Spoken>;

function HeatInFurnace() {
  const { heat: id } = useParams({ from: '/inside/furnace/$heat' });
  const { heat, now, sheet, readAt, heardAt, error, again } = useFurnaceHeat(id);
  return (
    <div className="stack glove furnace">
      <Head title={id} sub={heat && now ? headOf(heat, now, sheet) : undefined}>
        <ChooseLanguage />
        <Link to="/heats/$heat" params={{ heat: id }} search={{ view: 'sheet' }} className="btn">
          {words.sheet}
        </Link>
      </Head>
      {readAt === undefined ? null : <AsOf readAt={readAt} />}
      <ClockOff />
      <LeakStop heat={heat} />
      <StoppedLots sheet={sheet} now={now} />
      <OutboxList at="head" />
      {error ? <Refused error={error} onAgain={again} /> : null}
      {heat && now ? <Steps key={id} {...{ heat, now, sheet, heardAt }} /> : error ? null : <Waiting />}
      <OutboxList at="foot" />
    </div>
  );
}

/** Grade, furnace and how far the heat is: what is recorded, and apart from it what waits on this device. */
const headOf = (
  { target, furnace }: HeatAtFurnace,
  { status, recordedStatus }: HeatNow,
  sheet: ChargeSheet | undefined,
) =>
  [
    target.grade,
    sentenceInLocale(sheet?.furnace ?? furnace ?? ''),
    status === recordedStatus
      ? words.status[status]
      : words.statusHere(words.status[recordedStatus], words.status[status]),
  ]
    .filter(Boolean)
    .join(' · ');

interface Props {
  readonly heat: HeatAtFurnace;
  readonly now: HeatNow;
  readonly sheet: ChargeSheet | undefined;
}

/** The step that comes next, and what may be needed beside it. */
function Steps({ heat, now, sheet, heardAt }: Props & { readonly heardAt: number }) {
  const { status } = now;
  /** Record of the results that a trim was worked out for, and that need none. */
  const [right, setRight] = useState(0);
  const mustTakeOver = useMustTakeOver(heat, now);
  const open = openAdditions(sheet, heat, now).length;
  const before = latestResults(now.samples)?.sample;
  const isMeasured = before !== undefined;
  if (status === 'cancelled') return <Empty>{words.cancelled}</Empty>;
  // nothing is weighed or booked past the note of the shift before
  if (mustTakeOver) return <HandedOver heat={heat} now={now} />;
  const recorded = <RecordedList key="recorded" heat={heat} heardAt={heardAt} />;
  const beside = (
    <>
      {heat.unbalanced_g > 0 ? <LostLater heat={heat} /> : null}
      {status === 'charged' && isMeasured ? (
        <Behind heat={heat} step="power-on" withEarlier isSilent>
          <AsWeighed {...{ heat, open, before }} />
        </Behind>
      ) : null}
      {status === 'planned' || status === 'charged' ? <Leak heat={heat} /> : null}
      {status === 'planned' ? null : (
        <Behind heat={heat} step="power-on" withEarlier isSilent>
          <Settings heat={heat} now={now} />
        </Behind>
      )}
      {status === 'cast' ? null : (
        <HandOver heat={heat} lines={status === 'planned' && sheet ? coldLines(sheet) : []} />
      )}
      <UndoStep heat={heat} />
    </>
  );
  return (
    <>
      {heat.status !== 'planned' && sheet ? <WeightsUnused heat={heat} sheet={sheet} /> : null}
      <HandedOver heat={heat} now={now} />
      {status === 'charged' ? (
        <Behind heat={heat} step="power-on" withEarlier>
          <LatestResults now={now} sheet={sheet} />
          {isMeasured ? null : <AsWeighed {...{ heat, open }} />}
          <Behind heat={heat} step="addition" />
        </Behind>
      ) : null}
      <div className="bench">
        {status === 'planned' ? (
          <div className="stack next" data-form={WEIGHING_FORM}>
            <Behind heat={heat} step="charge">
              <OnlyFor act="charge heat">
                <ColdCharge {...{ heat, now, sheet }} />
              </OnlyFor>
            </Behind>
          </div>
        ) : null}
        {status === 'melted' ? (
          <div className="stack next">
            <Behind heat={heat} step="cast" withEarlier>
              <OnlyFor act="record heat">
                <Ingots heat={heat.id} poured_g={now.output_g} />
              </OnlyFor>
            </Behind>
          </div>
        ) : null}
        {status === 'cast' ? (
          <div className="stack next">
            <CastDone heat={heat} isRecorded={now.recordedStatus === 'cast'} />
            <Behind heat={heat} step="release" withEarlier />
          </div>
        ) : null}
        {status === 'charged' ? (
          <Melt {...{ heat, now, sheet, right, recorded }} onRight={setRight} />
        ) : (
          recorded
        )}
        {beside}
      </div>
    </>
  );
}

/** The weighing of the charge; a charge that was refused is put right where it waits. */
function ColdCharge({ heat, now, sheet }: Props) {
  if (now.isChargeRefused) return <p>{words.chargeRefused}</p>;
  return sheet ? <Weighing sheet={sheet} shifts={heat.shifts ?? []} /> : <Waiting />;
}

interface MeltProps extends Props {
  readonly right: number;
  readonly onRight: (results: number) => void;
  /** Stands after what comes next. */
  readonly recorded: ReactNode;
}

/** The work on a melt in the furnace: what comes next first, the rest folded. */
function Melt({ heat, now, sheet, right, onRight, recorded }: MeltProps) {
  const latest = Math.max(0, ...now.samples.map(({ analysis }) => analysis?.seq ?? 0));
  const isRight = latest > 0 && right === latest;
  const next = nextPart({ heat, now, sheet, isRight });
  const parts: Readonly<Record<MeltPart | 'advice' | 'substitute', ReactNode>> = {
    additions: (
      <Behind heat={heat} step="addition" isSilent>
        {sheet ? <LateAdditions heat={heat} sheet={sheet} now={now} isNext={next === 'additions'} /> : null}
      </Behind>
    ),
    sample: <BathSamples heat={heat} now={now} sheet={sheet} isNext={next === 'sample'} />,
    advice: <Advice heat={heat} now={now} />,
    trim: (
      <Behind heat={heat} step="addition" isSilent>
        <Trim
          heat={heat.id}
          ground={trimGround(heat, now)}
          planned={openAdditions(sheet, heat, now)}
          stale={now.samples.findLast(({ analysis }) => analysis)?.sample}
          // what was found of these results stays in sight
          isNext={next === 'trim' || isRight}
          onRight={() => onRight(latest)}
        />
      </Behind>
    ),
    substitute: <Substitute heat={heat.id} />,
    pour: (
      <Behind heat={heat} step="pour">
        <Pour heat={heat.id} input_g={now.input_g} isNext={next === 'pour'} />
      </Behind>
    ),
  };
  const others = (Object.keys(parts) as (keyof typeof parts)[]).filter((name) => name !== next);
  // in one list with keys: a part that comes next keeps what is typed into it and found in it
  return (
    <Behind heat={heat} step="power-on" withEarlier isSilent instead={recorded}>
      {[
        <div key={next} className="stack next">
          {parts[next]}
        </div>,
        recorded,
        ...others.map((name) => (
          <div key={name} className="stack">
            {parts[name]}
          </div>
        )),
      ]}
    </Behind>
  );
}
