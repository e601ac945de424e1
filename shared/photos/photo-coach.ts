import { z } from 'zod';
import { readCard } from './photo-cards.ts';
import type { PhotoFlagCode, PhotoJudgement } from './photo-judgement.ts';

/**
 * The five pictures buyers look for: all of it on plain ground, a look from near, the label, how it is packed, in a
 * hand so that its size is seen (the officers' wishes, section 3). The order they are asked for in.
 */
export const SHOTS = ['cover', 'close-up', 'label', 'packing', 'hand'] as const;
export const shotSchema = z.enum(SHOTS);
export type Shot = z.infer<typeof shotSchema>;

export interface CoachPhoto {
  readonly id: string;
  /** Null while nobody has looked at it. */
  readonly judgement: PhotoJudgement | null;
  /** Upright. */
  readonly widthPx: number;
  readonly heightPx: number;
  /** What the officer says it shows; always believed. */
  readonly role?: Shot | undefined;
  /** Whether the label reader found text in it; left out where it has not read. */
  readonly hasLabelText?: boolean | undefined;
  /** Whether the ground is one even surface; left out where nobody has measured. */
  readonly hasPlainGround?: boolean | undefined;
}

export interface Coaching {
  /** Shots that no photo is known to show. A photo in `unknown` may still be one of them: only a person can tell. */
  readonly missing: readonly Shot[];
  /** What only another photo mends; worst reason first. */
  readonly retake: readonly {
    readonly photoId: string;
    readonly reasons: readonly PhotoFlagCode[];
  }[];
  /** Photos of which neither the officer nor the picture says what they show. */
  readonly unknown: readonly string[];
}

/**
 * Flaws that stay whatever is done to the picture: what is not in the pixels cannot be brought back, and what is over
 * the product cannot be taken off. The others are mended here: light that is only low in contrast, a cast, a tilt, a
 * border, a face. Worst first.
 */
const ONLY_BY_RETAKING: readonly PhotoFlagCode[] = [
  'too-small',
  'screenshot',
  'collage',
  'text-over',
  'blurred',
  'dark',
  'bright',
  'subject-small',
];

/**
 * What is still to be photographed for one listing, as far as it can honestly be told.
 * `leastSidePx`: the shorter side the strictest marketplace asks for; 0 where none asks.
 */
export function coachListing(photos: readonly CoachPhoto[], leastSidePx: number): Coaching {
  const shown = photos
    .filter(({ judgement }) => !isCard(judgement) && !hasFlag(judgement, 'duplicate'))
    .map((photo) => {
      const shot = photo.role ?? proposeShot(photo);
      return { id: photo.id, shot, reasons: reasonsToRetake(photo, shot, leastSidePx) };
    });
  const good = new Set(shown.filter(({ reasons }) => reasons.length === 0).map(({ shot }) => shot));
  const there = new Set(shown.map(({ shot }) => shot));
  return {
    missing: SHOTS.filter((shot) => !there.has(shot)),
    retake: shown
      .filter(({ reasons, shot }) => reasons.length > 0 && (shot === null || !good.has(shot)))
      .map(({ id, reasons }) => ({ photoId: id, reasons })),
    unknown: shown.filter(({ shot }) => shot === null).map(({ id }) => id),
  };
}

/**
 * Which of the five shots a photo shows, where the picture itself tells; null: not known. A close-up, a packing and a
 * hand are never told from pixels here.
 */
export function proposeShot({
  judgement,
  hasLabelText,
  hasPlainGround,
}: Pick<CoachPhoto, 'judgement' | 'hasLabelText' | 'hasPlainGround'>): Shot | null {
  if (judgement === null || isCard(judgement)) return null;
  if (judgement.codes.length > 0 || hasLabelText === true) return 'label';
  return hasPlainGround === true && isWhole(judgement) ? 'cover' : null;
}

/** The product is in the frame with all its edges, and nothing is laid over it. */
function isWhole({ subject, flags }: PhotoJudgement): boolean {
  if (subject === null) return false;
  const { x, y, width, height } = subject;
  const isInside = x > 0 && y > 0 && x + width < 1 && y + height < 1;
  return isInside && !flags.some(({ code }) => SPOILS_A_COVER.has(code));
}

const SPOILS_A_COVER = new Set<PhotoFlagCode>([
  'subject-small',
  'screenshot',
  'text-over',
  'border',
  'collage',
  'face',
]);

function reasonsToRetake(
  photo: CoachPhoto,
  shot: Shot | null,
  leastSidePx: number,
): PhotoFlagCode[] {
  const { judgement, widthPx, heightPx } = photo;
  // A picture nobody could open has no size and is told of elsewhere.
  const isTooSmall = widthPx > 0 && Math.min(widthPx, heightPx) < leastSidePx;
  return ONLY_BY_RETAKING.filter((code) => {
    if (code === 'too-small') return isTooSmall;
    // Letters are what a label is photographed for.
    if (code === 'text-over' && shot === 'label') return false;
    if (code === 'subject-small' && canBeCropped(photo, leastSidePx)) return false;
    return hasFlag(judgement, code);
  });
}

/** The product alone still has pixels enough: going nearer is what cropping does. */
function canBeCropped({ judgement, widthPx, heightPx }: CoachPhoto, leastSidePx: number): boolean {
  const subject = judgement?.subject ?? null;
  if (subject === null) return false;
  return Math.max(subject.width * widthPx, subject.height * heightPx) >= leastSidePx;
}

function hasFlag(judgement: PhotoJudgement | null, code: PhotoFlagCode): boolean {
  return judgement?.flags.some((flag) => flag.code === code) ?? false;
}

function isCard(judgement: PhotoJudgement | null): boolean {
  return judgement?.codes.some(({ text }) => readCard(text) !== null) ?? false;
}
