import { memo, useEffect, useState } from 'react';
import { addressOf } from '../../src/documents/contract/contract.ts';
import type { YardLot } from '../../src/documents/yard/yard.ts';
import { contract as clearLots } from '../../src/tasks/yard/clear-lots/contract.ts';
import { contract as gateLots } from '../../src/tasks/yard/gate-lots/contract.ts';
import { contract as identifyLots } from '../../src/tasks/yard/identify-lots/contract.ts';
import { contract as washLots } from '../../src/tasks/yard/wash-lots/contract.ts';
import type { Order } from '../api/client.ts';
import { useBooking } from '../api/use-booking.ts';
import { Button } from '../design/button.tsx';
import { Confirm } from '../design/confirm.tsx';
import { counted, grouped } from '../design/locale.ts';
import { Refused, Waiting } from '../design/states.tsx';
import { PrintButton } from '../labels/print-button.tsx';
import { type Findings, GateForm } from '../lot/gate-form.tsx';
import { OnlyFor } from '../people/only-for.tsx';
import { PageView } from '../show-page/page-view.tsx';
import { WORDS } from '../words.ts';
import { Contradicted, contradictedOf, leftOutOf, useShownStep } from './contradicted.tsx';
import { MOST_AT_ONCE } from './lots-query.ts';

const { yard: words, lot: lotWords, sign, furnace } = WORDS;

/** Verdict of the page of a step that is for none of its lots. */
const NOTHING = 'left out';

/** Steps that are shown before they are booked, and how they are named. */
const STEPS = {
  identify: { contract: identifyLots, words: words.identifyThese },
  clear: { contract: clearLots, words: words.clearThese },
  gate: { contract: gateLots, words: words.gateThese },
  wash: { contract: washLots, words: words.washThese },
} as const;
export type Step = keyof typeof STEPS;

interface BulkProps {
  readonly lots: readonly YardLot[];
  /** They are ticked, and not all that the list shows. */
  readonly isTicked?: boolean;
  /** Told for which lots a step was not booked, and why. */
  readonly onRefused: (refused: ReadonlyMap<string, string>) => void;
}

/**
 * Steps for several lots, those that are ticked or all that the filter leaves: gate, identification, clearing, labels. What would be
 * booked is shown first.
 */
export const BulkSteps = memo(function BulkSteps({ lots, isTicked = false, onRefused }: BulkProps) {
  const [asks, setAsks] = useState<{ readonly step: Step; readonly lots: readonly string[] } | null>(null);
  const [findings, setFindings] = useState<Findings | null>(null);
  const onHold = lots.filter(({ status }) => status === 'hold');
  const close = () => {
    setAsks(null);
    setFindings(null);
  };
  const oily = onHold.filter(({ isOily }) => isOily);
  const open = onHold.filter(({ identification, isOily }) => identification === null && !isOily);
  const known = onHold.filter(({ identification }) => identification !== null);
  const unseen = onHold.filter(({ gate }) => gate === null).slice(0, MOST_AT_ONCE);
  const atGate = unseen.length > 0 ? unseen : onHold.slice(0, MOST_AT_ONCE);
  const offered: readonly (readonly [Step, readonly YardLot[], (lots: string) => string])[] = [
    ['gate', atGate, words.gateThese],
    ['wash', oily, words.washThese],
    ['identify', open, words.identifyThese],
    ['identify', known, words.identifyAgain],
    ['clear', onHold, words.clearThese],
  ];
  const steps = onHold.length > 0 ? offered.filter(([, of]) => of.length > 0) : [];
  return (
    <section className="cluster" aria-label={isTicked ? words.actionsTicked : words.actions}>
      {steps.map(([step, of, name]) => (
        <OnlyFor key={name('')} act={STEPS[step].contract.act} what={name(counted(of.length, 'lot'))}>
          <Button onPress={() => setAsks({ step, lots: of.map(({ id }) => id) })}>
            {name(counted(of.length, 'lot'))}
          </Button>
        </OnlyFor>
      ))}
      {lots.length <= MOST_AT_ONCE ? (
        <PrintButton
          of={{ lots: lots.map(({ id }) => id) }}
          words={words.labels(counted(lots.length, 'lot'))}
          file="labels"
        />
      ) : (
        <span className="dim small">{words.inParts(grouped(String(MOST_AT_ONCE)))}</span>
      )}
      {isTicked && lots.length <= MOST_AT_ONCE ? (
        <PrintButton of={{ contents: lots.map(({ id }) => id) }} words={WORDS.labels.pallet} file="pallet" />
      ) : null}
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
          onRefused={onRefused}
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
  readonly onRefused?: BulkProps['onRefused'];
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
function StepLots({ step, lots, place, findings, onBack, onClose, onClear, onNext, ...told }: PartProps) {
  const { contract, words: name } = STEPS[step];
  const order = findings ? { lots, findings } : { lots };
  const looking = useBooking(contract);
  const booking = useBooking(contract);
  // biome-ignore lint/correctness/useExhaustiveDependencies: it is looked at once, when the question appears
  useEffect(() => looking.mutate({ order: { ...order, dryRun: true } }), []);
  const shown = useShownStep(addressOf(contract), order);
  const against = step === 'identify' ? [] : contradictedOf(shown);
  const [despite, setDespite] = useState('');
  const why = despite.trim();
  const error = looking.error ?? booking.error;
  const page = booking.data ?? looking.data;
  const isNothing = looking.data?.verdict === NOTHING;
  const bookAll = () =>
    booking.mutate(
      { order: why === '' ? order : despiteAll(order, why) },
      { onSuccess: () => told.onRefused?.(leftOutOf(shown, why === '' ? [] : against)) },
    );
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
              // against what is known of a lot is never the way that comes next
              go={why === ''}
              disabled={!looking.data || booking.isPending || (against.length === lots.length && why === '')}
              onPress={bookAll}
            >
              {why === '' || step === 'gate' ? furnace.confirm : lotWords.clearAnyway}
            </Button>
          )}
        </div>
      )}
    </Confirm>
  );
}
