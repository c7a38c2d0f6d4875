import { count } from './codings.ts';
import { defineKind } from './kind.ts';
import { sha256Text } from './texts.ts';
import { happened, told } from './told.ts';

/** Root of the map from every subject to all its records (`proof/subject-index.ts`), over the records before `size`. */
export const indexRecord = defineKind(
  'index.root',
  { ...happened, size: count, root: sha256Text },
  { ...told },
);
