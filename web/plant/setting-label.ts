import type { OperationSettings } from '../../src/documents/heats/route-settings.ts';
import { nameWords } from '../../src/foundation/quantity/field-words.ts';

/** What a setting is called beside its field: "temperature [K]", "lining, heats since reline". */
export function settingLabel({
  name,
  unit,
}: Pick<OperationSettings['settings'][number], 'name' | 'unit'>): string {
  const words = name.split('.').map(nameWords).join(', ');
  return unit === null || unit === '1' || words.endsWith(']') ? words : `${words} [${unit}]`;
}
