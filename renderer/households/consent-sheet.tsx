import { Button, Checkbox } from '@mantine/core';
import { IconCheck, IconPrinter } from '@tabler/icons-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useNavigate } from 'react-router';
import type { Consent, Household } from '../../shared/domain/household.ts';
import type { MarketplaceId } from '../../shared/domain/ids.ts';
import { useLibraryCall } from '../api/library-query.ts';
import { ErrorNotice } from '../components/error-notice.tsx';
import { PageHeader } from '../components/page-header.tsx';
import { Panel } from '../components/panel.tsx';
import { UnsavedGuard } from '../components/unsaved-guard.tsx';
import { ConsentPaper } from './consent-paper.tsx';
import { consentText, grantWords } from './consent-text.ts';
import { grantKey, standingConsent } from './consent-words.ts';
import { CONSENT_PURPOSES, type Grant } from './households-queries.ts';
import { StandingConsent } from './standing-consent.tsx';
import classes from './consent-sheet.module.css';

interface ConsentSheetProps {
  readonly household: Household;
  readonly consents: readonly Consent[];
  readonly marketplaces: readonly { readonly id: MarketplaceId; readonly name: string }[];
}

/** One tick per purpose, none set beforehand; what was agreed before stands with its date. */
export function ConsentSheet({ household, consents, marketplaces }: ConsentSheetProps) {
  const { t, i18n } = useTranslation();
  const navigate = useNavigate();
  const [ticked, setTicked] = useState<ReadonlySet<string>>(new Set());
  const [saved, setSaved] = useState(false);
  const text = consentText(i18n.language);
  const page = `/households/${household.id}`;
  const record = useLibraryCall('households:record-consent', {
    onSuccess: () => {
      setTicked(new Set());
      setSaved(true);
    },
  });
  const grants: Grant[] = CONSENT_PURPOSES.flatMap((purpose): Grant[] =>
    purpose === 'hand-to-marketplace'
      ? marketplaces.map(({ id }) => ({ purpose, marketplaceId: id }))
      : [{ purpose, marketplaceId: null }],
  );
  const nameOf = (id: string | null) => marketplaces.find((one) => one.id === id)?.name ?? '';
  const rows = grants.map((grant) => ({
    grant,
    key: grantKey(grant),
    words: grantWords(text, grant, nameOf(grant.marketplaceId)),
    standing: standingConsent(consents, grant),
  }));
  const chosen = rows.filter((row) => row.standing === null && ticked.has(row.key));

  return (
    <>
      <UnsavedGuard when={ticked.size > 0} />
      <div className="ls-screen-only">
        <PageHeader
          title={text.title}
          crumbs={[
            { label: t('app.nav.households'), to: '/households' },
            { label: household.name, to: page },
          ]}
          subtitle={text.readAloud}
          actions={
            <Button
              variant="default"
              leftSection={<IconPrinter size="1.125rem" aria-hidden />}
              onClick={() => window.print()}
            >
              {t('households.consent.print')}
            </Button>
          }
        />
        <div className={classes['columns']}>
          <Panel flush title={t('households.consent.ticks')}>
            <ul className={classes['list']}>
              {rows.map(({ key, words, standing }) => (
                <li key={key} className={classes['row']}>
                  {standing === null ? (
                    <Checkbox
                      checked={ticked.has(key)}
                      label={words.tick}
                      description={words.explain}
                      onChange={(event) => {
                        const next = new Set(ticked);
                        if (event.currentTarget.checked) next.add(key);
                        else next.delete(key);
                        setTicked(next);
                        setSaved(false);
                      }}
                    />
                  ) : (
                    <StandingConsent consent={standing} tick={words.tick} explain={words.explain} />
                  )}
                </li>
              ))}
            </ul>
            <div className={classes['foot']}>
              <ErrorNotice error={record.error} />
              <div className={classes['buttons']}>
                <Button
                  size="md"
                  disabled={chosen.length === 0}
                  loading={record.isPending}
                  leftSection={<IconCheck size="1.25rem" aria-hidden />}
                  onClick={() =>
                    record.mutate({
                      householdId: household.id,
                      grants: chosen.map(({ grant }) => grant),
                      textVersion: text.version,
                    })
                  }
                >
                  {chosen.length === 0
                    ? t('households.consent.record-none')
                    : t('households.consent.record', { count: chosen.length })}
                </Button>
                <Button size="md" variant="default" onClick={() => void navigate(page)}>
                  {saved ? t('households.consent.back') : t('app.action.cancel')}
                </Button>
                {saved && <output>{t('households.consent.recorded')}</output>}
              </div>
            </div>
          </Panel>
          <Panel title={t('households.consent.say')}>
            {text.intro.map((sentence) => (
              <p key={sentence} className={classes['sentence']}>
                {sentence}
              </p>
            ))}
            <ul className={classes['rights']}>
              {text.rights.map((sentence) => (
                <li key={sentence}>{sentence}</li>
              ))}
            </ul>
            <p className={classes['law']}>{text.law}</p>
          </Panel>
        </div>
      </div>
      <ConsentPaper
        household={household}
        text={text}
        rows={rows.map(({ key, words, standing }) => ({
          key,
          tick: words.tick,
          explain: words.explain,
          agreed: standing !== null || ticked.has(key),
        }))}
      />
    </>
  );
}
