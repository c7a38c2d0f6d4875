import type { ChoicesFrom } from '../../src/documents/contract/field.ts';
import { useKnownMaterials } from '../plant/facts-query.ts';
import { useKnownNames } from '../yard/known-names.ts';

/** What a field offers while somebody types; another text may be typed. Undefined: it offers nothing. */
export function useChoices(from: ChoicesFrom | undefined): readonly string[] | undefined {
  const { supplier, laboratory } = useKnownNames();
  const materials = useKnownMaterials(from === 'materials');
  if (from === 'suppliers') return supplier;
  if (from === 'laboratories') return laboratory;
  if (from === 'materials') return materials;
  return undefined;
}
