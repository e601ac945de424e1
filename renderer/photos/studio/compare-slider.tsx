import { useRef, useState, type KeyboardEvent, type PointerEvent } from 'react';
import { useTranslation } from 'react-i18next';
import { isComposing } from '../../components/composition.ts';
import classes from './compare-slider.module.css';

interface CompareSliderProps {
  /** Addresses of pictures. */
  readonly before: string;
  readonly after: string;
  /** Of the picture, for screen readers. */
  readonly name: string;
}

const STEP = 0.05;
const STEPS: Readonly<Record<string, number>> = {
  ArrowLeft: -STEP,
  ArrowDown: -STEP,
  ArrowRight: STEP,
  ArrowUp: STEP,
  PageDown: -4 * STEP,
  PageUp: 4 * STEP,
  Home: -1,
  End: 1,
};

/** Before at the left of the line, after at its right. */
export function CompareSlider({ before, after, name }: CompareSliderProps) {
  const { t } = useTranslation();
  const frame = useRef<HTMLDivElement>(null);
  const [share, setShare] = useState(0.5);
  const percent = Math.round(share * 100);
  const follow = (event: PointerEvent) => {
    const box = frame.current?.getBoundingClientRect();
    if (box === undefined || box.width === 0) return;
    setShare(Math.max(0, Math.min(1, (event.clientX - box.left) / box.width)));
  };
  const onKeyDown = (event: KeyboardEvent) => {
    const step = STEPS[event.key];
    if (step === undefined || isComposing(event)) return;
    event.preventDefault();
    setShare((now) => Math.max(0, Math.min(1, now + step)));
  };
  return (
    <div
      ref={frame}
      className={classes['frame']}
      onPointerDown={(event) => {
        event.currentTarget.setPointerCapture(event.pointerId);
        follow(event);
      }}
      onPointerMove={(event) => {
        if (event.currentTarget.hasPointerCapture(event.pointerId)) follow(event);
      }}
    >
      <img
        className={classes['picture']}
        src={before}
        alt={t('photo-studio.picture', { name })}
        draggable={false}
      />
      <img
        className={classes['picture']}
        src={after}
        alt=""
        draggable={false}
        style={{ clipPath: `inset(0 0 0 ${share * 100}%)` }}
      />
      <span className={classes['word']} data-side="before" hidden={share < 0.2}>
        {t('photo-studio.compare.before')}
      </span>
      <span className={classes['word']} data-side="after" hidden={share > 0.8}>
        {t('photo-studio.compare.after')}
      </span>
      <div
        className={classes['line']}
        style={{ left: `${share * 100}%` }}
        role="slider"
        tabIndex={0}
        aria-label={t('photo-studio.compare.slider')}
        aria-valuemin={0}
        aria-valuemax={100}
        aria-valuenow={percent}
        aria-valuetext={t('photo-studio.compare.value', { percent })}
        onKeyDown={onKeyDown}
      >
        <span className={classes['knob']} />
      </div>
    </div>
  );
}
