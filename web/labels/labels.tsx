import { useSearch } from '@tanstack/react-router';
import { contract as listLabels } from '../../src/tasks/links/list-labels/contract.ts';
import { ApiPage } from '../show-page/api-page.tsx';
import { WORDS } from '../words.ts';

/** The labels that were printed. */
export function LabelsPage() {
  const { kind, of, again } = useSearch({ from: '/inside/labels' });
  const order = {
    ...(kind === undefined ? {} : { kind }),
    ...(of === undefined ? {} : { of }),
    ...(again === undefined ? {} : { again: true }),
  };
  return <ApiPage of={listLabels} order={order} title={WORDS.shell.labels} />;
}
