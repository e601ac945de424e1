import { useRef, useState, type PointerEvent } from 'react';
import { useTranslation } from 'react-i18next';
import classes from './compare-slider.module.css';

interface CompareSliderProps {
  /** Addresses of pictures. */
  readonly before: string;
  readonly after: string;
  /** Of the picture, for screen readers. */
  readonly name: string;
}

/** One press of an arrow, in hundredths. */
const STEP = 5;

/** Before at the left of the line, after at its right. */
export function CompareSlider({ before, after, name }: CompareSliderProps) {
  const { t } = useTranslation();
  const frame = useRef<HTMLDivElement>(null);
  const slider = useRef<HTMLInputElement>(null);
  const [share, setShare] = useState(0.5);
  const percent = Math.round(share * 100);
  const follow = (event: PointerEvent) => {
    const box = frame.current?.getBoundingClientRect();
    if (box === undefined || box.width === 0) return;
    setShare(Math.max(0, Math.min(1, (event.clientX - box.left) / box.width)));
  };
  return (
    <div
      ref={frame}
      className={classes['frame']}
      onPointerDown={(event) => {
        // The browser would give the focus to the picture, which has none, and take it from the slider.
        event.preventDefault();
        event.currentTarget.setPointerCapture(event.pointerId);
        slider.current?.focus({ preventScroll: true });
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
        alt={''}
        draggable={false}
        style={{ clipPath: `inset(0 0 0 ${share * 100}%)` }}
      />
      <span className={classes['word']} data-side="before" hidden={share < 0.2}>
        {t('photo-studio.compare.before')}
      </span>
      <span className={classes['word']} data-side="after" hidden={share > 0.8}>
        {t('photo-studio.compare.after')}
      </span>
      <input
        ref={slider}
        type="range"
        className={classes['slider']}
        min={0}
        max={100}
        step={STEP}
        value={percent}
        aria-label={t('photo-studio.compare.slider')}
        aria-valuetext={t('photo-studio.compare.value', { percent })}
        onChange={(event) => setShare(event.currentTarget.valueAsNumber / 100)}
      />
      <span className={classes['line']} style={{ left: `${share * 100}%` }}>
        <span className={classes['knob']} />
      </span>
    </div>
  );
}
