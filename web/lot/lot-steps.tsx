import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { shownUnit } from '../../src/documents/shown-unit.ts';
import { type LotAccount, leftOf } from '../../src/documents/yard/yard.ts';
import { contract as analyseLot } from '../../src/tasks/yard/analyse-lot/contract.ts';
import { contract as checkGate } from '../../src/tasks/yard/check-gate/contract.ts';
import { contract as clearLot } from '../../src/tasks/yard/clear-lot/contract.ts';
import { contract as holdLot } from '../../src/tasks/yard/hold-lot/contract.ts';
import { contract as identifyLot } from '../../src/tasks/yard/identify-lot/contract.ts';
import { contract as liftHold } from '../../src/tasks/yard/lift-hold/contract.ts';
import { contract as processLot } from '../../src/tasks/yard/process-lot/contract.ts';
import { contract as showLot } from '../../src/tasks/yard/show-lot/contract.ts';
import { readVerb } from '../api/client.ts';
import { Button } from '../design/button.tsx';
import { sentenceInLocale, typedNumber } from '../design/locale.ts';
import { VerbForm } from '../forms/verb-form.tsx';
import { PrintButton } from '../labels/print-button.tsx';
import { OnlyFor } from '../people/only-for.tsx';
import type { Judged } from '../printout/typed-results.ts';
import { WORDS } from '../words.ts';
import { type Step, StepsInParts } from '../yard/bulk-steps.tsx';
import { AnalysisForm } from './analysis-form.tsx';
import { CorrectLot } from './correct-form.tsx';
import { GateForm } from './gate-form.tsx';

const { lot: words } = WORDS;

type Asks = 'hold' | 'lift' | 'gate' | 'process' | 'analyse' | 'correct' | Exclude<Step, 'wash'>;

/** What each step is called, and the act that it takes. */
const OFFERED: readonly (readonly [asks: Asks, act: string])[] = [
  ['gate', checkGate.act],
  ['process', processLot.act],
  ['analyse', analyseLot.act],
  ['identify', identifyLot.act],
  ['clear', clearLot.act],
  ['hold', holdLot.act],
  ['lift', liftHold.act],
];

/**
 * The steps of a lot through the yard: treat, analyse, identify, clear, hold, lift a hold; and what was booked wrongly. Each is
 * asked before it is booked.
 */
export function LotSteps({ lot }: { readonly lot: string }) {
  const { data } = useQuery({
    queryKey: ['lot', lot],
    queryFn: ({ signal }) => readVerb(showLot, { order: { lot }, signal }),
  });
  const said = data?.lot.declaredOtherwise;
  const otherwise = said === undefined ? undefined : sentenceInLocale(said);
  const held = data?.lot.held;
  const lift = held?.lift;
  // what somebody holds already is not put on hold again, and what nobody holds is not lifted
  const offered = OFFERED.filter(([step]) => (step === 'hold' ? !held : step !== 'lift' || held));
  // a lot that waits for its clearing is on hold without anybody's reason
  const nameOf = (step: Asks): string =>
    step === 'hold' && data?.lot.status === 'hold' ? words.holdToo : words[step];
  const [asks, setAsks] = useState<Asks | null>(null);
  const close = () => setAsks(null);
  return (
    <>
      <section className="cluster level" aria-label={words.next}>
        {offered.map(([step, act]) =>
          step === 'lift' && lift ? (
            <p key={step} className="hold">
              {words.liftProposed(lift.by)}
            </p>
          ) : (
            <OnlyFor key={step} act={act} what={nameOf(step)}>
              <Button onPress={() => setAsks(step)}>{nameOf(step)}</Button>
            </OnlyFor>
          ),
        )}
        <OnlyFor act={['correct record', 'withdraw analysis']} what={words.correct}>
          <Button onPress={() => setAsks('correct')}>{words.correct}</Button>
        </OnlyFor>
        <PrintButton of={{ lots: [lot] }} words={words.label} file={`label-${lot}`} />
      </section>
      {asks === 'gate' ? (
        <GateForm lots={[lot]} warning={otherwise} remark={data?.lot.note} onClose={close} />
      ) : null}
      {asks === 'identify' || asks === 'clear' ? (
        <StepsInParts key={asks} step={asks} lots={[lot]} onClose={close} onClear={() => setAsks('clear')} />
      ) : null}
      {asks === 'hold' ? <VerbForm contract={holdLot} given={{ lot }} about={lot} onClose={close} /> : null}
      {asks === 'lift' ? <VerbForm contract={liftHold} given={{ lot }} about={lot} onClose={close} /> : null}
      {data ? <Forms asks={asks} account={data} onClose={close} /> : null}
    </>
  );
}

/** What a lot is usually measured for, where no analysis of it says so. */
const USUAL: readonly Judged[] = [
  ...['Ni', 'Cr', 'Co', 'Fe', 'Mo', 'W', 'Nb', 'Ta', 'Al', 'Ti', 'C', 'S'].map((element) => ({
    element,
    unit: shownUnit(element),
  })),
];

interface FormsProps {
  readonly asks: Asks | null;
  readonly account: LotAccount;
  readonly onClose: () => void;
}

/** The forms that need to know the lot. */
function Forms({ asks, account: { lot }, onClose }: FormsProps) {
  if (asks === 'process') {
    const left_kg = leftOf(lot) / 1000;
    return (
      <VerbForm
        contract={processLot}
        given={{ lot: lot.id }}
        about={lot.id}
        start={{ wet_g: typedNumber(left_kg), 'oil:unit': '%' }}
        expected={{ wet_g: left_kg, clean_g: left_kg }}
        onClose={onClose}
      />
    );
  }
  if (asks === 'correct') return <CorrectLot lot={lot} onClose={onClose} />;
  if (asks !== 'analyse') return null;
  const known = new Set(lot.analyses.flatMap(({ results }) => results.map(({ element }) => element)));
  // a field has the unit that it has in every form, whatever an earlier sheet was printed in
  const elements =
    known.size === 0 ? USUAL : [...known].map((element) => ({ element, unit: shownUnit(element) }));
  const ids = new Set(lot.analyses.map(({ analysis }) => analysis));
  let next = lot.analyses.length + 1;
  while (ids.has(`A${next}`)) next += 1;
  return <AnalysisForm lot={lot.id} elements={elements} freeId={`A${next}`} onClose={onClose} />;
}
