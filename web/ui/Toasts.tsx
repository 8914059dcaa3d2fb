'use client';

import type { NotificationData, NotificationsProps } from '@mantine/notifications';
import { useEffect, useState, type ComponentType } from 'react';
import classes from './Toasts.module.css';

const TOAST = 'ozek:toast';
const BARE_MS = 12_000;

/** What shows messages, or the bare words where that did not arrive. */
type Shown = { Notifications: ComponentType<NotificationsProps> } | { words: string };

/** Says in passing that something was done. */
export function announce(message: string): void {
  void toast({ message, color: 'water', autoClose: 6000 });
}

/** Says in passing that something was not done. */
export function warn(message: string): void {
  void toast({ message, color: 'danger', autoClose: BARE_MS, role: 'alert' });
}

/** The code for it is loaded when there is something to say. */
async function toast(data: NotificationData & { message: string }): Promise<void> {
  const detail = await import('@mantine/notifications').then<Shown, Shown>(
    ({ notifications, Notifications }) => {
      notifications.show({ withBorder: true, ...data });
      return { Notifications };
    },
    () => ({ words: data.message }),
  );
  window.dispatchEvent(new CustomEvent<Shown>(TOAST, { detail }));
}

/** Where messages in passing appear; nothing of it is loaded before the first one. */
export function Toasts() {
  const [Notifications, setNotifications] = useState<ComponentType<NotificationsProps> | null>(null);
  const [bare, setBare] = useState<{ words: string } | null>(null);
  useEffect(() => {
    const show = ({ detail }: CustomEventInit<Shown>) => {
      if (!detail) return;
      setBare('words' in detail ? detail : null);
      if ('Notifications' in detail) setNotifications(() => detail.Notifications);
    };
    window.addEventListener(TOAST, show);
    return () => window.removeEventListener(TOAST, show);
  }, []);
  useEffect(() => {
    if (!bare) return;
    const over = setTimeout(() => setBare(null), BARE_MS);
    return () => clearTimeout(over);
  }, [bare]);
  return (
    <>
      {/* Not in the page's main part, as all else that opens: another page may bring another of it. */}
      {Notifications && <Notifications position="top-center" limit={3} withinPortal={false} />}
      {bare && (
        <p className={classes.bare} role="alert">
          {bare.words}
        </p>
      )}
    </>
  );
}
