import type { Deed } from '../../src/documents/common.ts';
import type { Choice, Page } from '../../src/documents/page.ts';
import { contract as orderAnalyses } from '../../src/tasks/yard/order-analyses/contract.ts';
import { useBooking } from '../api/use-booking.ts';
import { Button } from '../design/button.tsx';
import { ChoiceCard } from '../design/choice-card.tsx';
import { placeOf } from '../design/deed-places.ts';
import { sentenceInLocale } from '../design/locale.ts';
import { Refused } from '../design/states.tsx';
import { OnlyFor } from '../people/only-for.tsx';
import { WORDS } from '../words.ts';

const { choices: words } = WORDS;

interface Props {
  readonly choices: NonNullable<Page['choices']>;
  /** Goes a way on the page that shows it; undefined where another page does. */
  readonly onWay?: ((deed: Deed) => (() => void) | undefined) | undefined;
}

/** The ways on from here, the one to take first in front; what gives up what was asked stands below them as a link. */
export function ChoicesView({ choices: { heading, list }, onWay }: Props) {
  const [ways, unsafe] = [list.filter((one) => !one.unsafe), list.filter((one) => one.unsafe)];
  return (
    <section className="stack" aria-label={heading}>
      <h2>{sentenceInLocale(heading)}</h2>
      <div className="choices">
        {ways.map((choice, i) => (
          <ChoiceCard
            key={`${choice.does} ${choice.words}`}
            choice={choice}
            isFirst={i === 0 && !choice.outside}
          >
            <Way choice={choice} isFirst={i === 0 && !choice.outside} onWay={onWay} />
          </ChoiceCard>
        ))}
      </div>
      {unsafe.map((choice) => (
        <div key={choice.does} className="cluster">
          <Way choice={choice} isFirst={false} onWay={onWay} />
          <span className="dim">{sentenceInLocale(choice.words)}</span>
        </div>
      ))}
    </section>
  );
}

interface WayProps extends Pick<Props, 'onWay'> {
  readonly choice: Choice;
  readonly isFirst: boolean;
}

/** The button that goes a way: here, by its verb at once, or on the page that does it. */
function Way({ choice: { does, by, unsafe = false }, isFirst, onWay }: WayProps) {
  if (!by) return null;
  const here = onWay?.(by);
  if (here)
    return (
      <Button go={isFirst} quiet={unsafe} onPress={here}>
        {sentenceInLocale(does)}
      </Button>
    );
  if (by.verb === 'yard/order-analyses')
    return <OrderAnalyses order={by.order ?? {}} does={does} isFirst={isFirst} />;
  const place = placeOf(by);
  return place ? (
    <a className={isFirst ? 'btn go' : 'btn'} href={place.href}>
      {sentenceInLocale(does)}
    </a>
  ) : null;
}

interface Ordering {
  readonly order: NonNullable<Deed['order']>;
  readonly does: string;
  readonly isFirst: boolean;
}

/** Orders analyses at once; then the way to the list for the laboratory. */
function OrderAnalyses({ order, does, isFirst }: Ordering) {
  const ordering = useBooking(orderAnalyses);
  if (ordering.isSuccess)
    return (
      <p role="status">
        {words.ordered} <a href="/analyses">{words.toLaboratory}</a>
      </p>
    );
  return (
    <OnlyFor act={orderAnalyses.act} what={does}>
      <Button go={isFirst} disabled={ordering.isPending} onPress={() => ordering.mutate({ order })}>
        {sentenceInLocale(does)}
      </Button>
      {ordering.error ? <Refused error={ordering.error} /> : null}
    </OnlyFor>
  );
}
