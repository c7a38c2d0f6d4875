import { actingAs, type TaskContext } from '../../desk/context.ts';
import { type KeyKeeper, privateKeyText, signerOfKey } from '../../desk/key-keeper.ts';
import type { BundleDocument, TrustDocument } from '../../documents/proof/bundle.ts';
import { makeBundle } from '../proof/make-bundle/make-bundle.ts';
import { makeKey } from '../proof/make-key/make-key.ts';
import { trustDocument } from '../proof/trust-document/trust-document.ts';
import { runTask } from '../task.ts';
import { demoSalts } from './demo-orders.ts';
import type { RecordedDemo } from './record-demo-heat.ts';

/** What a customer gets besides the metal, and by what they trust it. */
export interface DemoBundle {
  readonly bundle: BundleDocument;
  readonly trust: TrustDocument;
}

/** The bundle of the certified ingot of the demo, with the trust document that goes another way. */
export async function demoBundle(
  { certificate, releases }: RecordedDemo,
  context: TaskContext,
): Promise<DemoBundle> {
  const keyed: TaskContext = { ...context, keys: demoKeys() };
  await runTask(makeKey, {}, actingAs('p-qual', keyed));
  const { id } = certificate.product;
  const order = {
    subject: `object:${id}`,
    customer: certificate.customer.name,
    released: releases.find(({ object }) => object === id)?.released,
    disclose: ['inputs', 'results', 'certificate', 'analyses'],
  };
  return {
    bundle: await runTask(makeBundle, order, keyed),
    trust: await runTask(trustDocument, {}, keyed),
  };
}

/** Keys that anybody can make again, so that two runs of the demo give the same papers. Nothing real may be signed with them. */
function demoKeys(): KeyKeeper {
  const made = new Map<string, string>();
  return {
    make(name, type) {
      const text = privateKeyText(name, demoSalts()(32), type);
      const { verifierKey } = signerOfKey(text);
      made.set(verifierKey, text);
      return { verifierKey, place: 'nowhere: the key of a demonstration is not kept' };
    },
    discard: (verifierKey) => void made.delete(verifierKey),
    signer(verifierKey) {
      const text = made.get(verifierKey);
      return text === undefined ? null : signerOfKey(text);
    },
    lastSigned: () => null,
    noteSigned: () => undefined,
  };
}
