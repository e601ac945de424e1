/** Above it a decoder that holds all of a picture takes more than 64 MB at four bytes a pixel; most phones stay below. */
const LARGE_PIXELS = 16_000_000;
const LARGE_FILE_BYTES = 24 * 1024 * 1024;

/** Waits until no other large picture is at work. Asked for again it returns at once. */
export type TakeTurn = () => Promise<void>;

let last: Promise<void> = Promise.resolve();

/**
 * Large pictures are worked on one after the other, beside small ones: three of 50 megapixels at once would take the
 * worker beyond 500 MB. The turn ends with the work.
 */
export async function inTurn<Result>(
  work: (takeTurn: TakeTurn) => Promise<Result>,
): Promise<Result> {
  let end: (() => void) | null = null;
  const takeTurn = async (): Promise<void> => {
    if (end !== null) return;
    const before = last;
    last = new Promise((resolve) => {
      end = resolve;
    });
    await before;
  };
  try {
    return await work(takeTurn);
  } finally {
    (end as (() => void) | null)?.();
  }
}

export function isLargeFile(bytes: number): boolean {
  return bytes > LARGE_FILE_BYTES;
}

/** Whether decoding takes much memory however small the result: a baseline JPEG is decoded line by line. */
export function isLargeToDecode(pixels: number, isLineByLine: boolean): boolean {
  return pixels > LARGE_PIXELS && !isLineByLine;
}
