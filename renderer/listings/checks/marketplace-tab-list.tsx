import { Button, Menu, Tabs, VisuallyHidden } from '@mantine/core';
import { IconCheck, IconChevronDown } from '@tabler/icons-react';
import { useEffect, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { countViolations, type ProfileChecks } from './live-checks.tsx';
import classes from './checks-panel.module.css';

interface MarketplaceTabListProps {
  readonly profiles: readonly ProfileChecks[];
  /** Id of the chosen one. */
  readonly chosen: string | null;
  readonly onChoose: (id: string) => void;
}

/** More than these stand beside each other in no window: then there is a list of all, too. */
const MOST_IN_SIGHT = 3;

/** A tab per marketplace with its count. Many of them scroll in one line instead of taking the room of the checks. */
export function MarketplaceTabList({ profiles, chosen, onChoose }: MarketplaceTabListProps) {
  const { t } = useTranslation();
  const list = useRef<HTMLDivElement>(null);
  useEffect(() => {
    list.current
      ?.querySelector('[aria-selected="true"]')
      ?.scrollIntoView({ block: 'nearest', inline: 'nearest' });
  }, [chosen]);
  return (
    <div className={classes['tabLine']} data-many={profiles.length > MOST_IN_SIGHT}>
      <Tabs.List ref={list} aria-label={t('checks.tabs')} data-wide>
        {profiles.map((checks) => (
          <Tabs.Tab key={checks.view.profile.id} value={checks.view.profile.id}>
            <span className={classes['tabName']}>{checks.view.profile.name}</span>
            <Count checks={checks} />
          </Tabs.Tab>
        ))}
      </Tabs.List>
      {profiles.length > MOST_IN_SIGHT && (
        <Menu position="bottom-end" withinPortal={false} withInitialFocusPlaceholder={false}>
          <Menu.Target>
            <Button
              variant="subtle"
              className={classes['allTabs'] ?? ''}
              rightSection={<IconChevronDown size="1rem" aria-hidden />}
            >
              {t('matrix.all-marketplaces', { count: profiles.length })}
            </Button>
          </Menu.Target>
          <Menu.Dropdown className={classes['menu'] ?? ''}>
            {profiles.map((checks) => (
              <Menu.Item
                key={checks.view.profile.id}
                rightSection={<Count checks={checks} />}
                onClick={() => onChoose(checks.view.profile.id)}
              >
                {checks.view.profile.name}
              </Menu.Item>
            ))}
          </Menu.Dropdown>
        </Menu>
      )}
    </div>
  );
}

function Count({ checks }: { readonly checks: ProfileChecks }) {
  const { t } = useTranslation();
  const { errors, warnings } = countViolations(checks.violations);
  const clean = errors + warnings === 0;
  return (
    <>
      {clean ? (
        <IconCheck size="1rem" aria-hidden className={classes['clean']} />
      ) : (
        <span
          className={classes['count']}
          data-severity={errors > 0 ? 'error' : 'warning'}
          aria-hidden
        >
          {errors > 0 ? errors : warnings}
        </span>
      )}
      <VisuallyHidden>
        {clean ? t('checks.tab-state.clean') : t('checks.tab-state.counts', { errors, warnings })}
      </VisuallyHidden>
    </>
  );
}
