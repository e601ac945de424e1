import { Notifications, notifications } from '@mantine/notifications';
import '@mantine/notifications/styles.layer.css';

/** The notices themselves, in place: whoever shows the list gives it a landmark. */
export function NoticeList() {
  return <Notifications position="bottom-right" withinPortal={false} />;
}

export const showNotice = notifications.show;
