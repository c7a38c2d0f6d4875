import type { PointReading, PointState } from '../../src/documents/heats/hold-points.ts';
import { shownUnit } from '../../src/documents/shown-unit.ts';
import { PPM_PER, shortNumber } from '../../src/foundation/quantity/format.ts';
import { serverClock } from '../api/server-clock.ts';
import { moment } from '../design/locale.ts';
import { WindowList } from '../design/window-bar.tsx';
import { inWindows, type Judged } from '../printout/typed-results.ts';
import { WORDS } from '../words.ts';

const { points: words } = WORDS;

/** What a point that names elements of the bath or settings of the furnace rests on: each content in its window, its sample and how old that is, what the furnace log says, and what keeps it from being stamped. */
export function PointContents({
  point: { look, contents = [], readings = [] },
}: {
  readonly point: PointState;
}) {
  if (contents.length + readings.length === 0) return null;
  const now_ms = Date.parse(serverClock.time().at);
  const found = contents.flatMap(({ element, found: result }) => (result ? [{ element, ...result }] : []));
  const samples = [...new Map(found.map((one) => [one.sample, one])).values()];
  const missing = contents.flatMap(({ element, found: result }) => (result ? [] : [element]));
  return (
    <div className="stack">
      {found.length > 0 ? (
        <WindowList label={look} contents={inWindows(found, contents.map(windowOf))} />
      ) : null}
      {samples.map(({ sample, takenAt }) => (
        <p key={sample} className="dim">
          {words.sampleAge(
            sample,
            moment(takenAt),
            Math.max(0, Math.round((now_ms - Date.parse(takenAt)) / 60_000)),
          )}
        </p>
      ))}
      {missing.length > 0 ? <p className="fail">{words.notMeasured(missing.join(', '))}</p> : null}
      {contents.some(({ metalSince }) => metalSince) ? <p className="fail">{words.metalSince}</p> : null}
      {readings.map((one) => (
        <Reading key={one.setting} reading={one} />
      ))}
    </div>
  );
}

/** What the furnace log says of a setting, and what does not hold of it. */
function Reading({ reading: { setting, found, why } }: { readonly reading: PointReading }) {
  const name = words.settings[setting as keyof typeof words.settings] ?? setting;
  return (
    <>
      {found ? (
        <p>{words.logged(name, `${shortNumber(found.value, 4)} ${found.unit}`, moment(found.at))}</p>
      ) : null}
      {why === undefined ? null : <p className="fail">{`${name}: ${why}`}</p>}
    </>
  );
}

/** True for a point of which a content is not measured, or not since the last metal: it takes no acceptance. */
export const isUnmeasured = ({ contents = [] }: PointState): boolean =>
  contents.some(({ found, metalSince }) => !found || metalSince);

/** The window of a content, in the unit of its element. */
function windowOf({ element, min_wtpct, max_wtpct }: NonNullable<PointState['contents']>[number]): Judged {
  const unit = shownUnit(element);
  const shown = (wtpct: number | undefined) =>
    wtpct && Number(((wtpct * PPM_PER['wt%']) / PPM_PER[unit]).toPrecision(6));
  return { element, unit, min: shown(min_wtpct), max: shown(max_wtpct) };
}
