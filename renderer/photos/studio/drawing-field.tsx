import { useRef, useState, type PointerEvent } from 'react';
import type { Region } from '../../../shared/photos/pixels.ts';
import { placeOfPointer } from './pointer-place.ts';
import { regionBetween, type Place } from './region-geometry.ts';
import classes from './drawing-field.module.css';

interface DrawingFieldProps {
  readonly disabled?: boolean;
  readonly onDraw: (region: Region) => void;
}

/** Empty paper over the picture: a rectangle is drawn with the mouse. For keys there is a button beside it. */
export function DrawingField({ disabled = false, onDraw }: DrawingFieldProps) {
  const start = useRef<Place | null>(null);
  const [region, setRegion] = useState<Region | null>(null);
  const drawn = (event: PointerEvent) =>
    start.current === null
      ? null
      : regionBetween(start.current, placeOfPointer(event, event.currentTarget));
  return (
    <div
      className={classes['field']}
      data-disabled={disabled}
      onPointerDown={(event) => {
        if (disabled || event.button !== 0) return;
        event.currentTarget.setPointerCapture(event.pointerId);
        start.current = placeOfPointer(event, event.currentTarget);
      }}
      onPointerMove={(event) => {
        if (start.current !== null) setRegion(drawn(event));
      }}
      onPointerUp={(event) => {
        const finished = drawn(event);
        start.current = null;
        setRegion(null);
        if (finished !== null) onDraw(finished);
      }}
      onPointerCancel={() => {
        start.current = null;
        setRegion(null);
      }}
    >
      {region !== null && (
        <span
          className={classes['drawn']}
          style={{
            left: `${region.x * 100}%`,
            top: `${region.y * 100}%`,
            width: `${region.width * 100}%`,
            height: `${region.height * 100}%`,
          }}
        />
      )}
    </div>
  );
}
