import { Button, Modal } from '@mantine/core';
import { IconPlus } from '@tabler/icons-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useNavigate } from 'react-router';
import { HouseholdPicker } from './household-picker.tsx';

/** "Thêm sản phẩm": asks for the household first. */
export function AddListingButton() {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const [opened, setOpened] = useState(false);
  return (
    <>
      <Button
        leftSection={<IconPlus size="1.125rem" aria-hidden />}
        onClick={() => setOpened(true)}
      >
        {t('listings.add')}
      </Button>
      <Modal
        opened={opened}
        onClose={() => setOpened(false)}
        title={t('listings.pick-household.title')}
        closeButtonProps={{ 'aria-label': t('app.action.close') }}
      >
        <HouseholdPicker onPick={(id) => void navigate(`/listings/new?household=${id}`)} />
      </Modal>
    </>
  );
}
