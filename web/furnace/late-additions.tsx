import type { ChargeSheet } from '../../src/documents/heats/charge-sheet.ts';
import { Button } from '../design/button.tsx';
import { kilograms } from '../design/locale.ts';
import { useDraft } from '../forms/drafts.ts';
import { stepSpoken } from '../language/spoken.ts';
import { OnlyFor } from '../people/only-for.tsx';
import { WORDS } from '../words.ts';
import type { HeatAtFurnace, HeatNow } from './heat-now.ts';
import { isTrimmed } from './next-part.ts';
import { putHeat } from './outbox/put-heat.ts';
import { Part } from './part.tsx';
import type { ReadWeight } from './weighing/read-weight.ts';
import { NOTHING_TYPED, type Typing, WeighLine } from './weighing/weigh-line.tsx';
import { COLD } from './weighing/weighing.tsx';

const { furnace: words } = WORDS;

const FORM = 'late';

interface Typed {
  /** Line that is weighed now. */
  readonly chosen: number | null;
  readonly typing: Typing;
}
const BLANK: Typed = { chosen: null, typing: NOTHING_TYPED };

interface Props {
  readonly heat: HeatAtFurnace;
  readonly sheet: ChargeSheet;
  readonly now: HeatNow;
  readonly isNext: boolean;
}

/**
 * What the plan adds to the bath, in its order: ticked when it has gone in, weighed and booked one by one. What a trim took the place of is struck
 * through, and still may be added.
 */
export function LateAdditions({ heat: state, sheet, now: { charged }, isNext }: Props) {
  const lines = sheet.steps
    .filter(({ stage }) => stage !== COLD)
    .map(stepSpoken)
    .flatMap((step) => step.lines.map((line) => ({ ...line, title: `${step.title}. ${step.instruction}` })));
  const { id: heat } = state;
  const isInstead = isTrimmed(state);
  const [{ chosen, typing = NOTHING_TYPED }, change, forget] = useDraft<Typed>(heat, FORM, BLANK);
  if (lines.length === 0) return null;
  const open = lines.filter(({ lot }) => !charged.has(lot));
  const line = open.find(({ number }) => number === chosen);
  const book = (lot: string, actual_g: number, read: ReadWeight | undefined) => {
    putHeat(heat, {
      words: words.additionOf(lot, kilograms(actual_g)),
      order: { charge: [{ lot, actual_g, ...(read ? { readings: read.readings } : {}) }] },
      draft: { form: FORM, typed: { chosen, typing } },
    });
    forget();
  };
  return (
    <Part
      title={words.lateTitle}
      form={FORM}
      isNext={isNext}
      sub={words.addedOf(lines.length - open.length, lines.length)}
    >
      {isInstead && open.length > 0 ? <p className="hold">{words.trimInstead}</p> : null}
      {lines.map(({ number, lot, weigh_g }, i) => (
        <div key={number} className="cluster row">
          <span className="grow">
            {charged.has(lot) ? (
              <>
                <b className="pass">{words.added}</b> {lot} <b>{kilograms(charged.get(lot)!)}</b>
              </>
            ) : isInstead ? (
              <s>
                {lot} {kilograms(weigh_g)}
              </s>
            ) : (
              <>
                {i + 1}. {lot} <b>{kilograms(weigh_g)}</b>
              </>
            )}
          </span>
          {charged.has(lot) || number === chosen ? null : (
            <OnlyFor act="charge heat" isSilent>
              <Button
                go={!isInstead && line === undefined && lot === open[0]?.lot}
                onPress={() => change({ chosen: number, typing: NOTHING_TYPED })}
              >
                {isInstead ? words.addAllTheSame : words.weighNow}
              </Button>
            </OnlyFor>
          )}
        </div>
      ))}
      {line ? (
        <WeighLine
          key={line.number}
          line={line}
          typing={typing}
          onType={(next) => change({ typing: next })}
          go={words.bookAddition}
          onBook={(mass_g, read) => book(line.lot, mass_g, read)}
          onSkip={undefined}
        />
      ) : null}
      <OnlyFor act="charge heat">{null}</OnlyFor>
    </Part>
  );
}
