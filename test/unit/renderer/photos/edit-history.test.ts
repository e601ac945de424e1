import { describe, expect, it } from 'vitest';
import {
  changeEdits,
  endGesture,
  startHistory,
  stepBack,
  stepForward,
} from '../../../../renderer/photos/studio/edit-history.ts';
import { NO_EDITS } from '../../../../shared/photos/photo-edits.ts';

const lit = (lightStops: number) => ({ ...NO_EDITS, lightStops });

describe('the steps back inside the editor', () => {
  it('takes one change back after another, and again forward', () => {
    let history = changeEdits(startHistory(NO_EDITS), lit(1), null);
    history = changeEdits(history, lit(2), null);
    history = stepBack(history);
    expect(history.present).toEqual(lit(1));
    history = stepBack(stepBack(history));
    expect(history.present).toEqual(NO_EDITS);
    history = stepForward(stepForward(stepForward(history)));
    expect(history.present).toEqual(lit(2));
  });

  it('counts a drag as one step, and the next drag of the same slider as another', () => {
    let history = startHistory(NO_EDITS);
    for (const stops of [0.1, 0.2, 0.3]) history = changeEdits(history, lit(stops), 'light');
    history = endGesture(history);
    for (const stops of [0.4, 0.5]) history = changeEdits(history, lit(stops), 'light');
    history = stepBack(history);
    expect(history.present).toEqual(lit(0.3));
    expect(stepBack(history).present).toEqual(NO_EDITS);
  });

  it('does not go on with a drag that was stepped back from', () => {
    let history = changeEdits(startHistory(NO_EDITS), lit(0.1), 'light');
    history = stepBack(history);
    history = changeEdits(history, lit(0.2), 'light');
    expect(stepBack(history).present).toEqual(NO_EDITS);
  });

  it('forgets what was stepped back from at the next change, and counts no change that changes nothing', () => {
    let history = stepBack(changeEdits(startHistory(NO_EDITS), lit(1), null));
    expect(changeEdits(history, { ...NO_EDITS }, null)).toBe(history);
    history = changeEdits(history, lit(2), null);
    expect(stepForward(history)).toBe(history);
  });

  it('starts with a proposal as a step', () => {
    const history = startHistory(NO_EDITS, lit(0.5));
    expect(history.present).toEqual(lit(0.5));
    expect(stepBack(history).present).toEqual(NO_EDITS);
    expect(startHistory(NO_EDITS, NO_EDITS).past).toEqual([]);
  });
});
