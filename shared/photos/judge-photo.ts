import type { PhotoFormat } from '../domain/photo.ts';
import { findFrame } from './find-frame.ts';
import { findScreen, SCREEN_LEAST } from './find-screen.ts';
import { findSeams } from './find-seams.ts';
import { findSubject } from './find-subject.ts';
import { findTextOver } from './find-text-over.ts';
import { measureCast } from './measure-cast.ts';
import { measureLight, type Light } from './measure-light.ts';
import { measureSharpness } from './measure-sharpness.ts';
import { measureTilt } from './measure-tilt.ts';
import { perceptualHash } from './perceptual-hash.ts';
import type { PhotoFlag, PhotoFlagCode, PhotoJudgement } from './photo-judgement.ts';
import { viewPicture, type PictureViews } from './picture-views.ts';
import type { Pixels } from './pixels.ts';

/** Raised when the same pixels may be judged otherwise than before. */
export const JUDGEMENT_REVISION = 2;

/** What is known of a photo besides its pixels. */
export interface PhotoFacts {
  /** Of the upright original. */
  readonly widthPx: number;
  readonly heightPx: number;
  readonly format: PhotoFormat;
  /** EXIF names a camera or a shooting time. */
  readonly hasCamera: boolean;
}

export type PixelJudgement = Omit<PhotoJudgement, 'faces' | 'codes'>;

/** Where each flag begins. Reasons and measured quality: docs/photo-quality.md. */
export const THRESHOLDS = {
  /** Part of an edge's height covered within 2 px, below: a blur of about 1.8 px at the size a buyer sees. */
  blurred: 0.415,
  /** Mean level of the middle and of the brightest hundredth, below: no lit thing and no lit ground. */
  dark: 85,
  /** Part of what is not ground that is white without drawing, above. */
  bright: 0.12,
  /** Levels between the darkest and the brightest hundredth, below: a quarter of what a screen can show. */
  'low-contrast': 64,
  /** Stops between the channels of what should be white, above. */
  'colour-cast': 0.9,
  /** Degrees, either way: less is seen by nobody who does not hold a ruler to it. */
  tilted: 2,
  /** Pixels of the shorter side, below. A plain default; each marketplace's own limit is in its profile. */
  'too-small': 500,
  /**
   * The longer side of the box around the product as a part of the picture's shorter side, below: in the square that
   * marketplaces show, the product would fill less than a third of each side. One guideline asks for 80 %.
   */
  'subject-small': 0.3,
  screenshot: SCREEN_LEAST,
  /** Fields of letters. */
  'text-over': 10,
  /** Part of the picture's area. */
  border: 0.02,
  /** Part of its line that a seam covers. */
  collage: 0.7,
} as const satisfies Partial<Record<PhotoFlagCode, number>>;

type MeasuredCode = keyof typeof THRESHOLDS;

const LEAST_SHARPNESS_FOR_TILT = 0.3;
/** Below this there is nothing to measure but the size itself. */
const LEAST_SIDE_PX = 48;

/**
 * Judges one photo. `pixels` is the upright picture with a long side of at most 1200 px, the size a buyer sees: blur
 * that a buyer cannot see is no fault. Never throws for pixels of any content. About 12 ms at 1200 × 900.
 */
export function judgePhoto(
  pixels: Pixels,
  facts: PhotoFacts,
  views: PictureViews = viewPicture(pixels),
): PixelJudgement {
  const hash = perceptualHash(views.small);
  const flags: PhotoFlag[] = [];
  const say = (code: MeasuredCode, value: number, isFlagged: boolean): void => {
    if (isFlagged) flags.push({ code, value, threshold: THRESHOLDS[code] });
  };
  const side = Math.min(facts.widthPx, facts.heightPx);
  say('too-small', side, side < THRESHOLDS['too-small']);
  const light = measureLight(views.small);
  const judgement = { revision: JUDGEMENT_REVISION, flags, hash, exposure: exposureOf(light) };
  if (Math.min(pixels.widthPx, pixels.heightPx) < LEAST_SIDE_PX)
    return { ...judgement, sharpness: 0, tiltDegrees: 0, balance: [1, 1, 1], subject: null };

  const sharpness = measureSharpness(views.luma);
  const isDark = light.level < THRESHOLDS.dark;
  const isBright = light.washedOut > THRESHOLDS.bright;
  const cast = measureCast(views.small);
  const hasCast = cast.stops > THRESHOLDS['colour-cast'];
  say('blurred', sharpness.value, sharpness.isKnown && sharpness.value < THRESHOLDS.blurred);
  say('dark', light.level, isDark);
  say('bright', light.washedOut, isBright);
  // Too little or too much light leaves little contrast: the light is what has to be said.
  say(
    'low-contrast',
    light.range,
    !isDark && !isBright && light.range < THRESHOLDS['low-contrast'],
  );
  say('colour-cast', cast.stops, hasCast);

  const screen = facts.hasCamera ? 0 : findScreen(views.luma);
  const isScreen = screen >= THRESHOLDS.screenshot;
  say('screenshot', screen, isScreen);
  // A screen is full of text, bars and lines that belong to it: one word for all of them.
  const text = isScreen ? 0 : findTextOver(pixels);
  const frame = findFrame(views.half);
  const isFramed = !isScreen && frame.part >= THRESHOLDS.border;
  const seams = isScreen ? 0 : findSeams(views.half, frame);
  const isCollage = seams >= THRESHOLDS.collage;
  say('text-over', text, text >= THRESHOLDS['text-over']);
  say('border', frame.part, isFramed);
  say('collage', seams, isCollage);

  // What was put together has lines and grounds of its own.
  const isMade = isScreen || isCollage || isFramed;
  // Edges this soft have no direction of their own.
  const isSoft = sharpness.value < LEAST_SHARPNESS_FOR_TILT;
  const tilt = isMade || isSoft ? 0 : measureTilt(views.half).degrees;
  say('tilted', tilt, Math.abs(tilt) >= THRESHOLDS.tilted);
  const subject = isMade ? null : findSubject(views.small);
  const extent = subject === null ? 1 : extentOf(subject, pixels);
  say('subject-small', extent, extent < THRESHOLDS['subject-small']);
  return {
    ...judgement,
    sharpness: sharpness.overall,
    tiltDegrees: tilt,
    balance: hasCast ? [...cast.balance] : [1, 1, 1],
    subject,
  };
}

function extentOf(
  subject: NonNullable<PixelJudgement['subject']>,
  { widthPx, heightPx }: Pixels,
): number {
  return Math.max(subject.width * widthPx, subject.height * heightPx) / Math.min(widthPx, heightPx);
}

/** Full light where the whites are bright and keep their drawing. */
function exposureOf({ brightest, middle, washedOut }: Light): number {
  const whites = Math.min(1, brightest / 200);
  const middles = Math.min(1, 0.4 + middle / 100);
  return Math.max(0, Math.min(1, whites * middles * (1 - Math.min(1, washedOut * 3))));
}
