import { createRequire } from 'node:module';
import { keepGoods } from '../../shared/photos/mask-parts.ts';
import type { GrabCut } from './cut-ground.ts';

/** The few of OpenCV's names that are used: its own types come from a package that is not among its dependencies. */
interface Matrix {
  readonly data: Uint8Array;
  delete(): void;
}
interface OpenCv {
  readonly Mat: new (rows?: number, columns?: number, type?: number) => Matrix;
  readonly Rect: new (x: number, y: number, width: number, height: number) => unknown;
  readonly CV_8UC3: number;
  readonly GC_INIT_WITH_RECT: number;
  setRNGSeed(seed: number): void;
  grabCut(
    picture: Matrix,
    mask: Matrix,
    box: unknown,
    ground: Matrix,
    goods: Matrix,
    rounds: number,
    mode: number,
  ): void;
  onRuntimeInitialized?: () => void;
}

/** After four the mask hardly changes, and each takes a third of a second at 640 pixels. */
const ROUNDS = 4;

let starting: Promise<{ readonly cv: OpenCv }> | null = null;

/** Wrapped, because the module has a `then` of its own that an await would call. */
async function startOpenCv(): Promise<{ readonly cv: OpenCv }> {
  const cv = createRequire(import.meta.url)('@techstark/opencv-js') as Partial<OpenCv>;
  if (cv.Mat === undefined) {
    await new Promise<void>((resolve) => {
      cv.onRuntimeInitialized = resolve;
    });
  }
  return { cv: cv as OpenCv };
}

/**
 * OpenCV's GrabCut. Only in a process that may be ended: its memory never shrinks again. The same pixels and box give
 * the same cut.
 */
export const grabCut: GrabCut = async ({ data, widthPx, heightPx }, box) => {
  starting ??= startOpenCv();
  const { cv } = await starting;
  // The box has to leave a rim that is surely ground, and hold something.
  const left = clamp(Math.round(box.x * widthPx), 1, widthPx - 2);
  const top = clamp(Math.round(box.y * heightPx), 1, heightPx - 2);
  const right = clamp(Math.round((box.x + box.width) * widthPx), left + 1, widthPx - 1);
  const bottom = clamp(Math.round((box.y + box.height) * heightPx), top + 1, heightPx - 1);
  if (widthPx < 8 || heightPx < 8) return new Uint8Array(widthPx * heightPx);

  const picture = new cv.Mat(heightPx, widthPx, cv.CV_8UC3);
  const [mask, ground, goods] = [new cv.Mat(), new cv.Mat(), new cv.Mat()];
  try {
    picture.data.set(data);
    cv.setRNGSeed(0);
    const rect = new cv.Rect(left, top, right - left, bottom - top);
    cv.grabCut(picture, mask, rect, ground, goods, ROUNDS, cv.GC_INIT_WITH_RECT);
    // 1 surely goods, 3 probably goods.
    const found = Uint8Array.from(mask.data, (value) => value & 1);
    return keepGoods(found, widthPx, heightPx);
  } catch (error) {
    // OpenCV throws numbers: addresses of its own exceptions.
    throw error instanceof Error ? error : new Error(`OpenCV failed (${String(error)})`);
  } finally {
    for (const each of [picture, mask, ground, goods]) each.delete();
  }
};

function clamp(value: number, low: number, high: number): number {
  return Math.max(low, Math.min(high, value));
}
