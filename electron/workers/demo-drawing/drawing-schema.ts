import { z } from 'zod';

const colour = z.string().regex(/^#[0-9a-f]{6}$/);

/** What lies in the picture. Sizes are parts of the picture's height. */
const itemSchema = z.strictObject({
  item: z.enum(['ball', 'oval', 'grain', 'curl', 'stick', 'strand', 'leaf', 'cap', 'spiky']),
  size: z.number().min(0.004).max(0.6),
  count: z.number().int().min(1).max(4000),
  colour,
  /** Stems, leaves, spots, second tone. */
  accent: colour,
  /** 0 smooth … 1 rough. */
  bumps: z.number().min(0).max(1),
});
export type DrawnItem = z.infer<typeof itemSchema>;

const packSchema = z.strictObject({
  pack: z.enum(['bottle', 'jar', 'pouch', 'box', 'textile', 'mat']),
  colour,
  accent: colour,
});
export type DrawnPack = z.infer<typeof packSchema>;

/** An invented product photo, seen from above on a table: everything about it follows from these values. */
export const demoDrawingSchema = z.strictObject({
  seed: z.number().int().min(0).max(0xffff_ffff),
  widthPx: z.number().int().min(64).max(8000),
  heightPx: z.number().int().min(64).max(8000),
  table: z.enum(['linen', 'wood', 'slate', 'leaf']),
  /** What holds the goods. */
  holder: z.enum(['none', 'tray', 'bowl']),
  goods: itemSchema.nullable(),
  pack: packSchema.nullable(),
  /** 1 whole view … 2 close. */
  zoom: z.number().min(1).max(2.5),
  /** Written as EXIF; the pixels are stored turned so that a right reader shows them upright. */
  orientation: z.union([z.literal(1), z.literal(3), z.literal(6), z.literal(8)]),
  /** EXIF time YYYY:MM:DD HH:MM:SS. */
  takenAt: z.string().regex(/^\d{4}:\d\d:\d\d \d\d:\d\d:\d\d$/),
  gps: z
    .strictObject({
      latitude: z.number().min(-90).max(90),
      longitude: z.number().min(-180).max(180),
    })
    .nullable(),
});
export type DemoDrawing = z.infer<typeof demoDrawingSchema>;
