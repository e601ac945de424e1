import { z } from 'zod';

/** A derived picture for one purpose. Always upright, sRGB, without any metadata. */
export const renditionSpecSchema = z.strictObject({
  /** Longest side in pixels; never enlarged beyond the original. */
  sidePx: z.number().int().min(16).max(8000),
  /** 'inside' keeps the aspect; 'pad-square' adds white to make 1:1; 'cover-square' cuts the longer side. */
  fit: z.enum(['inside', 'pad-square', 'cover-square']),
  format: z.enum(['jpeg', 'webp']),
  /** Upper bound of the file, in bytes; quality is lowered until it fits. null: quality is used as it is. */
  mostBytes: z.number().int().min(10_000).nullable(),
  quality: z.number().int().min(30).max(100),
});
export type RenditionSpec = z.infer<typeof renditionSpecSchema>;

/** Screen renditions. The thumb is square so that grids stay calm. */
export const SCREEN_RENDITIONS = {
  thumb: { sidePx: 320, fit: 'cover-square', format: 'jpeg', mostBytes: null, quality: 78 },
  preview: { sidePx: 1200, fit: 'inside', format: 'jpeg', mostBytes: null, quality: 82 },
  /** Enough for a look at 200 %. */
  detail: { sidePx: 2400, fit: 'inside', format: 'jpeg', mostBytes: null, quality: 88 },
} as const satisfies Record<string, RenditionSpec>;

/** Stable name of a spec on an edit list: the cache key of a rendition besides the original's hash. */
export function renditionKey(spec: RenditionSpec, editsKey: string): string {
  const bytes = spec.mostBytes === null ? '' : `-b${spec.mostBytes}`;
  return `${spec.fit}-${spec.sidePx}-q${spec.quality}${bytes}${editsKey === '' ? '' : `-${editsKey}`}.${spec.format === 'jpeg' ? 'jpg' : 'webp'}`;
}
