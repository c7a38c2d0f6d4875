import type { ChargeSheet } from '../../../src/documents/heats/charge-sheet.ts';
import { sentenceInLocale } from '../../design/locale.ts';
import { WORDS } from '../../words.ts';
import type { HeatNow } from '../heat-now.ts';

const { furnace: words } = WORDS;

type Line = Pick<ChargeSheet['steps'][number]['lines'][number], 'lot' | 'stopped'>;

/** Says that a lot must not go into the furnace, and why; nothing for one that may. */
export const StoppedLine = ({ line: { lot, stopped } }: { readonly line: Line }) =>
  stopped === undefined ? null : (
    <p className="fail" role="alert">
      {words.stopped(lot, sentenceInLocale(stopped))}
    </p>
  );

interface Props {
  readonly sheet: ChargeSheet | undefined;
  readonly now: HeatNow | undefined;
}

/** The lots of a sheet that must not go in and have not yet, at the head of the heat: before anybody lifts one. */
export function StoppedLots({ sheet, now }: Props) {
  if (now === undefined || !['planned', 'charged'].includes(now.status)) return null;
  const lines = new Map<string, Line>(
    (sheet?.steps ?? [])
      .flatMap((step) => step.lines)
      .filter(({ lot }) => !now.charged.has(lot))
      .map((line) => [line.lot, line]),
  );
  return [...lines.values()].map((line) => <StoppedLine key={line.lot} line={line} />);
}
