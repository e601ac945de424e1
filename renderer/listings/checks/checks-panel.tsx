import { Button, Tabs } from '@mantine/core';
import { IconCircleCheck, IconWand } from '@tabler/icons-react';
import { useEffect, useState, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { ProfileView } from '../../../shared/marketplace/profile-schema.ts';
import { useSearchParams } from 'react-router';
import type { Violation } from '../../../shared/marketplace/violation.ts';
import { announce } from '../../components/live-region.tsx';
import { FixDialog } from './fix-dialog.tsx';
import { countViolations, useLiveChecks, type ProfileChecks } from './live-checks.tsx';
import { OwnTexts } from './own-texts.tsx';
import { TheirCategoryLine } from './their-category.tsx';
import { MarketplaceTabList } from './marketplace-tab-list.tsx';
import { ViolationItem } from './violation-item.tsx';
import classes from './checks-panel.module.css';

interface ChecksPanelProps {
  /** Stands under the violations and stays in view; told whose tab is open. */
  readonly renderFooter: (shown: ProfileView | null) => ReactNode;
  readonly className?: string | undefined;
}

/** What each marketplace would refuse, live. */
export function ChecksPanel({ renderFooter, className }: ChecksPanelProps) {
  const { t } = useTranslation();
  const { profiles } = useLiveChecks();
  // A list of listings × marketplaces leads to the place one pressed.
  const [search] = useSearchParams();
  const [pressed, setChosen] = useState<string | null>(null);
  const asked = pressed ?? search.get('marketplace');
  useAnnouncedCount(profiles);
  const first =
    profiles.find(({ violations }) => countViolations(violations).errors > 0) ?? profiles[0];
  const chosen = profiles.find(({ view }) => view.profile.id === asked) ?? first;
  const tab = chosen?.view.profile.id ?? null;
  const shown = chosen?.view;
  return (
    <section
      className={[classes['panel'], className].filter(Boolean).join(' ')}
      aria-label={t('checks.title')}
    >
      {profiles.length === 0 ? (
        <p className={classes['none']}>{t('checks.no-profiles')}</p>
      ) : (
        <Tabs
          value={tab}
          onChange={setChosen}
          keepMounted={false}
          classNames={{
            root: classes['tabs'] ?? '',
            list: classes['tabList'] ?? '',
            tab: classes['tab'] ?? '',
            panel: classes['tabPanel'] ?? '',
          }}
        >
          <MarketplaceTabList profiles={profiles} chosen={tab} onChoose={setChosen} />
          {profiles.map((checks) => (
            <Tabs.Panel key={checks.view.profile.id} value={checks.view.profile.id} tabIndex={-1}>
              <ProfileViolations checks={checks} />
            </Tabs.Panel>
          ))}
        </Tabs>
      )}
      <div className={classes['footer']}>{renderFooter(shown ?? null)}</div>
    </section>
  );
}

function ProfileViolations({ checks }: { readonly checks: ProfileChecks }) {
  const { t } = useTranslation();
  const { fields, check } = useLiveChecks();
  const [fixing, setFixing] = useState(false);
  const { view, violations } = checks;
  const { errors, warnings } = countViolations(violations);
  const fixable = violations.filter(({ fix }) => fix !== null).length;
  const name = view.profile.name;
  return (
    <>
      {errors === 0 && (
        <p className={classes['allClear']}>
          <IconCircleCheck size="1.25rem" aria-hidden className={classes['clean']} />
          <span>
            {warnings === 0 ? t('checks.clean', { name }) : t('checks.clean-with-notes', { name })}
          </span>
        </p>
      )}
      {fixable > 1 && (
        <Button
          variant="light"
          fullWidth
          leftSection={<IconWand size="1.0625rem" aria-hidden />}
          onClick={() => setFixing(true)}
        >
          {t('checks.fix-all', { count: fixable })}
        </Button>
      )}
      <TheirCategoryLine profile={view.profile} />
      <OwnTexts view={view} />
      <ul className={classes['violations']}>
        {violations.map((violation) => (
          <ViolationItem key={keyOf(violation)} violation={violation} marketplace={view.profile} />
        ))}
      </ul>
      {fixing && (
        <FixDialog
          fields={fields}
          check={(checked) => check(checked, view)}
          onClose={() => setFixing(false)}
        />
      )}
    </>
  );
}

/** One rule may break several times on one field, each time with other params. */
function keyOf({ code, field, params }: Violation): string {
  return JSON.stringify([code, field, params]);
}

/** Tells screen readers how many places are left, when they pause. */
function useAnnouncedCount(profiles: readonly ProfileChecks[]): void {
  const { t } = useTranslation();
  const errors = profiles.reduce(
    (sum, { violations }) => sum + countViolations(violations).errors,
    0,
  );
  const [said, setSaid] = useState(errors);
  useEffect(() => {
    if (errors === said) return undefined;
    const timer = setTimeout(() => {
      setSaid(errors);
      announce(errors === 0 ? t('checks.announce-none') : t('checks.announce', { count: errors }));
    }, 1000);
    return () => clearTimeout(timer);
  }, [errors, said, t]);
}
