import { useRef, type KeyboardEvent, type PointerEvent } from 'react';
import { useTranslation } from 'react-i18next';
import type { Region } from '../../../shared/photos/pixels.ts';
import { isComposing } from '../../components/composition.ts';
import { announce } from '../../components/live-region.tsx';
import { placeOfPointer, stepOfKey } from './pointer-place.ts';
import {
  dragCorner,
  moveRegion,
  resizeRegion,
  type Corner,
  type Place,
} from './region-geometry.ts';
import classes from './region-frame.module.css';

interface RegionFrameProps {
  readonly id?: string;
  /** In fractions of the picture below, as all that goes out. */
  readonly region: Region;
  /** Width by height in fractions of the picture; null leaves both free. */
  readonly ratio: number | null;
  readonly label: string;
  /** 'crop' darkens what lies outside and shows thirds; 'region' is an outline. */
  readonly look: 'crop' | 'region';
  readonly onChange: (region: Region) => void;
  /** The hand has let go. */
  readonly onEnd: () => void;
  readonly onRemove?: () => void;
}

const CORNERS = ['nw', 'ne', 'sw', 'se'] as const;

interface Drag {
  readonly from: Place;
  readonly region: Region;
  readonly corner: Corner | null;
}

/** A frame on a picture: dragged as a whole or by a corner, or moved and sized with the arrow keys. */
export function RegionFrame(props: RegionFrameProps) {
  const { id, region, ratio, label, look, onChange, onEnd, onRemove } = props;
  const { t } = useTranslation();
  const frame = useRef<HTMLDivElement>(null);
  const drag = useRef<Drag | null>(null);

  const start = (event: PointerEvent, corner: Corner | null) => {
    const sheet = frame.current?.parentElement;
    if (event.button !== 0 || !sheet) return;
    event.stopPropagation();
    event.currentTarget.setPointerCapture(event.pointerId);
    drag.current = { from: placeOfPointer(event, sheet), region, corner };
  };
  const follow = (event: PointerEvent) => {
    const sheet = frame.current?.parentElement;
    const started = drag.current;
    if (started === null || !sheet) return;
    const at = placeOfPointer(event, sheet);
    onChange(
      started.corner === null
        ? moveRegion(started.region, at.x - started.from.x, at.y - started.from.y)
        : dragCorner(started.region, started.corner, at, ratio),
    );
  };
  const end = () => {
    if (drag.current === null) return;
    drag.current = null;
    onEnd();
  };
  const onKeyDown = (event: KeyboardEvent) => {
    if (isComposing(event) || event.ctrlKey || event.metaKey || event.altKey) return;
    const step = stepOfKey(event.key);
    if (step !== null) {
      event.preventDefault();
      onChange(
        event.shiftKey
          ? resizeRegion(region, step.x, step.y, ratio)
          : moveRegion(region, step.x, step.y),
      );
    } else if (event.key === 'Delete' && onRemove !== undefined) {
      event.preventDefault();
      onRemove();
    }
  };
  const onKeyUp = (event: KeyboardEvent) => {
    if (stepOfKey(event.key) === null) return;
    onEnd();
    announce(placeWords());
  };
  const placeWords = () =>
    t('photo-studio.frame.place', {
      left: percentOf(region.x),
      top: percentOf(region.y),
      width: percentOf(region.width),
      height: percentOf(region.height),
    });
  const handlers = { onPointerMove: follow, onPointerUp: end, onPointerCancel: end };
  const style = {
    left: `${region.x * 100}%`,
    top: `${region.y * 100}%`,
    width: `${region.width * 100}%`,
    height: `${region.height * 100}%`,
  };
  return (
    <>
      {look === 'crop' && (
        <span className={classes['outside']}>
          <span className={classes['shade']} style={style} />
        </span>
      )}
      <div ref={frame} className={classes['frame']} data-look={look} style={style}>
        <button
          type="button"
          {...(id === undefined ? {} : { id })}
          className={classes['body']}
          aria-label={label}
          onPointerDown={(event) => start(event, null)}
          {...handlers}
          onKeyDown={onKeyDown}
          onKeyUp={onKeyUp}
        />
        {CORNERS.map((corner) => (
          <button
            key={corner}
            type="button"
            tabIndex={-1}
            className={classes['corner']}
            data-corner={corner}
            aria-label={t(`photo-studio.frame.corner.${corner}`)}
            onPointerDown={(event) => start(event, corner)}
            {...handlers}
          />
        ))}
      </div>
    </>
  );
}

function percentOf(fraction: number): number {
  return Math.round(fraction * 100);
}
