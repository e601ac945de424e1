import { generateKeyPairSync, type KeyObject, sign } from 'node:crypto';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { PackKey } from '../../../electron/marketplaces/signed-pack.ts';
import type { RulePack } from '../../../shared/marketplace/rule-pack-schema.ts';

export interface Signer {
  readonly key: PackKey;
  readonly privateKey: KeyObject;
}

export function newSigner(keyId = 'test-key'): Signer {
  const { privateKey, publicKey } = generateKeyPairSync('ed25519');
  const der = publicKey.export({ format: 'der', type: 'spki' });
  return { key: { keyId, publicKey: der.toString('base64') }, privateKey };
}

type PackJson = Omit<RulePack, 'rules'> & { rules: Record<string, unknown>[] };

/** A shipped pack, changed. */
export function changedPack(name: string, change: (pack: PackJson) => void): string {
  const pack = JSON.parse(
    readFileSync(join('resources', 'rules', `${name}.json`), 'utf8'),
  ) as PackJson;
  change(pack);
  return JSON.stringify(pack);
}

export function writeSigned(file: string, pack: string, { key, privateKey }: Signer): string {
  const signature = sign(null, Buffer.from(pack, 'utf8'), privateKey).toString('base64');
  writeFileSync(file, JSON.stringify({ pack, signature, keyId: key.keyId }));
  return file;
}
