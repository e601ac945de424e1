import { useId, type ReactNode } from 'react';
import classes from './panel.module.css';

interface PanelProps {
  readonly title?: string;
  /** Beside the title, at the right. */
  readonly aside?: ReactNode;
  /** Content reaches the edges: for lists and tables. */
  readonly flush?: boolean;
  readonly className?: string | undefined;
  readonly children: ReactNode;
}

/** A white sheet on the page, a region named by its title. */
export function Panel({ title, aside, flush = false, className, children }: PanelProps) {
  const titleId = useId();
  return (
    <section
      className={[classes['panel'], className].filter(Boolean).join(' ')}
      {...(title === undefined ? {} : { 'aria-labelledby': titleId })}
    >
      {title !== undefined && (
        <div className={classes['head']} data-flush={flush}>
          <h2 id={titleId} className={classes['title']}>
            {title}
          </h2>
          {aside !== undefined && <div className={classes['aside']}>{aside}</div>}
        </div>
      )}
      <div className={flush ? classes['flush'] : classes['body']}>{children}</div>
    </section>
  );
}
