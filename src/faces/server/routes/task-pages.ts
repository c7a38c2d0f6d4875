import { addressWith } from '../../../documents/contract/address-with.ts';
import { addressOf as contractAddress } from '../../../documents/contract/contract.ts';
import type { Page } from '../../../documents/page.ts';
import { VERBS } from '../../../tasks/index.ts';
import type { Asked } from '../../../tasks/verbs.ts';

/** The page of a verb's answer, its paper where that is another one, or its workbook; null for what is not a verb. */
export async function pageOf(
  name: string,
  answer: unknown,
  asked: Asked<unknown> & { readonly asWorkbook?: boolean },
): Promise<Page | null> {
  const verb = VERBS.find((one) => one.name === name);
  if (verb === undefined) return null;
  const addressOf: Asked<unknown>['addressOf'] = (contract, order) =>
    addressWith(contractAddress(contract), { ...order });
  const { page, paper = page, workbook } = await verb.shown();
  return asked.asWorkbook && workbook ? workbook(answer) : paper(answer, { ...asked, addressOf });
}
