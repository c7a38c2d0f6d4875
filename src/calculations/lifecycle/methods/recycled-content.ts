import {
  CONTENT_CLASSES,
  CONTENT_KINDS,
  type ContentClass,
  recycledContent as figures,
} from '../../../models/lifecycle/recycled-content/recycled-content.ts';
import type { Quantities } from '../../method/quantities.ts';
import type { Reader } from '../../method/reader.ts';
import type { LifecycleMethod } from '../method.ts';

export const recycledContent: LifecycleMethod = {
  name: 'recycled-content',
  title: 'recycled content of a charge in three figures by ISO 14021, internal returns apart',
  formula: '100 x mass of recycled material / mass of product; internal returns and rework count for nothing',
  source: 'ISO 14021, 7.8 (definitions as quoted publicly)',
  comparedWith: 'the definitions item by item; 60, 30 and 10 % of one heat',
  refuses: 'a kind of return that the definitions do not name, a negative mass, an empty charge',
  inputs: {
    charge: `list of {item, kind, kg}: kind ${Object.keys(CONTENT_KINDS).join(', ')}`,
    items: 'or a list of {item, kind} to be classed only',
  },
  run(reader) {
    const charged = reader.has('charge');
    const list = reader.items(charged ? 'charge' : 'items').map((one) => itemOf(one, charged));
    const mass = Object.fromEntries(CONTENT_CLASSES.map((name) => [name, 0])) as Record<ContentClass, number>;
    for (const one of list) mass[one.class] += one.kg;
    const total = Object.values(mass).reduce((sum, kg) => sum + kg, 0);
    if (charged && !(total > 0)) reader.refuse('charge', 'holds no mass', 'above 0 kg');
    return {
      quantities: {
        ...(charged ? { ...figures(mass), charge_kg: total } : {}),
        classes: list.map(({ item, class: class_, why }): Quantities => ({ item, class_, note: why })),
      },
      notes: [
        'revert share: all returns; recycled content: pre-consumer and post-consumer; rework and what is reclaimed within the process that made it count for nothing (ISO 14021)',
      ],
    };
  },
};

function itemOf(reader: Reader, charged: boolean) {
  const kind = reader.text('kind');
  const found = Object.hasOwn(CONTENT_KINDS, kind)
    ? CONTENT_KINDS[kind]!
    : reader.refuse('kind', `is ${kind}`, Object.keys(CONTENT_KINDS).join(', '));
  return { item: reader.text('item', kind), ...found, kg: charged ? reader.number('kg', { min: 0 }) : 0 };
}
