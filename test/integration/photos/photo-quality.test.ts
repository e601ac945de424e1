import { beforeAll, describe, expect, it } from 'vitest';
import { perceptualHash } from '../../../shared/photos/perceptual-hash.ts';
import { judgePhoto, type PixelJudgement } from '../../../shared/photos/judge-photo.ts';
import { applyLight, lightTable } from '../../../shared/photos/light-table.ts';
import { photoJudgementSchema } from '../../../shared/photos/photo-judgement.ts';
import { viewPicture } from '../../../shared/photos/picture-views.ts';
import {
  measureFlags,
  precisionOf,
  recallOf,
  type FlagScore,
} from '../../fixtures/photo-set/measure-flags.ts';
import { measurePairs } from '../../fixtures/photo-set/measure-pairs.ts';
import { pairSet } from '../../fixtures/photo-set/pair-set.ts';
import { photoSet, type LabelledPhoto } from '../../fixtures/photo-set/photo-set.ts';

/** Neither tuned on nor in docs/photo-quality.md. */
const SEED = 5;
/** A few scenes of every family: drawing is what takes the time. */
const SUBSET =
  /^(blur\/(0\.8|2\.2|4\.5)\/[0-2]|shake\/26\/1|light\/(-3|-0\.7|0\.4|3)\/[01]|fade\/(0\.22|0\.75)\/[01]|cast\/(1\.3,0|-1\.9,0|0\.3,0|0\.2,1\.3)\/[02]|lean\/(-6|3\.5|natural)\/0|size\/(0\.18|0\.24|0\.65)\/0|screen\/.*\/0|text\/(white|red)-?[a-z]*\/0|frame\/(white-4|black|letter|red)|collage\/halves\/0|collage\/quarters-white-gap\/0|hard\/(dark-on|white-on|red-fills|mat|label\/b)|small\/3)/;

describe('the labelled set', () => {
  let scores: readonly FlagScore[] = [];
  const judged: { photo: LabelledPhoto; judgement: PixelJudgement }[] = [];

  beforeAll(async () => {
    const photos: LabelledPhoto[] = [];
    for await (const photo of photoSet(SEED, (name) => SUBSET.test(name))) photos.push(photo);
    for (const photo of photos)
      judged.push({ photo, judgement: judgePhoto(photo.pixels, photo.facts) });
    ({ scores } = await measureFlags(photos));
  }, 600_000);

  // Below what was measured over the whole set by what one picture of the few here changes.
  it.each([
    ['blurred', 0.8, 0.8],
    ['dark', 0.9, 0.9],
    ['bright', 0.9, 0.5],
    ['low-contrast', 0.7, 0.9],
    ['colour-cast', 0.7, 0.7],
    ['tilted', 0.8, 0.9],
    ['too-small', 1, 1],
    ['subject-small', 0.7, 0.7],
    ['screenshot', 1, 1],
    // Three pictures; red letters on red-brown ones are missed on this seed.
    ['text-over', 0.9, 0.6],
    ['border', 0.9, 0.9],
    ['collage', 0.9, 0.8],
  ] as const)('%s keeps its precision of %d and its recall of %d', (code, precision, recall) => {
    const score = scores.find((each) => each.code === code);
    if (score === undefined) throw new Error(`no score for ${code}`);
    expect(score.hits + score.misses, 'pictures that clearly have it').toBeGreaterThan(0);
    expect(precisionOf(score), score.wrong.join('\n')).toBeGreaterThanOrEqual(precision);
    expect(recallOf(score), score.wrong.join('\n')).toBeGreaterThanOrEqual(recall);
  });

  it('gives what the schema of judgements takes', () => {
    for (const { judgement } of judged)
      expect(
        photoJudgementSchema.safeParse({ ...judgement, faces: [], codes: [] }).error,
      ).toBeUndefined();
  });

  it('proposes a balance that takes a cast out', () => {
    const lamp = judged.find(({ photo }) => photo.name === 'cast/1.3,0/2');
    if (lamp === undefined) throw new Error('no picture in lamp light');
    const { data } = lamp.photo.pixels;
    const balanced = Uint8Array.from(data);
    const table = lightTable({ lightStops: 0, balance: lamp.judgement.balance });
    if (table !== null) applyLight(balanced, table);
    const again = judgePhoto({ ...lamp.photo.pixels, data: balanced }, lamp.photo.facts);
    expect(lamp.judgement.balance).not.toEqual([1, 1, 1]);
    expect(again.flags.map(({ code }) => code)).not.toContain('colour-cast');
  });

  it('says by how much a picture leans', () => {
    const lean = (name: string): number =>
      judged.find(({ photo }) => photo.name === name)?.judgement.tiltDegrees ?? 0;
    expect(Math.abs(lean('lean/-6/0') + 6)).toBeLessThan(1.2);
    expect(Math.abs(lean('lean/3.5/0') - 3.5)).toBeLessThan(1.2);
  });

  it('judges the sharper of two pictures as sharper', () => {
    const sharpness = (name: string): number =>
      judged.find(({ photo }) => photo.name === name)?.judgement.sharpness ?? 0;
    expect(sharpness('blur/0.8/1')).toBeGreaterThan(sharpness('blur/2.2/1'));
    expect(sharpness('blur/2.2/1')).toBeGreaterThan(sharpness('blur/4.5/1'));
  });
});

describe('pairs', () => {
  it('finds chat copies, bursts and second savings and nothing else', async () => {
    for (const { kind, falseAlarms, misses, wrong } of measurePairs(await pairSet(SEED, 2)))
      expect({ kind, falseAlarms, misses, wrong }).toEqual({
        kind,
        falseAlarms: 0,
        misses: 0,
        wrong: [],
      });
  }, 300_000);
});

describe('pictures nobody expects', () => {
  const facts = { widthPx: 4032, heightPx: 3024, format: 'jpeg', hasCamera: false } as const;

  it.each([
    [1, 1],
    [2, 900],
    [1200, 3],
    [47, 47],
    [48, 1200],
    [301, 299],
  ])('judges %d × %d pixels of one colour, of noise and of stripes', (widthPx, heightPx) => {
    const fills: ((at: number) => number)[] = [
      () => 0,
      () => 255,
      (at) => (at * 7919) % 256,
      (at) => (at % 2) * 255,
    ];
    for (const fill of fills) {
      const data = Uint8Array.from({ length: widthPx * heightPx * 3 }, (_, at) => fill(at));
      const judgement = judgePhoto({ data, widthPx, heightPx }, facts);
      expect(
        photoJudgementSchema.safeParse({ ...judgement, faces: [], codes: [] }).error,
      ).toBeUndefined();
    }
  });

  it('hashes a picture and its smaller copy alike, and its negative otherwise', () => {
    const draw = (side: number, isNegative: boolean): string => {
      const data = Uint8Array.from({ length: side * side * 3 }, (_, at) => {
        const pixel = Math.floor(at / 3);
        const x = (pixel % side) / side;
        const y = Math.floor(pixel / side) / side;
        const value = 127 + 90 * Math.sin(5 * x + 3 * y * y) * Math.cos(4 * y);
        return isNegative ? 255 - value : value;
      });
      return perceptualHash(viewPicture({ data, widthPx: side, heightPx: side }).small);
    };
    const bits = (one: string, other: string): number =>
      (BigInt(`0x${one}`) ^ BigInt(`0x${other}`)).toString(2).replaceAll('0', '').length;
    expect(bits(draw(900, false), draw(320, false))).toBeLessThanOrEqual(6);
    expect(bits(draw(900, false), draw(900, true))).toBeGreaterThan(40);
  });
});
