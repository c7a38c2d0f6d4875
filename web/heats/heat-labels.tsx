import { useQuery } from '@tanstack/react-query';
import { PrintButton } from '../labels/print-button.tsx';
import { WORDS } from '../words.ts';
import { piecesQuery } from './pieces-query.ts';

const { labels: words } = WORDS;

/** Labels of the samples of a heat that wait for their analysis, and of its ingots that are here. */
export function HeatLabels({ heat }: { readonly heat: string }) {
  const { data } = useQuery(piecesQuery(`heat:${heat}`));
  if (!data) return null;
  const ingots = data.pieces.flatMap(({ id, status }) => (status === 'cut' || status === 'void' ? [] : [id]));
  return (
    <div className="cluster">
      <PrintButton of={{ of: `heat:${heat}` }} words={words.samples} file={`samples-${heat}`} />
      {ingots.length === 0 ? null : (
        <PrintButton of={{ ingots }} words={words.ingots} file={`ingots-${heat}`} />
      )}
    </div>
  );
}
