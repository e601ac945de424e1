import type { DemoDrawing } from '../workers/demo-drawing/drawing-schema.ts';
import type { DemoProduct } from './demo-data.ts';

export interface DemoShot {
  /** File name as a phone would give it. */
  readonly fileName: string;
  readonly drawing: DemoDrawing;
}

/** What a phone takes, 12 megapixels: the first photo of each listing. */
const PHONE = { widthPx: 4032, heightPx: 3024 } as const;
/** The others as a chat application would have sent them on; drawing all in full would take a minute longer. */
const SENT_ON = { widthPx: 2016, heightPx: 1512 } as const;
const TOO_SMALL = { widthPx: 400, heightPx: 300 } as const;
/** Every fourth photo was taken with the phone turned. */
const TURNS = [1, 1, 1, 6, 1, 1, 1, 8, 1, 1, 1, 3] as const;
const OTHER_TABLES = ['linen', 'wood', 'slate', 'leaf'] as const;
/** Mèo Vạc's market place: somewhere, and nobody's home. */
const PLACE = { latitude: 23.1626, longitude: 105.4054 } as const;

/** The photos of one product: the whole, then closer and on other tables. `number` is its place among the products. */
export function demoShots(product: DemoProduct, number: number): DemoShot[] {
  const distinct = product.repeatsFirst ? product.photos - 1 : product.photos;
  const shots = Array.from({ length: distinct }, (_, index) => shot(product, number, index));
  const [first] = shots;
  if (product.repeatsFirst && first)
    shots.push({ ...first, fileName: first.fileName.replace('.jpg', ' (1).jpg') });
  return shots;
}

function shot(product: DemoProduct, number: number, index: number): DemoShot {
  const { picture } = product;
  const tableAt = OTHER_TABLES.indexOf(picture.table);
  const minute = String((number * 3 + index) % 60).padStart(2, '0');
  const hour = String(7 + (number % 9)).padStart(2, '0');
  return {
    fileName: `IMG_20261002_${hour}${minute}${String(index).padStart(2, '0')}.jpg`,
    drawing: {
      ...(product.tooSmall ? TOO_SMALL : index === 0 ? PHONE : SENT_ON),
      // Any mixing will do; it only has to differ from photo to photo.
      seed: (number * 7919 + index * 104_729) % 0xffff_ffff,
      table: OTHER_TABLES[(tableAt + index) % OTHER_TABLES.length] ?? picture.table,
      holder: picture.holder,
      goods: picture.goods,
      // The last of three shows the goods without their package.
      pack: index === 2 && picture.goods ? null : picture.pack,
      zoom: index === 0 ? 1 : 1.25,
      orientation: TURNS[(number * 3 + index) % TURNS.length] ?? 1,
      takenAt: `2026:10:02 ${hour}:${minute}:${String(index).padStart(2, '0')}`,
      gps: product.hasPlace && index === 0 ? PLACE : null,
    },
  };
}
