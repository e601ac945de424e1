import { draggable } from '@atlaskit/pragmatic-drag-and-drop/element/adapter';
import { setCustomNativeDragPreview } from '@atlaskit/pragmatic-drag-and-drop/element/set-custom-native-drag-preview';
import { useEffect, useEffectEvent, type RefObject } from 'react';
import { photoIdSchema, type PhotoId } from '../../../shared/domain/ids.ts';
import classes from './inbox-tile.module.css';

/** Marks what is dragged as photos of the grid. */
const DRAGGED = 'inbox-photos';

/** The photos that a drag carries; null when it carries anything else. */
export function draggedPhotos(data: Readonly<Record<string, unknown>>): readonly PhotoId[] | null {
  if (data['kind'] !== DRAGGED) return null;
  return photoIdSchema.array().safeParse(data['photoIds']).data ?? null;
}

/** Drags the chosen photos together, or this one alone when it is not among them. */
export function useTileDrag(
  tile: RefObject<HTMLElement | null>,
  photosToDrag: () => readonly PhotoId[],
  words: (count: number) => string,
): void {
  const ids = useEffectEvent(photosToDrag);
  const say = useEffectEvent(words);
  useEffect(() => {
    const element = tile.current;
    if (element === null) return undefined;
    return draggable({
      element,
      getInitialData: () => ({ kind: DRAGGED, photoIds: ids() }),
      onGenerateDragPreview: ({ nativeSetDragImage, source }) => {
        const count = draggedPhotos(source.data)?.length ?? 1;
        setCustomNativeDragPreview({
          nativeSetDragImage,
          render: ({ container }) => {
            const badge = document.createElement('span');
            badge.className = classes['dragBadge'] ?? '';
            badge.textContent = say(count);
            container.append(badge);
          },
        });
      },
    });
  }, [tile]);
}
