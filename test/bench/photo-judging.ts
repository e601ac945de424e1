import sharp from 'sharp';
import { judgePhoto } from '../../shared/photos/judge-photo.ts';
import type { Pixels } from '../../shared/photos/pixels.ts';
import { findCodes } from '../../electron/workers/find-codes.ts';
import { findFaces } from '../../electron/workers/find-faces.ts';
import { median } from './bench-result.ts';

const PICTURES = 24;

/** What a judgement is made of, as a sentence: median milliseconds of processor each. */
export async function judgingParts(previews: readonly string[]): Promise<string> {
  const times = { decode: [], flags: [], codes: [], faces: [] } as Record<Part, number[]>;
  for (const path of previews.slice(0, PICTURES)) {
    const pixels = await timed(times.decode, () => decode(path));
    const facts = { widthPx: 4032, heightPx: 3024, format: 'jpeg', hasCamera: true } as const;
    await timed(times.flags, () => judgePhoto(pixels, facts));
    await timed(times.codes, () => findCodes(pixels));
    await timed(times.faces, () => findFaces(pixels));
  }
  const of = (part: Part): string => `${median(times[part]).toFixed(0)} ms`;
  return `decoding ${of('decode')}, flags and hash ${of('flags')}, codes ${of('codes')}, faces ${of('faces')}`;
}

type Part = 'decode' | 'flags' | 'codes' | 'faces';

async function decode(path: string): Promise<Pixels> {
  const { data, info } = await sharp(path).raw().toBuffer({ resolveWithObject: true });
  return { data, widthPx: info.width, heightPx: info.height };
}

async function timed<Value>(times: number[], work: () => Value | Promise<Value>): Promise<Value> {
  const before = process.cpuUsage();
  const value = await work();
  const { user, system } = process.cpuUsage(before);
  times.push((user + system) / 1000);
  return value;
}
