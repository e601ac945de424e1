import { sourceTitle } from '../../../shared/marketplace/source-title.ts';
import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import rateData from '../../../resources/domain/rates.json' with { type: 'json' };
import {
  NO_OWN_RATES,
  percentSchema,
  type MarketplaceRates,
  type OwnRates,
} from '../../../shared/domain/own-rates.ts';
import { netPrice, withholdingOn } from '../../../shared/marketplace/net-price.ts';
import { ratesSchema } from '../../../shared/marketplace/rates.ts';
import type { ProfileView } from '../../../shared/marketplace/profile-schema.ts';
import { formatMoney, parseMoney } from '../../../shared/text/parse-money.ts';
import { useLibraryCall } from '../../api/library-query.ts';
import { ErrorNotice } from '../../components/error-notice.tsx';
import { formatDay, formatNumber } from '../../i18n/formats.ts';
import { settingsQuery } from '../../settings/settings-queries.ts';
import { useLiveChecks } from '../checks/live-checks.tsx';
import { localDay } from '../../i18n/day-text.ts';
import { KeptField } from './kept-field.tsx';
import { Section } from './section.tsx';
import classes from './net-price-section.module.css';

const shipped = ratesSchema.parse(rateData);

/** What about is left to the household of one piece sold, per marketplace. Every number says where it is from. */
export function NetPriceSection() {
  const { t, i18n } = useTranslation();
  const { fields, profiles } = useLiveChecks();
  const { data } = useQuery(settingsQuery);
  const save = useLibraryCall('settings:update');
  const rates = data?.rates ?? NO_OWN_RATES;
  const change = (changes: Partial<OwnRates>) => save.mutate({ rates: { ...rates, ...changes } });
  const withholding = withholdingOn(shipped, localDay(new Date()));
  const prices = fields.variants.length === 0 ? [fields] : fields.variants;
  const known = prices.map(({ priceDong }) => priceDong).filter((price) => price !== null);
  const priceDong = known.length === 0 ? null : Math.min(...known);
  const language = i18n.language === 'en' ? 'en' : 'vi';
  return (
    <Section title={t('editor.net.title')}>
      <p className={classes['explain']}>
        {priceDong === null
          ? t('editor.net.no-price')
          : t('editor.net.for-price', { price: formatMoney(priceDong) })}
      </p>
      <div className={classes['packing']}>
        <KeptField
          label={t('editor.net.packing')}
          placeholder={t('editor.net.packing-hint')}
          value={rates.packingDong === null ? '' : formatMoney(rates.packingDong)}
          read={readMoney}
          onKeep={(packingDong) => change({ packingDong })}
        />
      </div>
      <ul className={classes['rows']}>
        {profiles.map(({ view }) => (
          <MarketplaceRow
            key={view.profile.id}
            view={view}
            rates={rates}
            shippedPercent={withholding?.percent ?? null}
            priceDong={priceDong}
            onChange={change}
          />
        ))}
      </ul>
      <ErrorNotice error={save.error} />
      {withholding?.rates.map(({ kind, note, source }) => (
        <p key={kind} className={classes['explain']}>
          {[
            note[language],
            t('checks.source', { title: sourceTitle(source)[language] }),
            t('checks.seen', { day: formatDay(source.seen) }),
            t(`checks.confidence.${source.confidence}`),
            t('editor.net.own-shop'),
          ].join(' · ')}
        </p>
      ))}
    </Section>
  );
}

interface MarketplaceRowProps {
  readonly view: ProfileView;
  readonly rates: OwnRates;
  readonly shippedPercent: number | null;
  readonly priceDong: number | null;
  readonly onChange: (changes: Partial<OwnRates>) => void;
}

function MarketplaceRow(props: MarketplaceRowProps) {
  const { view, rates, shippedPercent, priceDong, onChange } = props;
  const { t } = useTranslation();
  const { id, name } = view.profile;
  const own = rates.marketplaces.find(({ marketplaceId }) => marketplaceId === id);
  const withholdingPercent = own?.withholdingPercent ?? shippedPercent;
  const net = netPrice({
    priceDong,
    commissionPercent: own?.commissionPercent ?? null,
    withholdingPercent,
    packingDong: rates.packingDong,
  });
  const keep = (changes: Partial<MarketplaceRates>) => {
    const next = {
      marketplaceId: id,
      commissionPercent: own?.commissionPercent ?? null,
      withholdingPercent: own?.withholdingPercent ?? null,
      ...changes,
      changedOn: localDay(new Date()),
    };
    const others = rates.marketplaces.filter((one) => one !== own);
    onChange({ marketplaces: [...others, next] });
  };
  return (
    <li className={classes['row']}>
      <p className={classes['name']}>{name}</p>
      <KeptField
        label={t('editor.net.commission', { name })}
        placeholder={t('editor.net.not-known')}
        value={percentText(own?.commissionPercent ?? null)}
        read={readPercent}
        onKeep={(commissionPercent) => keep({ commissionPercent })}
      />
      <KeptField
        label={t('editor.net.withholding', { name })}
        placeholder={percentText(shippedPercent)}
        value={percentText(own?.withholdingPercent ?? null)}
        read={readPercent}
        onKeep={(percent) => keep({ withholdingPercent: percent })}
      />
      <output className={classes['net']} aria-label={t('editor.net.left', { name })}>
        {net.kind === 'estimate' ? (
          <>
            <b>{t('editor.net.about', { net: formatMoney(net.netDong) })}</b>
            <span>
              {t('editor.net.parts', {
                commission: formatMoney(net.commissionDong),
                withholding: formatMoney(net.withholdingDong),
              })}
            </span>
            {own !== undefined && (
              <span>{t('editor.net.typed-on', { day: formatDay(own.changedOn) })}</span>
            )}
          </>
        ) : (
          <span>{t(`editor.net.missing-${net.missing}`)}</span>
        )}
      </output>
    </li>
  );
}

function percentText(percent: number | null): string {
  return percent === null ? '' : `${formatNumber(percent)} %`;
}

/** "5", "5,5 %"; undefined: not understood. */
function readPercent(text: string): number | undefined {
  const typed = text.replace('%', '').trim().replace(',', '.');
  const read = percentSchema.safeParse(typed === '' ? Number.NaN : Number(typed));
  return read.success ? read.data : undefined;
}

function readMoney(text: string): number | undefined {
  return parseMoney(text) ?? undefined;
}
