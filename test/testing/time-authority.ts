import 'reflect-metadata';
import {
  BasicConstraintsExtension,
  ExtendedKeyUsage,
  ExtendedKeyUsageExtension,
  X509CertificateGenerator,
} from '@peculiar/x509';
import * as asn1 from 'asn1js';
import {
  Attribute,
  Certificate,
  ContentInfo,
  EncapsulatedContentInfo,
  IssuerAndSerialNumber,
  PKIStatusInfo,
  SignedAndUnsignedAttributes,
  SignedData,
  SignerInfo,
  TimeStampReq,
  TimeStampResp,
  TSTInfo,
} from 'pkijs';

const ALGORITHM = { name: 'ECDSA', namedCurve: 'P-256', hash: 'SHA-256' } as const;
const TST_INFO = '1.2.840.113549.1.9.16.1.4';
const SIGNING_CERTIFICATE = '1.2.840.113549.1.9.16.2.47';

/** `SigningCertificateV2` (RFC 5035) of one certificate by its SHA-256. */
const signingCertificate = (hash: ArrayBuffer): asn1.Sequence => {
  const one = new asn1.Sequence({ value: [new asn1.OctetString({ valueHex: hash })] });
  return new asn1.Sequence({ value: [new asn1.Sequence({ value: [one] })] });
};

/** A time-stamping authority (RFC 3161) with a key of its own, and its certificate as PEM. */
export async function timeAuthority(
  now: () => Date,
  purpose: string = ExtendedKeyUsage.timeStamping,
): Promise<{ readonly root: string; readonly answer: (query: Uint8Array) => Promise<Uint8Array> }> {
  const makeKeys = () => crypto.subtle.generateKey(ALGORITHM, true, ['sign', 'verify']);
  const [rootKeys, keys] = [await makeKeys(), await makeKeys()];
  const life = { notBefore: new Date('2020-01-01'), notAfter: new Date('2090-01-01') };
  const root = await X509CertificateGenerator.createSelfSigned({
    ...life,
    name: 'CN=Root of the test',
    keys: rootKeys,
    signingAlgorithm: ALGORITHM,
    extensions: [new BasicConstraintsExtension(true, undefined, true)],
  });
  const made = await X509CertificateGenerator.create({
    ...life,
    subject: 'CN=Time of the test, O=Nobody',
    issuer: root.subject,
    publicKey: keys.publicKey,
    signingKey: rootKeys.privateKey,
    signingAlgorithm: ALGORITHM,
    extensions: [new ExtendedKeyUsageExtension([purpose], true)],
  });
  const certificate = Certificate.fromBER(made.rawData);
  return {
    root: root.toString('pem'),
    async answer(query) {
      const { messageImprint } = TimeStampReq.fromBER(Uint8Array.from(query).buffer);
      const info = new TSTInfo({
        version: 1,
        policy: '1.2.3.4.1',
        messageImprint,
        serialNumber: new asn1.Integer({ value: 1 }),
        genTime: now(),
      });
      const content = info.toSchema().toBER();
      // the constructor would cut the content in pieces, which readers of time-stamps do not expect
      const encapContentInfo = new EncapsulatedContentInfo({ eContentType: TST_INFO });
      encapContentInfo.eContent = new asn1.OctetString({ valueHex: content });
      const named = await crypto.subtle.digest('SHA-256', made.rawData);
      const signed = new SignedData({
        version: 3,
        encapContentInfo,
        certificates: [certificate],
        signerInfos: [
          new SignerInfo({
            version: 1,
            sid: new IssuerAndSerialNumber({
              issuer: certificate.issuer,
              serialNumber: certificate.serialNumber,
            }),
            signedAttrs: new SignedAndUnsignedAttributes({
              type: 0,
              attributes: [
                new Attribute({
                  type: '1.2.840.113549.1.9.3',
                  values: [new asn1.ObjectIdentifier({ value: TST_INFO })],
                }),
                new Attribute({
                  type: '1.2.840.113549.1.9.4',
                  values: [
                    new asn1.OctetString({ valueHex: await crypto.subtle.digest('SHA-256', content) }),
                  ],
                }),
                new Attribute({ type: SIGNING_CERTIFICATE, values: [signingCertificate(named)] }),
              ],
            }),
          }),
        ],
      });
      await signed.sign(keys.privateKey, 0, 'SHA-256');
      const token = new ContentInfo({
        contentType: ContentInfo.SIGNED_DATA,
        content: signed.toSchema(true),
      });
      const response = new TimeStampResp({ status: new PKIStatusInfo({ status: 0 }), timeStampToken: token });
      return new Uint8Array(response.toSchema().toBER());
    },
  };
}
