import { describe, expect, it } from 'vitest';
import {
  coachListing,
  proposeShot,
  type CoachPhoto,
} from '../../../../shared/photos/photo-coach.ts';
import type { PhotoFlagCode, PhotoJudgement } from '../../../../shared/photos/photo-judgement.ts';

function judged(changes: Partial<PhotoJudgement> = {}, ...codes: PhotoFlagCode[]): PhotoJudgement {
  return {
    revision: 1,
    flags: codes.map((code) => ({ code, value: 1, threshold: 2 })),
    hash: '0123456789abcdef',
    sharpness: 1,
    exposure: 1,
    tiltDegrees: 0,
    balance: [1, 1, 1],
    subject: { x: 0.2, y: 0.2, width: 0.6, height: 0.6 },
    faces: [],
    codes: [],
    ...changes,
  };
}

function photo(id: string, changes: Partial<CoachPhoto> = {}): CoachPhoto {
  return { id, judgement: judged(), widthPx: 4000, heightPx: 3000, ...changes };
}

const EAN = { format: 'EAN-13', text: '8934563138165' };
const CARD = { format: 'QRCode', text: 'LENSAN:1:0192F0C4-7B1E-7ACD-9E21-3B5A77A1C0DE' };

describe('what a photo shows', () => {
  it('is the label where a code or label text was found', () => {
    expect(proposeShot({ judgement: judged({ codes: [EAN] }) })).toBe('label');
    expect(proposeShot({ judgement: judged(), hasLabelText: true })).toBe('label');
  });

  it('is the cover where the whole product stands on plain ground', () => {
    expect(proposeShot({ judgement: judged(), hasPlainGround: true })).toBe('cover');
    const cut = judged({ subject: { x: 0, y: 0.2, width: 0.6, height: 0.6 } });
    expect(proposeShot({ judgement: cut, hasPlainGround: true })).toBeNull();
    expect(proposeShot({ judgement: judged({ subject: null }), hasPlainGround: true })).toBeNull();
    expect(proposeShot({ judgement: judged({}, 'face'), hasPlainGround: true })).toBeNull();
  });

  it('is not known otherwise', () => {
    expect(proposeShot({ judgement: judged() })).toBeNull();
    expect(proposeShot({ judgement: null, hasPlainGround: true })).toBeNull();
    expect(proposeShot({ judgement: judged({ codes: [CARD] }), hasLabelText: true })).toBeNull();
  });
});

describe('coaching a listing', () => {
  it('misses all five where there is nothing', () => {
    expect(coachListing([], 500)).toEqual({
      missing: ['cover', 'close-up', 'label', 'packing', 'hand'],
      retake: [],
      unknown: [],
    });
  });

  it('asks for no other picture of a label because there are letters on it', () => {
    const lettered = judged({}, 'text-over');
    const photos = [
      photo('1', { judgement: lettered, role: 'label' }),
      photo('2', { judgement: lettered, role: 'cover' }),
    ];
    expect(coachListing(photos, 500).retake).toEqual([{ photoId: '2', reasons: ['text-over'] }]);
  });

  it('believes the officer, proposes what it knows and says what it does not', () => {
    const photos = [
      photo('1', { role: 'hand' }),
      photo('2', { judgement: judged({ codes: [EAN] }) }),
      photo('3', { judgement: judged({ codes: [EAN] }), role: 'packing' }),
      photo('4'),
      photo('5', { judgement: null }),
    ];
    const coaching = coachListing(photos, 500);
    expect(coaching.missing).toEqual(['cover', 'close-up']);
    expect(coaching.unknown).toEqual(['4', '5']);
    expect(coaching.retake).toEqual([]);
  });

  it('asks again only for what cannot be mended, worst first', () => {
    const photos = [
      photo('1', {
        judgement: judged({}, 'tilted', 'colour-cast', 'border', 'low-contrast', 'face'),
      }),
      photo('2', { judgement: judged({}, 'bright', 'tilted', 'blurred') }),
      photo('3', { judgement: null, widthPx: 499, heightPx: 800 }),
      photo('4', { judgement: null, widthPx: 0, heightPx: 0 }),
    ];
    expect(coachListing(photos, 500).retake).toEqual([
      { photoId: '2', reasons: ['blurred', 'bright'] },
      { photoId: '3', reasons: ['too-small'] },
    ]);
  });

  it('lets a small product be cropped where it has pixels enough', () => {
    const subject = { x: 0.4, y: 0.4, width: 0.2, height: 0.2 };
    const small = photo('1', { judgement: judged({ subject }, 'subject-small') });
    expect(coachListing([small], 800).retake).toEqual([]);
    expect(coachListing([small], 801).retake).toEqual([
      { photoId: '1', reasons: ['subject-small'] },
    ]);
  });

  it('needs no second try where another photo shows the same well', () => {
    const bad = photo('1', { role: 'label', judgement: judged({}, 'blurred') });
    const good = photo('2', { role: 'label' });
    expect(coachListing([bad, good], 500).retake).toEqual([]);
    expect(coachListing([bad], 500)).toMatchObject({ retake: [{ photoId: '1' }] });
    expect(coachListing([bad], 500).missing).not.toContain('label');
  });

  it('looks past cards and twins', () => {
    const photos = [
      photo('1', { judgement: judged({ codes: [CARD] }, 'blurred') }),
      photo('2', { judgement: judged({}, 'duplicate', 'blurred'), role: 'cover' }),
    ];
    expect(coachListing(photos, 500)).toMatchObject({ retake: [], unknown: [] });
    expect(coachListing(photos, 500).missing).toHaveLength(5);
  });
});
