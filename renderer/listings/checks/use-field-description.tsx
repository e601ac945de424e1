import { VisuallyHidden } from '@mantine/core';
import { IconAlertTriangle, IconExclamationCircle } from '@tabler/icons-react';
import type { ReactNode } from 'react';
import { useFieldNotes } from './use-field-notes.ts';
import classes from './field-description.module.css';

interface FieldDescription {
  /** Place of the field: see placeOfField. */
  readonly place: string;
  /** Said under the field in any case. */
  readonly hint?: string | undefined;
  /**
   * An empty field is not reproached: what it still needs stands in the checks, and is only read out here.
   */
  readonly quiet: boolean;
}

/**
 * What goes into the description of an input, so that aria-describedby carries it; undefined when there is
 * nothing to say. Spans only: it stands in a <p>.
 */
export function useFieldDescription({ place, hint = '', quiet }: FieldDescription): ReactNode {
  const notes = useFieldNotes(place);
  if (hint === '' && notes.length === 0) return undefined;
  const words = notes.map(({ severity, text }) => {
    const Icon = severity === 'error' ? IconExclamationCircle : IconAlertTriangle;
    return (
      <span key={text} className={classes['note']} data-severity={severity}>
        <Icon size="0.9375rem" aria-hidden className={classes['icon']} />
        <span>{text}</span>
      </span>
    );
  });
  return (
    <>
      {hint !== '' && <span className={classes['hint']}>{hint}</span>}
      {quiet ? <VisuallyHidden component="span">{words}</VisuallyHidden> : words}
    </>
  );
}
