import { Button, Popover } from '@mantine/core';
import { IconShieldCheck } from '@tabler/icons-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { ReceiptSummary } from '../../shared/ipc/receipt.ts';
import { useLibraryCall } from '../api/library-query.ts';
import { announce } from '../components/live-region.tsx';
import { ErrorNotice } from '../components/error-notice.tsx';
import { StatePill } from '../components/state-pill.tsx';
import { formatNumber } from '../i18n/formats.ts';

/** Reads a bundle again from where it lies and says whether every byte is as it was made. */
export function VerifyButton({ receipt }: { readonly receipt: ReceiptSummary }) {
  const { t } = useTranslation();
  const [open, setOpen] = useState(false);
  const verify = useLibraryCall('exports:verify', {
    onSuccess: ({ ok }) => announce(t(ok ? 'exports.verify.ok' : 'exports.verify.not-ok')),
  });
  const result = verify.data;
  return (
    <Popover
      opened={open}
      onChange={setOpen}
      position="bottom-end"
      width="20rem"
      withinPortal={false}
      withArrow
    >
      <Popover.Target>
        <Button
          variant="default"
          disabled={!receipt.present}
          loading={verify.isPending}
          leftSection={<IconShieldCheck size="1.0625rem" aria-hidden />}
          aria-label={`${t('exports.verify.button')}: ${receipt.householdName} · ${receipt.marketplaceName}`}
          onClick={() =>
            verify.mutate({ bundleId: receipt.id }, { onSettled: () => setOpen(true) })
          }
        >
          {t('exports.verify.button')}
        </Button>
      </Popover.Target>
      <Popover.Dropdown aria-label={t('exports.verify.button')}>
        <ErrorNotice error={verify.error} />
        {result !== undefined && (
          <>
            <StatePill tone={result.ok ? 'ok' : 'danger'}>
              {t(result.ok ? 'exports.verify.ok' : 'exports.verify.not-ok')}
            </StatePill>
            <p>
              {t('exports.verify.files', {
                count: result.checkedFiles,
                number: formatNumber(result.checkedFiles),
              })}
            </p>
            {result.problems.length > 0 && (
              <ul>
                {result.problems.map((problem) => (
                  <li key={problem}>{problem}</li>
                ))}
              </ul>
            )}
          </>
        )}
      </Popover.Dropdown>
    </Popover>
  );
}
