import { memo, useEffect, useState } from 'react';
import { addressOf } from '../../src/documents/contract/contract.ts';
import type { YardLot } from '../../src/documents/yard/yard.ts';
import { contract as clearLots } from '../../src/tasks/yard/clear-lots/contract.ts';
import { contract as gateLots } from '../../src/tasks/yard/gate-lots/contract.ts';
import { contract as identifyLots } from '../../src/tasks/yard/identify-lots/contract.ts';
import type { Order } from '../api/client.ts';
import { useBooking } from '../api/use-booking.ts';
import { Button } from '../design/button.tsx';
import { Confirm } from '../design/confirm.tsx';
import { counted, grouped } from '../design/locale.ts';
import { Refused, Waiting } from '../design/states.tsx';
import { type Findings, GateForm } from '../lot/gate-form.tsx';
import { OnlyFor } from '../people/only-for.tsx';
import { PageView } from '../show-page/page-view.tsx';
import { WORDS } from '../words.ts';
import { Contradicted, useContradicted } from './contradicted.tsx';
import { LabelButton } from './label-button.tsx';
import { MOST_AT_ONCE } from './lots-query.ts';

const { yard: words, lot: lotWords, sign, furnace } = WORDS;

/** Verdict of the page of a step that is for none of its lots. */
const NOTHING = 'left out';

/** Steps that are shown before they are booked, and how they are named. */
const STEPS = {
  identify: { contract: identifyLots, words: words.identifyThese },
  clear: { contract: clearLots, words: words.clearThese },
  gate: { contract: gateLots, words: words.gateThese },
} as const;
export type Step = keyof typeof STEPS;

/** Steps for all lots that the filter leaves: labels, gate, identification, clearing. What would be booked is shown first. */
export const BulkSteps = memo(function BulkSteps({ lots }: { readonly lots: readonly YardLot[] }) {
  const [asks, setAsks] = useState<{ readonly step: Step; readonly lots: readonly string[] } | null>(null);
  const [findings, setFindings] = useState<Findings | null>(null);
  const onHold = lots.filter(({ status }) => status === 'hold');
  const close = () => {
    setAsks(null);
    setFindings(null);
  };
  const open = onHold.filter(({ identification }) => identification === null);
  const known = onHold.filter(({ identification }) => identification !== null);
  const unseen = onHold.filter(({ gate }) => gate === null).slice(0, MOST_AT_ONCE);
  const atGate = unseen.length > 0 ? unseen : onHold.slice(0, MOST_AT_ONCE);
  const offered: readonly (readonly [Step, readonly YardLot[], (lots: string) => string])[] = [
    ['gate', atGate, words.gateThese],
    ['identify', open, words.identifyThese],
    ['identify', known, words.identifyAgain],
    ['clear', onHold, words.clearThese],
  ];
  return (
    <section className="cluster" aria-label={words.actions}>
      {lots.length <= MOST_AT_ONCE ? (
        <LabelButton lots={lots.map(({ id }) => id)} words={words.labels(counted(lots.length, 'lot'))} />
      ) : (
        <span className="dim small">{words.inParts(grouped(String(MOST_AT_ONCE)))}</span>
      )}
      {onHold.length > 0
        ? offered.map(([step, of, name]) =>
            of.length === 0 ? null : (
              <OnlyFor key={name('')} act={STEPS[step].contract.act} what={name(counted(of.length, 'lot'))}>
                <Button onPress={() => setAsks({ step, lots: of.map(({ id }) => id) })}>
                  {name(counted(of.length, 'lot'))}
                </Button>
              </OnlyFor>
            ),
          )
        : null}
      {asks?.step === 'gate' ? (
        <GateForm lots={asks.lots} onClose={close} onLook={setFindings} isOpen={findings === null} />
      ) : null}
      {asks === null || (asks.step === 'gate' && findings === null) ? null : (
        <StepsInParts
          key={asks.step}
          step={asks.step}
          lots={asks.lots}
          {...(findings !== null && { findings, onBack: () => setFindings(null) })}
          onClose={close}
          onClear={() => setAsks({ ...asks, step: 'clear' })}
        />
      )}
    </section>
  );
});

