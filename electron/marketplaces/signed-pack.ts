import { createPublicKey, verify } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import { AppError } from '../../shared/errors.ts';
import { ruleKindByName } from '../../shared/marketplace/rule-kinds/registry.ts';
import { type RulePack, rulePackSchema } from '../../shared/marketplace/rule-pack-schema.ts';

const PACK_KEY_FILE = 'pack-key.json';

/** A pack of every rule there is takes a tenth of this. */
export const MOST_PACK_BYTES = 2_000_000;

/** resources/rules/pack-key.json: whose packs this application believes. */
const packKeySchema = z.strictObject({
  keyId: z.string().regex(/^[a-z0-9-]{1,60}$/),
  /** Ed25519, SubjectPublicKeyInfo, base64. */
  publicKey: z.base64(),
});
export type PackKey = z.infer<typeof packKeySchema>;

/** The file that is carried about: the pack's exact text, so that the signature is over bytes and not over a reading of them. */
const signedFileSchema = z.strictObject({
  pack: z.string().min(2),
  signature: z.base64(),
  keyId: z.string().max(60),
});

export interface SignedPack {
  readonly pack: RulePack;
  readonly content: string;
  readonly signature: string;
}

export function readPackKey(resourcesFolder: string): PackKey {
  return readPackKeyFile(join(resourcesFolder, 'rules', PACK_KEY_FILE));
}

/** @throws Error for a file that is not a key: the application itself is broken then. */
export function readPackKeyFile(path: string): PackKey {
  return packKeySchema.parse(JSON.parse(readFileSync(path, 'utf8')));
}

/**
 * Reads a signed pack file and believes it only with the pinned key. Nothing inside is looked at before that.
 * @throws AppError rules.too-large, rules.unreadable, rules.other-key, rules.signature-invalid, rules.newer-form,
 * rules.unknown-kind
 */
export function readSignedPack(text: string, key: PackKey): SignedPack {
  if (Buffer.byteLength(text) > MOST_PACK_BYTES)
    throw new AppError('rules.too-large', { mostBytes: MOST_PACK_BYTES });
  const file = parsed(signedFileSchema, text);
  if (file.keyId !== key.keyId) throw new AppError('rules.other-key', { keyId: file.keyId });
  if (!isSigned(file, key)) throw new AppError('rules.signature-invalid', { keyId: file.keyId });
  const version = parsed(z.looseObject({ schemaVersion: z.number() }), file.pack).schemaVersion;
  if (version !== 1) throw new AppError('rules.newer-form', { found: version, known: 1 });
  refuseUnknownKinds(file.pack);
  return {
    pack: parsed(rulePackSchema, file.pack),
    content: file.pack,
    signature: file.signature,
  };
}

function isSigned(file: z.infer<typeof signedFileSchema>, key: PackKey): boolean {
  const publicKey = createPublicKey({
    key: Buffer.from(key.publicKey, 'base64'),
    format: 'der',
    type: 'spki',
  });
  const signature = Buffer.from(file.signature, 'base64');
  return verify(null, Buffer.from(file.pack, 'utf8'), publicKey, signature);
}

/** Said before the strict reading, because "get a newer version" helps and "line 3 is wrong" does not. */
function refuseUnknownKinds(text: string): void {
  const { rules } = parsed(
    z.looseObject({ rules: z.array(z.looseObject({ kind: z.string() })) }),
    text,
  );
  const unknown = rules.find(({ kind }) => !ruleKindByName.has(kind));
  if (unknown !== undefined) throw new AppError('rules.unknown-kind', { kind: unknown.kind });
}

function parsed<Value>(schema: z.ZodType<Value>, text: string): Value {
  try {
    return schema.parse(JSON.parse(text.replace(/^\ufeff/u, '')));
  } catch (cause) {
    const detail = cause instanceof z.ZodError ? z.prettifyError(cause) : String(cause);
    throw new AppError('rules.unreadable', { detail }, { cause });
  }
}
