import { describe, expect, it } from 'vitest';
import { floodGround, USUAL_TOLERANCE } from '../../../../shared/photos/flood-ground.ts';
import { groundScene, overlap, type GroundKind } from '../../../fixtures/ground-scenes.ts';

const SEEDS = Array.from({ length: 12 }, (_, seed) => seed);

async function scores(kind: GroundKind): Promise<{ overlaps: number[]; plain: number[] }> {
  const overlaps: number[] = [];
  const plain: number[] = [];
  for (const seed of SEEDS) {
    const scene = await groundScene(kind, seed);
    const { goods, plainness } = floodGround({ ...scene, data: scene.pixels }, USUAL_TOLERANCE);
    overlaps.push(overlap(goods, scene.goods));
    plain.push(plainness);
  }
  const shown = (values: number[]) => values.map((value) => value.toFixed(3)).join(' ');
  process.stdout.write(`${kind}: overlap ${shown(overlaps)}; plain ${shown(plain)}\n`);
  return { overlaps, plain };
}

describe('flowing in from the rim', { timeout: 60_000 }, () => {
  it('finds goods on a plain cloth', async () => {
    const { overlaps, plain } = await scores('cloth');
    expect(Math.min(...overlaps)).toBeGreaterThanOrEqual(0.97);
    expect(Math.min(...plain)).toBeGreaterThan(0.9);
  });

  it('takes their soft shadow for ground', async () => {
    const { overlaps } = await scores('shadow');
    expect(Math.min(...overlaps)).toBeGreaterThanOrEqual(0.93);
  });

  it('says itself that leaves are no plain ground', async () => {
    const { plain } = await scores('leaves');
    expect(Math.max(...plain)).toBeLessThan(0.6);
  });

  it('cuts the same picture the same way, and an empty one not at all', async () => {
    const scene = await groundScene('shadow', 3);
    const cut = () => floodGround({ ...scene, data: scene.pixels }, USUAL_TOLERANCE);
    expect(cut()).toEqual(cut());
    for (const [widthPx, heightPx] of [
      [1, 1],
      [1, 300],
      [40, 3],
      [200, 200],
    ] as const) {
      const data = new Uint8Array(widthPx * heightPx * 3).fill(180);
      const { goods, plainness } = floodGround({ data, widthPx, heightPx }, USUAL_TOLERANCE);
      expect(goods.every((value) => value === 0)).toBe(true);
      expect(plainness).toBe(1);
    }
  });
});
