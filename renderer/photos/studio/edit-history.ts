import { editsText, type PhotoEdits } from '../../../shared/photos/photo-edits.ts';

/** What was tried on a photo since it was opened; nothing of it is saved yet. */
export interface EditHistory {
  readonly past: readonly PhotoEdits[];
  readonly present: PhotoEdits;
  readonly future: readonly PhotoEdits[];
  /** The drag or held key that goes on: its changes are one step. */
  readonly gesture: string | null;
}

/** More than anybody steps back; an edit list with a mask is up to 100 kB. */
const MOST_STEPS = 100;

/** `proposed` is a first step on top of what is saved, which can be stepped back from. */
export function startHistory(saved: PhotoEdits, proposed: PhotoEdits | null = null): EditHistory {
  const start = { past: [], present: saved, future: [], gesture: null };
  return proposed === null ? start : changeEdits(start, proposed, null);
}

/** Changes with the same `gesture` one after another are one step; null is a step of its own. */
export function changeEdits(
  history: EditHistory,
  edits: PhotoEdits,
  gesture: string | null,
): EditHistory {
  if (editsText(edits) === editsText(history.present)) return history;
  const goesOn = gesture !== null && gesture === history.gesture;
  return {
    past: goesOn ? history.past : [...history.past, history.present].slice(-MOST_STEPS),
    present: edits,
    future: [],
    gesture,
  };
}

/** The mouse or the key was let go: what comes next is another step. */
export function endGesture(history: EditHistory): EditHistory {
  return history.gesture === null ? history : { ...history, gesture: null };
}

export function stepBack(history: EditHistory): EditHistory {
  const present = history.past.at(-1);
  if (present === undefined) return history;
  return {
    past: history.past.slice(0, -1),
    present,
    future: [history.present, ...history.future],
    gesture: null,
  };
}

export function stepForward(history: EditHistory): EditHistory {
  const [present, ...future] = history.future;
  if (present === undefined) return history;
  return { past: [...history.past, history.present], present, future, gesture: null };
}
