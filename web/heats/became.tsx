import { Link } from '@tanstack/react-router';
import type { PiecesOfHeat } from '../../src/documents/heats/pieces-of-heat.ts';
import { recalledWords } from '../../src/documents/proof/recalled.ts';
import { failedWords, suspendedSentences } from '../../src/documents/yard/suspended.ts';
import { kilograms } from '../design/locale.ts';
import { RecordNumber } from '../proof/record-number.tsx';
import { WORDS } from '../words.ts';

const { cut: words } = WORDS;

type Piece = PiecesOfHeat['pieces'][number];

/** What became of a piece that is no longer here as itself, with a link to whatever its metal is now; recalls, a FAIL and what suspends it before all else. */
export const Became = ({ piece }: { readonly piece: Piece }) => (
  <>
    {[
      ...recalledWords(piece.recalled),
      ...failedWords(piece.failed),
      ...suspendedSentences(piece.suspended),
    ].map((notice) => (
      <p key={notice} className="sentence">
        <b>{notice}</b>
      </p>
    ))}
    <Whereabouts piece={piece} />
  </>
);

function Whereabouts({ piece: { id, status, decision, cut, shipment, melted } }: { readonly piece: Piece }) {
  if (cut) return <CutInto id={id} cut={cut} />;
  if (shipment)
    return (
      <p className="sentence">
        {words.shipped(id, shipment.to)} <RecordNumber seq={shipment.seq} />
      </p>
    );
  if (melted.length > 0)
    return (
      <p className="sentence">
        {words.meltedIn(id)}{' '}
        {melted.map(({ heat, mass_g }) => (
          <span key={heat}>
            <Link to="/heats/$heat" params={{ heat }}>
              {heat}
            </Link>{' '}
            ({kilograms(mass_g)}){' '}
          </span>
        ))}
      </p>
    );
  if (!decision) return <p className="sentence">{words.nothingLeft(id, status)}</p>;
  return (
    <p className="sentence">
      {words.decided(id, decision.words)} <RecordNumber seq={decision.seq} />
    </p>
  );
}

interface CutProps {
  readonly id: string;
  readonly cut: NonNullable<Piece['cut']>;
}

/** Into which pieces and crops something was cut, each with its page, and what was lost. */
export const CutInto = ({ id, cut: { seq, into, losses } }: CutProps) => (
  <p className="sentence">
    {words.wasCut(id)}{' '}
    {into.map(({ of, mass_g }, i) => (
      <span key={of}>
        {i === 0 ? '' : ', '}
        {of.startsWith('lot:') ? (
          <Link to="/yard/$lot" params={{ lot: of.slice('lot:'.length) }}>
            {words.lot(of.slice('lot:'.length))}
          </Link>
        ) : (
          <Link to="/release/$of" params={{ of }}>
            {of.slice('object:'.length)}
          </Link>
        )}{' '}
        {kilograms(mass_g)}
      </span>
    ))}
    {losses.map(({ to, mass_g }) => (
      <span key={to}>; {words.lost(kilograms(mass_g), to)}</span>
    ))}
    . <RecordNumber seq={seq} />
  </p>
);
