import sharp from 'sharp';
import type { DemoDrawing } from './drawing-schema.ts';
import { addNoise } from './noise.ts';
import { drawScene } from './draw-scene.ts';

/** Drawn smaller and enlarged: soft as a phone lens, and a fraction of the work. */
const MOST_DRAWN_PX = 756;
const LEAST_DRAWN_PX = 400;
const ENLARGED = 2.5;
const QUALITY = 90;
/** Counter-clockwise turn of the pixels that this EXIF orientation undoes. */
const STORED_TURN = { 1: 0, 3: 180, 6: 270, 8: 90 } as const;

/** Draws the photo and gives the bytes of a JPEG as a phone would have saved it. Sizes are upright. */
export async function drawDemoPhoto(
  drawing: DemoDrawing,
): Promise<{ bytes: Buffer; widthPx: number; heightPx: number }> {
  const height = drawnHeight(drawing.heightPx);
  const width = Math.round((height * drawing.widthPx) / drawing.heightPx);
  const scene = drawScene(drawing, width, height);
  const pixels = await sharp(scene, { raw: { width, height, channels: 3 } })
    .resize(drawing.widthPx, drawing.heightPx, { fit: 'fill', kernel: 'linear' })
    .raw()
    .toBuffer();
  addNoise(pixels, drawing.seed);

  let picture = sharp(pixels, {
    raw: { width: drawing.widthPx, height: drawing.heightPx, channels: 3 },
  });
  if (drawing.orientation !== 1) picture = picture.rotate(STORED_TURN[drawing.orientation]);
  const bytes = await picture
    .withExif({
      IFD0: { Make: 'Len San', Model: 'Demo', Orientation: String(drawing.orientation) },
      IFD2: { DateTimeOriginal: drawing.takenAt },
      ...(drawing.gps ? { IFD3: placeTags(drawing.gps) } : {}),
    })
    .withMetadata({ orientation: drawing.orientation })
    .jpeg({ quality: QUALITY })
    .toBuffer();
  return { bytes, widthPx: drawing.widthPx, heightPx: drawing.heightPx };
}

function drawnHeight(heightPx: number): number {
  const wanted = Math.max(LEAST_DRAWN_PX, Math.round(heightPx / ENLARGED));
  return Math.min(wanted, MOST_DRAWN_PX, heightPx);
}

function placeTags({
  latitude,
  longitude,
}: {
  latitude: number;
  longitude: number;
}): Record<string, string> {
  return {
    GPSVersionID: '2 3 0 0',
    GPSLatitudeRef: latitude < 0 ? 'S' : 'N',
    GPSLatitude: degrees(latitude),
    GPSLongitudeRef: longitude < 0 ? 'W' : 'E',
    GPSLongitude: degrees(longitude),
  };
}

/** Degrees, minutes and hundredths of seconds as the three fractions of EXIF. */
function degrees(value: number): string {
  const hundredths = Math.round(Math.abs(value) * 360_000);
  return `${Math.floor(hundredths / 360_000)}/1 ${Math.floor(hundredths / 6000) % 60}/1 ${hundredths % 6000}/100`;
}
