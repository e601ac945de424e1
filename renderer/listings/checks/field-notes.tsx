import { useFieldDescription } from './use-field-description.tsx';
import classes from './field-description.module.css';

interface FieldNotesProps {
  /** For aria-describedby of the control. */
  readonly id: string;
  readonly place: string;
  readonly hint?: string;
  readonly quiet: boolean;
}

/** The same words for a control that is not an input: a group of buttons, a whole section. */
export function FieldNotes({ id, place, hint, quiet }: FieldNotesProps) {
  const words = useFieldDescription({ place, hint, quiet });
  return (
    <div id={id} className={classes['notes']}>
      {words}
    </div>
  );
}
