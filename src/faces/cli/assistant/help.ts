import { type HelpOrder, helpOrder } from '../../../documents/assistant.ts';
import { VERBS } from '../../../tasks/index.ts';
import { rolesAsking } from '../../../tasks/rights.ts';
import { verbCalled } from '../../../tasks/verb-called.ts';
import type { Verb } from '../../../tasks/verbs.ts';
import { jsonSchemaOf } from '../../server/routes/query-order.ts';
import { NOT_PROPOSED } from './folds.ts';
import type { Tool } from './tool.ts';

/** The tool that tells what a verb takes. */
export const helpTool: Tool<HelpOrder> = {
  name: 'help',
  about:
    'Tell the contract of a verb: what it does, who may, the fields of its order with units and choices, an example. Without a verb: ' +
    'the verbs that may be proposed.',
  order: helpOrder,
  run: async ({ verb }) =>
    verb === undefined ? listOfVerbs() : JSON.stringify(await contractOf(verbCalled(verb))),
};

async function contractOf(verb: Verb): Promise<object> {
  const [contract, task] = [await verb.contract(), await verb.task()];
  return {
    ...{ verb: verb.name, title: contract.title, who: rolesAsking(task), books: !contract.reads },
    ...(verb.verb === null ? {} : { typed: `remelt ${verb.verb}` }),
    ...{ order: jsonSchemaOf(contract.order, 'input'), example: contract.examples[0] },
  };
}

async function listOfVerbs(): Promise<string> {
  const lines = await Promise.all(
    VERBS.map(async (verb) => {
      const { reads, title } = await verb.contract();
      return reads || NOT_PROPOSED.has(verb.name) ? [] : [`${verb.name}: ${title}`];
    }),
  );
  return lines.flat().join('\n');
}
