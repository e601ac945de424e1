import { useMemo, useState } from 'react';
import { editsText, type PhotoEdits } from '../../../shared/photos/photo-edits.ts';
import {
  changeEdits,
  endGesture,
  startHistory,
  stepBack,
  stepForward,
  type EditHistory,
} from './edit-history.ts';

export interface EditSession {
  readonly edits: PhotoEdits;
  /** Changes of one `gesture`, until it ends, are one step back; without it each is a step of its own. */
  readonly change: (part: Partial<PhotoEdits>, gesture?: string) => void;
  readonly endGesture: () => void;
  readonly undo: () => void;
  readonly redo: () => void;
  readonly canUndo: boolean;
  readonly canRedo: boolean;
  /** There is something to save. */
  readonly isChanged: boolean;
}

/** The edit list in the editor's hands, from opening to saving. `proposed` stands as a first step to look at. */
export function useEditSession(saved: PhotoEdits, proposed: PhotoEdits | null): EditSession {
  const [opened] = useState(saved);
  const [history, setHistory] = useState<EditHistory>(() => startHistory(saved, proposed));
  return useMemo(
    () => ({
      edits: history.present,
      change: (part, gesture) =>
        setHistory((now) => changeEdits(now, { ...now.present, ...part }, gesture ?? null)),
      endGesture: () => setHistory(endGesture),
      undo: () => setHistory(stepBack),
      redo: () => setHistory(stepForward),
      canUndo: history.past.length > 0,
      canRedo: history.future.length > 0,
      isChanged: editsText(history.present) !== editsText(opened),
    }),
    [history, opened],
  );
}
