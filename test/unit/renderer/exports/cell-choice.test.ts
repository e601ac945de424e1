import { describe, expect, it } from 'vitest';
import {
  cellKey,
  choiceOf,
  chosenCells,
  isChoosable,
  obstaclesOf,
  toggleAll,
} from '../../../../renderer/exports/cell-choice.ts';
import { listingIdSchema, marketplaceIdSchema } from '../../../../shared/domain/ids.ts';
import {
  preflightCellSchema,
  type PreflightCell,
} from '../../../../shared/ipc/contract-bundles.ts';

function cell(number: number, change: Partial<PreflightCell> = {}): PreflightCell {
  return {
    ...preflightCellSchema.parse({
      householdId: `019ab000-0000-7000-8000-${String(number).padStart(12, '0')}`,
      marketplaceId: 'san_mot',
      ready: 3,
      blocked: 0,
      missingConsent: 'none',
      firstBlocked: null,
    }),
    ...change,
  };
}

const ready = cell(1);
const alsoReady = cell(2, { blocked: 2 });
const blocked = cell(3, { ready: 0, blocked: 4 });
const withoutConsent = cell(4, { missingConsent: 'publish' });
const all = [ready, alsoReady, blocked, withoutConsent];

describe('choosing cells', () => {
  it('never takes a cell without consent or without a ready listing', () => {
    expect(all.filter(isChoosable)).toEqual([ready, alsoReady]);
    expect([...toggleAll(new Set(), all)]).toEqual([cellKey(ready), cellKey(alsoReady)]);
  });

  it('completes a row first and empties it then', () => {
    const some = new Set([cellKey(ready)]);
    expect(choiceOf(some, all)).toBe('some');
    const whole = toggleAll(some, all);
    expect(choiceOf(whole, all)).toBe('all');
    expect(choiceOf(toggleAll(whole, all), all)).toBe('none');
  });

  it('leaves other rows as they are', () => {
    const other = cellKey(cell(9));
    expect(toggleAll(new Set([other]), all).has(other)).toBe(true);
  });

  it('drops what can no longer go when consents or rules changed', () => {
    const chosen = toggleAll(new Set(), all);
    const later = [{ ...ready, missingConsent: 'publish' as const }, alsoReady];
    expect(chosenCells(chosen, later)).toEqual([alsoReady]);
  });
});

describe('what is in the way', () => {
  const first = (name: string, reasonVi: string): PreflightCell['firstBlocked'] => ({
    listingId: listingIdSchema.parse('019ab000-0000-7000-8000-000000000099'),
    name,
    reasonVi,
    reasonEn: 'No price yet.',
  });

  it('is told once, however many marketplaces it concerns', () => {
    const here = cell(1, { blocked: 1, firstBlocked: first('Bột sắn dây', 'Chưa có giá.') });
    const there = {
      ...here,
      marketplaceId: marketplaceIdSchema.parse('san_hai'),
      blocked: 3,
    };
    expect(obstaclesOf([here, there])).toEqual([
      {
        householdId: here.householdId,
        listing: here.firstBlocked,
        marketplaceIds: ['san_mot', 'san_hai'],
        others: 2,
      },
    ]);
    const otherReason = { ...there, firstBlocked: first('Bột sắn dây', 'Thiếu ảnh.') };
    expect(obstaclesOf([here, otherReason])).toHaveLength(2);
  });

  it('leaves out cells that wait for consent first', () => {
    const waiting = cell(1, {
      missingConsent: 'publish',
      firstBlocked: first('Bột sắn dây', 'Chưa có giá.'),
    });
    expect(obstaclesOf([waiting, ready])).toEqual([]);
  });
});
