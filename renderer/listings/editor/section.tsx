import { useId, type ReactNode } from 'react';
import classes from './section.module.css';

interface SectionProps {
  readonly title: string;
  readonly aside?: ReactNode;
  /** Read out, but not shown: for the first section, whose fields speak for themselves. */
  readonly hiddenTitle?: boolean;
  readonly children: ReactNode;
}

/** A calm group of fields. */
export function Section({ title, aside, hiddenTitle = false, children }: SectionProps) {
  const titleId = useId();
  return (
    <section
      className={classes['section']}
      {...(hiddenTitle ? { 'aria-label': title } : { 'aria-labelledby': titleId })}
    >
      {!hiddenTitle && (
        <div className={classes['head']}>
          <h3 id={titleId} className={classes['title']}>
            {title}
          </h3>
          {aside}
        </div>
      )}
      {children}
    </section>
  );
}

/** Fields side by side, as many as fit. */
export function FieldRow({ children }: { readonly children: ReactNode }) {
  return <div className={classes['row']}>{children}</div>;
}
