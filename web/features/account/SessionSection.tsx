'use client';

import { Badge, Button } from '@mantine/core';
import { useLocale, useTimeZone, useTranslations } from 'next-intl';
import { SignInProblem } from '@/features/sign-in/fields';
import { askSignIn } from '@/lib/session';
import { Section } from '@/ui/Section';
import { announce } from '@/ui/Toasts';
import { useFormat } from '@/ui/useFormat';
import classes from './Account.module.css';
import { deviceOf } from './device';
import { useAct } from './useAct';
import type { Session } from './useSecurity';

export function SessionSection({ sessions, onChange }: { sessions: Session[]; onChange: () => void }) {
  const t = useTranslations('account.sessions');
  const locale = useLocale();
  const timeZone = useTimeZone() ?? 'UTC';
  const format = useFormat();
  const { run, pending, problem } = useAct();

  const end = async (path: string, body: object, message: string) => {
    if ((await run(() => askSignIn(path, locale, body))) === null) return;
    announce(message);
    onChange();
  };
  const nameOf = ({ userAgent }: Session) => {
    const device = deviceOf(userAgent);
    return device ? t('device', device) : t('unknown');
  };

  return (
    <Section title={t('title')}>
      <ul className={classes.list}>
        {sessions.map((session) => (
          <li key={session.id}>
            <div>
              <p>
                {nameOf(session)} {session.current && <Badge variant="light">{t('this')}</Badge>}
              </p>
              <p className={classes.detail}>
                {[t('since', { date: format.instant(session.createdAt, timeZone) }), session.ipAddress && t('from', { address: session.ipAddress })].filter(Boolean).join(', ')}
              </p>
            </div>
            {!session.current && (
              <Button variant="subtle" size="sm" aria-label={`${t('end')}: ${nameOf(session)}`} onClick={() => void end('revoke-session', { id: session.id }, t('ended'))}>
                {t('end')}
              </Button>
            )}
          </li>
        ))}
      </ul>
      <SignInProblem text={problem} />
      {sessions.length > 1 && (
        <Button variant="default" loading={pending} onClick={() => void end('revoke-other-sessions', {}, t('othersEnded'))}>
          {t('endOthers')}
        </Button>
      )}
    </Section>
  );
}
