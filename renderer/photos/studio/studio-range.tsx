import { useId } from 'react';
import classes from './studio-range.module.css';

interface StudioRangeProps {
  readonly label: string;
  readonly value: number;
  readonly least: number;
  readonly most: number;
  readonly step: number;
  /** The value as a person says it. */
  readonly words: string;
  readonly disabled?: boolean;
  readonly onChange: (value: number) => void;
  readonly onEnd: () => void;
}

/** A slider of the browser's own: keys, touch and screen readers are its business. */
export function StudioRange(props: StudioRangeProps) {
  const { label, value, least, most, step, words, disabled = false, onChange, onEnd } = props;
  const id = useId();
  return (
    <div className={classes['field']}>
      <div className={classes['head']}>
        <label htmlFor={id}>{label}</label>
        <output htmlFor={id} className={classes['words']}>
          {words}
        </output>
      </div>
      <input
        id={id}
        type="range"
        className={classes['range']}
        min={least}
        max={most}
        step={step}
        value={value}
        disabled={disabled}
        aria-valuetext={words}
        onChange={(event) => onChange(event.currentTarget.valueAsNumber)}
        onPointerUp={onEnd}
        onKeyUp={onEnd}
        onBlur={onEnd}
      />
    </div>
  );
}
