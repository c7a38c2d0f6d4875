import { buyMaterialOrder } from '../../documents/orders/yard.ts';
import { lotSchema } from '../../documents/stock.ts';
import { defineTask } from '../task.ts';
import { bookMaterials } from './book-materials.ts';
import { withNamesSaid } from './same-names.ts';

/** Books a virgin metal or addition alloy by its data sheet, cleared. Throws InputError for an unknown material. */
export const buyMaterial = defineTask({
  name: 'buy-material',
  title: 'Book a virgin metal or addition alloy from its data sheet and clear it',
  order: buyMaterialOrder,
  answer: lotSchema,
  act: 'receive lot',
  run: async ({ sameNames, ...bought }, context) =>
    (await bookMaterials(await withNamesSaid([bought], sameNames, context), context))[0]!,
});
