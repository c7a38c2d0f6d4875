import { useQuery, useQueryClient } from '@tanstack/react-query';
import type { WeighedCharge } from '../../src/documents/heats/heats.ts';
import { shownUnit, shownWtpct } from '../../src/documents/shown-unit.ts';
import { PPM_PER } from '../../src/foundation/quantity/format.ts';
import { contract as compareHeat } from '../../src/tasks/heats/compare-heat/contract.ts';
import { readFollowed } from '../api/client.ts';
import { inLocale, percent } from '../design/locale.ts';
import { type ShownContent, WindowList } from '../design/window-bar.tsx';
import { WORDS } from '../words.ts';
import { Folded } from './folded.tsx';
import type { HeatAtFurnace } from './heat-now.ts';

const { furnace: words } = WORDS;

interface ChargeProps {
  readonly heat: HeatAtFurnace;
  /** Additions of the plan that are still to come: until they are in, what lies outside a limit is no fault. */
  readonly open: number;
  /** The bath sample that tells the metal now: this is what was expected before it. */
  readonly before?: string | undefined;
}

/** What the charge comes to as it was weighed: how likely it meets the heat's limits, what is out, and each element beside its window. */
export function AsWeighed({ heat, open, before }: ChargeProps) {
  const client = useQueryClient();
  const last = heat.charges.at(-1)?.seq;
  const queryKey = ['as-weighed', heat.id, last];
  const { data, isError, isPlaceholderData } = useQuery({
    queryKey,
    queryFn: async ({ signal }) => {
      const order = { heat: heat.id, asCharged: true };
      const { asCharged } = await readFollowed(compareHeat, { order, signal });
      return asCharged ?? null;
    },
    // it changes with the next charge only, whatever else is booked
    enabled: last !== undefined && client.getQueryData(queryKey) === undefined,
    // what is open stays open while another charge is worked out
    placeholderData: (before) => before,
    retry: false,
  });
  if (data === undefined)
    return isError || last === undefined ? null : <p className="dim">{words.asWeighedWaits}</p>;
  if (data === null) return <p className="dim">{words.asWeighedUnknown}</p>;
  return (
    <>
      {isPlaceholderData ? <p className="dim">{words.asWeighedWaits}</p> : null}
      <Weighed
        charge={data}
        name={heat.target.specification ?? heat.target.grade ?? ''}
        {...{ open, before }}
      />
    </>
  );
}

interface Props extends Pick<ChargeProps, 'open' | 'before'> {
  readonly charge: WeighedCharge;
  /** What it must meet. */
  readonly name: string;
}

function Weighed({ charge: { certificate, outside, elements, isRefined }, name, open, before }: Props) {
  const share = words.meets(name, percent(certificate.passRate), isRefined);
  const sub =
    before !== undefined
      ? words.beforeSample(share, before)
      : open > 0
        ? words.withoutOpen(words.stillToCome(open))
        : share;
  return (
    <section aria-label={words.asWeighed} className="stack">
      <Folded title={words.asWeighed} sub={sub}>
        {isRefined ? <p className="dim">{words.afterRoute}</p> : null}
        <WindowList label={words.asWeighed} contents={elements.map((one) => contentOf(one, isRefined))} />
      </Folded>
      {(before === undefined ? outside : []).map((one) => (
        <span key={one} className={open > 0 ? 'dim' : 'fail'}>
          {one}
        </span>
      ))}
    </section>
  );
}

/** An element after the route, or as charged before any furnace, in the unit that it is shown in. */
function contentOf(
  { element, charged_wtpct, refined_wtpct, min_wtpct, max_wtpct }: WeighedCharge['elements'][number],
  isRefined: boolean,
): ShownContent {
  const unit = shownUnit(element);
  const shown = (wtpct: number | undefined) => wtpct && (wtpct * PPM_PER['wt%']) / PPM_PER[unit];
  const value = isRefined ? refined_wtpct : charged_wtpct;
  return {
    mark: {
      ...{ element, unit, min: shown(min_wtpct), max: shown(max_wtpct), value: shown(value) },
      before: isRefined ? shown(charged_wtpct) : undefined,
    },
    said: `${inLocale(shownWtpct(element, value))} ${unit}`,
  };
}
