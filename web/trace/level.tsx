import { useState } from 'react';
import { subjectWords } from '../../src/documents/proof/claim-words.ts';
import { Button } from '../design/button.tsx';
import { kilograms, percent } from '../design/locale.ts';
import { useGrowing } from '../design/use-growing.ts';
import { WORDS } from '../words.ts';
import type { Neighbour } from './neighbours.ts';

const { trace: words } = WORDS;

/** Entries of a level that are drawn before more are asked for. */
const SHOWN = 12;
/** Height of an entry, and width between two levels [px]; the style sheet has the same. */
const [HEIGHT, BETWEEN] = [56, 48];
/** Thickest line [px]: all of the metal. */
const THICKEST = 14;

interface Props {
  readonly at: number;
  readonly items: readonly Neighbour[];
  /** Place of the open entry in the level before; absent in the first. */
  readonly before?: number;
  readonly opened: string | undefined;
  readonly onOpen: (subject: string) => void;
}

/** One level of the graph: its entries by mass, and the lines from the entry that was opened before. */
export function Level({ at, items, before, opened, onOpen }: Props) {
  const [isWhole, setWhole] = useState(false);
  const asked = isWhole ? items.length : Math.min(SHOWN, items.length);
  const shown = items.slice(0, useGrowing(asked));
  return (
    <>
      {before === undefined ? null : <Lines from={before} items={shown} />}
      <ul className="level-of" aria-label={words.level(at)}>
        {shown.map((one) => (
          <li key={one.subject}>
            <Entry one={one} isRoot={at === 0} isOpen={one.subject === opened} onOpen={onOpen} />
          </li>
        ))}
        {asked < items.length ? (
          <li>
            <Button quiet onPress={() => setWhole(true)}>
              {words.moreHere(items.length - asked)}
            </Button>
          </li>
        ) : null}
      </ul>
    </>
  );
}

interface EntryProps {
  readonly one: Neighbour;
  readonly isRoot: boolean;
  readonly isOpen: boolean;
  readonly onOpen: (subject: string) => void;
}

function Entry({ one: { subject, mass_g, part, goesOn }, isRoot, isOpen, onOpen }: EntryProps) {
  const inside = (
    <>
      <b>{subjectWords(subject)}</b>
      {isRoot ? null : (
        <span>
          {kilograms(mass_g)}, {percent(part)}
        </span>
      )}
    </>
  );
  if (!goesOn)
    return (
      <div className="entry" data-level tabIndex={-1}>
        {inside}
      </div>
    );
  return (
    <button
      className="entry goes-on"
      data-level
      type="button"
      aria-expanded={isOpen}
      onClick={() => onOpen(subject)}
    >
      {inside}
    </button>
  );
}

/** Lines from the open entry of the level before, as thick as their part of the metal. */
function Lines({ from, items }: { readonly from: number; readonly items: readonly Neighbour[] }) {
  const middle = (at: number): number => at * HEIGHT + HEIGHT / 2;
  const height = Math.max(from + 1, items.length) * HEIGHT;
  return (
    <svg className="lines" width={BETWEEN} height={height} aria-hidden="true">
      {items.map(({ subject, part }, i) => (
        <path
          key={subject}
          d={`M0 ${middle(from)}C${BETWEEN / 2} ${middle(from)} ${BETWEEN / 2} ${middle(i)} ${BETWEEN} ${middle(i)}`}
          strokeWidth={Math.max(1, THICKEST * part)}
        />
      ))}
    </svg>
  );
}
