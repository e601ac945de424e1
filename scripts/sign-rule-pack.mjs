// Signs a rule pack with a key file, or makes a key pair and pins its public half in the application.
//   node scripts/sign-rule-pack.mjs --new-key KEY.pem --key-id NAME
//   node scripts/sign-rule-pack.mjs --key KEY.pem --key-id NAME PACK.json OUT.json
// KEY.pem is the private half: keep it off this repository, on a stick in a drawer. See docs/decisions/rule-packs.md.
import { createPrivateKey, createPublicKey, generateKeyPairSync, sign } from 'node:crypto';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';

const PINNED = join(import.meta.dirname, '..', 'resources', 'rules', 'pack-key.json');

const { values, positionals } = parseArgs({
  options: {
    'new-key': { type: 'string' },
    'key-id': { type: 'string' },
    key: { type: 'string' },
  },
  allowPositionals: true,
});
const keyId = values['key-id'];
if (keyId === undefined) throw new Error('--key-id NAME is missing');

if (values['new-key'] !== undefined) {
  const { privateKey } = generateKeyPairSync('ed25519');
  const pem = privateKey.export({ format: 'pem', type: 'pkcs8' });
  // 'wx': an older key is never written over.
  writeFileSync(values['new-key'], pem, { mode: 0o600, flag: 'wx' });
  const publicKey = createPublicKey(privateKey).export({ format: 'der', type: 'spki' });
  const pinned = { keyId, publicKey: publicKey.toString('base64') };
  writeFileSync(PINNED, `${JSON.stringify(pinned, null, 2)}\n`);
} else {
  const [from, to] = positionals;
  if (values.key === undefined || from === undefined || to === undefined) {
    throw new Error('--key KEY.pem PACK.json OUT.json');
  }
  const pack = readFileSync(from, 'utf8');
  const key = createPrivateKey(readFileSync(values.key, 'utf8'));
  const signature = sign(null, Buffer.from(pack, 'utf8'), key).toString('base64');
  writeFileSync(to, `${JSON.stringify({ pack, signature, keyId }, null, 2)}\n`);
}
