import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { z } from 'zod';

/** Of face-api (MIT) only these weights are used. */
const MODEL = '@vladmandic/face-api/model/tiny_face_detector_model';

const manifestSchema = z.array(
  z.object({
    weights: z.array(
      z.object({
        name: z.string(),
        shape: z.array(z.number().int().positive()),
        quantization: z.object({ dtype: z.literal('uint8'), scale: z.number(), min: z.number() }),
      }),
    ),
  }),
);

/** The tables of the tiny face detector by name, channels of the result innermost; throws for a name it has not. */
export function readFaceWeights(): (name: string) => Float32Array {
  const { resolve } = createRequire(import.meta.url);
  const manifest = manifestSchema.parse(
    JSON.parse(readFileSync(resolve(`${MODEL}-weights_manifest.json`), 'utf8')),
  );
  const bytes = readFileSync(resolve(`${MODEL}.bin`));
  const tables = new Map<string, Float32Array>();
  let at = 0;
  for (const { name, shape, quantization } of manifest.flatMap((group) => group.weights)) {
    const count = shape.reduce((product, side) => product * side, 1);
    const part = bytes.subarray(at, at + count);
    tables.set(
      name,
      Float32Array.from(part, (value) => value * quantization.scale + quantization.min),
    );
    at += count;
  }
  return (name) => {
    const table = tables.get(name);
    if (!table) throw new Error(`the face detector lacks ${name}`);
    return table;
  };
}
