import { useQuery, useQueryClient } from '@tanstack/react-query';
import type { WeighedCharge } from '../../src/documents/heats/heats.ts';
import { shownUnit, shownWtpct } from '../../src/documents/shown-unit.ts';
import { contract as compareHeat } from '../../src/tasks/heats/compare-heat/contract.ts';
import { readFollowed } from '../api/client.ts';
import { DataTable } from '../design/data-table.tsx';
import { inLocale, percent } from '../design/locale.ts';
import { WORDS } from '../words.ts';
import { Folded } from './folded.tsx';
import type { HeatAtFurnace } from './heat-now.ts';

const { furnace: words } = WORDS;

/** What the charge comes to as it was weighed: how likely it meets the heat's limits, what is out, and each element beside its window. */
export function AsWeighed({ heat }: { readonly heat: HeatAtFurnace }) {
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
      <Weighed charge={data} name={heat.target.specification ?? heat.target.grade ?? ''} />
    </>
  );
}

interface Props {
  readonly charge: WeighedCharge;
  /** What it must meet. */
  readonly name: string;
}

function Weighed({ charge: { certificate, outside, elements, isRefined }, name }: Props) {
  const columns = [
    { head: words.element },
    { head: words.chargedContent, numeric: true },
    ...(isRefined ? [{ head: words.refinedContent, numeric: true }] : []),
    { head: words.window },
    { head: words.lies },
  ];
  return (
    <section aria-label={words.asWeighed} className="stack">
      <Folded title={words.asWeighed} sub={words.meets(name, percent(certificate.passRate), isRefined)}>
        <DataTable
          label={words.asWeighedTable}
          columns={columns}
          rows={[...elements]
            .sort((a, b) => Number(a.is === 'inside') - Number(b.is === 'inside'))
            .map(({ element, charged_wtpct, refined_wtpct, min_wtpct, max_wtpct, is }) => ({
              key: element,
              cells: [
                element,
                content(element, charged_wtpct),
                ...(isRefined ? [content(element, refined_wtpct)] : []),
                windowWords(element, { min: min_wtpct, max: max_wtpct }),
                <span key="is" className={is === 'inside' ? 'pass' : 'fail'}>
                  {words.liesAt[is]}
                </span>,
              ],
            }))}
        />
      </Folded>
      {outside.map((one) => (
        <span key={one} className="fail">
          {one}
        </span>
      ))}
    </section>
  );
}

/** A content with the unit of its element. */
const content = (element: string, wtpct: number): string =>
  `${inLocale(shownWtpct(element, wtpct))} ${shownUnit(element)}`;

function windowWords(
  element: string,
  { min, max }: { readonly min: number | undefined; readonly max: number | undefined },
): string {
  if (min !== undefined && max !== undefined)
    return words.between(inLocale(shownWtpct(element, min)), content(element, max));
  if (max !== undefined) return words.atMost(content(element, max));
  return min === undefined ? '' : words.atLeast(content(element, min));
}