/** A step with many lots, part by part: each is shown before it is booked. */
export function StepsInParts({ lots, ...step }: StepProps) {
  const [from, setFrom] = useState(0);
  const part = lots.slice(from, from + MOST_AT_ONCE);
  const rest = lots.length - from - part.length;
  return (
    <StepLots
      key={from}
      {...step}
      lots={part}
      place={lots.length > MOST_AT_ONCE ? words.part(from + 1, from + part.length, lots.length) : ''}
      {...(rest > 0 && { onNext: () => setFrom(from + MOST_AT_ONCE) })}
    />
  );
}

interface StepProps {
  readonly step: Step;
  readonly lots: readonly string[];
  /** What the gate found. */
  readonly findings?: Findings;
  /** Back to what was typed. */
  readonly onBack?: () => void;
  readonly onClose: () => void;
  /** Goes on to clear what was identified. */
  readonly onClear: () => void;
}

interface PartProps extends StepProps {
  /** Which lots of how many; empty where these are all. */
  readonly place: string;
  /** Goes on with the next lots; absent after the last. */
  readonly onNext?: () => void;
}

/** The order with why it is done all the same: a word of the whole step, or among what the gate found. */
const despiteAll = (order: { readonly findings?: Findings }, despite: string): Order =>
  order.findings ? { ...order, findings: { ...order.findings, despite } } : { ...order, despite };

/** What a step would book, lot by lot; then books it, and shows what was booked. */
function StepLots({ step, lots, place, findings, onBack, onClose, onClear, onNext }: PartProps) {
  const { contract, words: name } = STEPS[step];
  const order = findings ? { lots, findings } : { lots };
  const looking = useBooking(contract);
  const booking = useBooking(contract);
  // biome-ignore lint/correctness/useExhaustiveDependencies: it is looked at once, when the question appears
  useEffect(() => looking.mutate({ order: { ...order, dryRun: true } }), []);
  const against = useContradicted(step === 'identify' ? undefined : addressOf(contract), order);
  const [despite, setDespite] = useState('');
  const why = despite.trim();
  const error = looking.error ?? booking.error;
  const page = booking.data ?? looking.data;
  const isNothing = looking.data?.verdict === NOTHING;
  return (
    <Confirm title={name(counted(lots.length, 'lot'))} isOpen onClose={onClose} wide>
      {place === '' ? null : <p role="status">{place}</p>}
      {against.length > 0 && !booking.data ? (
        <Contradicted
          step={step === 'gate' ? 'gate' : 'clear'}
          lots={against}
          why={despite}
          onWhy={setDespite}
        />
      ) : null}
      {page ? <PageView page={page} isPart /> : null}
      {looking.isPending || booking.isPending ? <Waiting /> : null}
      {error ? <Refused error={error} /> : null}
      {looking.data && !booking.data && !isNothing ? <p className="dim">{words.would}</p> : null}
      {booking.data ? (
        <div className="cluster">
          <Button onPress={onClose}>{words.done}</Button>
          {onNext ? (
            <Button go onPress={onNext}>
              {words.nextPart}
            </Button>
          ) : step === 'identify' ? (
            <OnlyFor act={clearLots.act} what={words.goOnToClear}>
              <Button go onPress={onClear}>
                {words.goOnToClear}
              </Button>
            </OnlyFor>
          ) : null}
        </div>
      ) : (
        <div className="cluster">
          <Button onPress={onBack ?? onClose}>{onBack ? words.back : sign.cancel}</Button>
          {onNext ? <Button onPress={onNext}>{words.skipPart}</Button> : null}
          {isNothing && against.length === 0 ? null : (
            <Button
              go
              disabled={!looking.data || booking.isPending || (against.length === lots.length && why === '')}
              onPress={() => booking.mutate({ order: why === '' ? order : despiteAll(order, why) })}
            >
              {why === '' || step === 'gate' ? furnace.confirm : lotWords.clearAnyway}
            </Button>
          )}
        </div>
      )}
    </Confirm>
  );
}
