import { describe, expect, it } from 'vitest';
import { isUploadDay, uploadDaysFrom } from '../../../../shared/bundle/upload-day.ts';

describe('the day of upload', () => {
  it('is today at the earliest and the same day of next year at the latest', () => {
    expect(uploadDaysFrom('2026-11-25')).toEqual({ first: '2026-11-25', last: '2027-11-25' });
    expect(
      ['2026-11-24', '2026-11-25', '2027-11-25', '2027-11-26'].map((day) =>
        isUploadDay(day, '2026-11-25'),
      ),
    ).toEqual([false, true, true, false]);
  });

  it('is a day of the calendar at both ends, from a leap day too', () => {
    expect(uploadDaysFrom('2028-02-29').last).toBe('2029-02-28');
  });
});
