import { useParams } from '@tanstack/react-router';
import { ApiPage } from '../show-page/api-page.tsx';
import { WORDS } from '../words.ts';

const { programmes: words } = WORDS;

/** The programmes of the plant. */
export function Programmes() {
  return <ApiPage path="/api/qualification/list-programmes" title={words.title} />;
}

/** A programme as a board: properties against gates, and what was recorded of it. */
export function Programme() {
  const { programme } = useParams({ from: '/inside/programmes/$programme' });
  return <ApiPage path="/api/qualification/show-programme" order={{ programme }} title={programme} />;
}
