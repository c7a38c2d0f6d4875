import { useEffect, useState } from 'react';
import type { YardLot } from '../../src/documents/yard.ts';
import { useBooking } from '../api/use-booking.ts';
import { Button } from '../design/button.tsx';
import { Confirm } from '../design/confirm.tsx';
import { counted, grouped } from '../design/locale.ts';
import { Refused, Waiting } from '../design/states.tsx';
import { GateForm } from '../lot/gate-form.tsx';
import { OnlyFor } from '../people/only-for.tsx';
import { PageView } from '../show-page/page-view.tsx';
import { WORDS } from '../words.ts';
import { LabelButton } from './label-button.tsx';

const { yard: words, sign, furnace } = WORDS;

/** Lots that a step is taken with at once: what is shown of them before must be read. */
const MOST = 200;

/** Steps that are shown before they are booked: where, and how they are named. */
const STEPS = {
  identify: { path: '/api/yard/identify-lots', words: words.identifyThese },
  clear: { path: '/api/yard/clear-lots', words: words.clearThese },
} as const;
export type Step = keyof typeof STEPS;

/** Steps for all lots that the filter leaves: labels, gate, identification, clearing. What would be booked is shown first. */
export function BulkSteps({ lots }: { readonly lots: readonly YardLot[] }) {
  const [asks, setAsks] = useState<{ readonly step: Step | 'gate'; readonly lots: readonly string[] } | null>(
    null,
  );
  const onHold = lots.filter(({ status }) => status === 'hold').map(({ id }) => id);
  const close = () => setAsks(null);
  if (lots.length > MOST) return <span className="dim small">{words.tooMany(grouped(String(MOST)))}</span>;
  return (
    <section className="cluster" aria-label={words.actions}>
      <LabelButton lots={lots.map(({ id }) => id)} words={words.labels(counted(lots.length, 'lot'))} />
      {onHold.length > 0 ? (
        <>
          <OnlyFor act="check lot" what={words.gateThese(counted(onHold.length, 'lot'))}>
            <Button onPress={() => setAsks({ step: 'gate', lots: onHold })}>
              {words.gateThese(counted(onHold.length, 'lot'))}
            </Button>
          </OnlyFor>
          <OnlyFor act="identify lot" what={words.identifyThese(counted(onHold.length, 'lot'))}>
            <Button onPress={() => setAsks({ step: 'identify', lots: onHold })}>
              {words.identifyThese(counted(onHold.length, 'lot'))}
            </Button>
          </OnlyFor>
          <OnlyFor act="clear lot" what={words.clearThese(counted(onHold.length, 'lot'))}>
            <Button onPress={() => setAsks({ step: 'clear', lots: onHold })}>
              {words.clearThese(counted(onHold.length, 'lot'))}
            </Button>
          </OnlyFor>
        </>
      ) : null}
      {asks?.step === 'gate' ? <GateForm lots={asks.lots} onClose={close} /> : null}
      {asks === null || asks.step === 'gate' ? null : (
        <StepLots
          key={asks.step}
          step={asks.step}
          lots={asks.lots}
          onClose={close}
          onClear={() => setAsks({ ...asks, step: 'clear' })}
        />
      )}
    </section>
  );
}

interface StepProps {
  readonly step: Step;
  readonly lots: readonly string[];
  readonly onClose: () => void;
  /** Goes on to clear what was identified. */
  readonly onClear: () => void;
}

/** What a step would book, lot by lot; then books it, and shows what was booked. */
export function StepLots({ step, lots, onClose, onClear }: StepProps) {
  const { path, words: name } = STEPS[step];
  const looking = useBooking(path);
  const booking = useBooking(path);
  // biome-ignore lint/correctness/useExhaustiveDependencies: it is looked at once, when the question appears
  useEffect(() => looking.mutate({ order: { lots, dryRun: true } }), []);
  const error = looking.error ?? booking.error;
  const page = booking.data ?? looking.data;
  return (
    <Confirm title={name(counted(lots.length, 'lot'))} isOpen onClose={onClose} wide>
      {page ? <PageView page={page} isPart /> : null}
      {looking.isPending || booking.isPending ? <Waiting /> : null}
      {error ? <Refused error={error} /> : null}
      {looking.data && !booking.data ? <p className="dim">{words.would}</p> : null}
      {booking.data ? (
        <div className="cluster">
          <Button onPress={onClose}>{words.done}</Button>
          {step === 'identify' ? (
            <Button go onPress={onClear}>
              {words.goOnToClear}
            </Button>
          ) : null}
        </div>
      ) : (
        <div className="cluster">
          <Button onPress={onClose}>{sign.cancel}</Button>
          <Button
            go
            disabled={!looking.data || booking.isPending}
            onPress={() => booking.mutate({ order: { lots } })}
          >
            {furnace.confirm}
          </Button>
        </div>
      )}
    </Confirm>
  );
}
