import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { isComposing } from '../../components/composition.ts';
import { placeOfPointer, stepOfKey } from './pointer-place.ts';
import type { Place } from './region-geometry.ts';
import classes from './white-spot.module.css';

/** A sight over the picture: clicked where the spot is, or moved with the arrows. */
export function WhiteSpot({ onPick }: { readonly onPick: (place: Place) => void }) {
  const { t } = useTranslation();
  const [sight, setSight] = useState<Place>({ x: 0.5, y: 0.5 });
  return (
    <button
      type="button"
      className={classes['field']}
      aria-label={t('photo-studio.light.pick-spot')}
      onPointerMove={(event) => setSight(placeOfPointer(event, event.currentTarget))}
      onClick={(event) => {
        // A click by Enter or Space has no place of its own.
        onPick(event.detail === 0 ? sight : placeOfPointer(event, event.currentTarget));
      }}
      onKeyDown={(event) => {
        const step = stepOfKey(event.key);
        if (step === null || isComposing(event)) return;
        event.preventDefault();
        setSight(({ x, y }) => ({ x: onPicture(x + step.x), y: onPicture(y + step.y) }));
      }}
    >
      <span
        className={classes['sight']}
        style={{ left: `${sight.x * 100}%`, top: `${sight.y * 100}%` }}
      />
    </button>
  );
}

function onPicture(fraction: number): number {
  return Math.max(0, Math.min(1, fraction));
}
