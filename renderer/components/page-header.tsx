import { IconChevronRight } from '@tabler/icons-react';
import { useEffect, type ReactNode } from 'react';
import { Link } from 'react-router';
import classes from './page-header.module.css';

export interface Crumb {
  readonly label: string;
  readonly to: string;
}

const NO_CRUMBS: readonly Crumb[] = [];

interface PageHeaderProps {
  readonly title: string;
  readonly subtitle?: ReactNode;
  readonly crumbs?: readonly Crumb[];
  /** State beside the title. */
  readonly pill?: ReactNode;
  /** Buttons; the most important one last. */
  readonly actions?: ReactNode;
}

/** Title of a page: also the window's title, which screen readers say when the page changes. */
export function PageHeader({
  title,
  subtitle,
  crumbs = NO_CRUMBS,
  pill,
  actions,
}: PageHeaderProps) {
  useEffect(() => {
    document.title = title;
  }, [title]);
  return (
    <header className={classes['header']}>
      {crumbs.length > 0 && (
        <nav className={classes['crumbs']}>
          {crumbs.map((crumb) => (
            <span key={crumb.to} className={classes['crumb']}>
              <Link to={crumb.to}>{crumb.label}</Link>
              <IconChevronRight size="0.875rem" aria-hidden />
            </span>
          ))}
        </nav>
      )}
      <div className={classes['row']}>
        <div className={classes['words']}>
          <div className={classes['titleRow']}>
            <h1 className={classes['title']}>{title}</h1>
            {pill}
          </div>
          {subtitle !== undefined && <p className={classes['subtitle']}>{subtitle}</p>}
        </div>
        {actions !== undefined && <div className={classes['actions']}>{actions}</div>}
      </div>
    </header>
  );
}
