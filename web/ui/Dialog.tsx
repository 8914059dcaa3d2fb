'use client';

import type { ModalProps } from '@mantine/core';
import { useTranslations } from 'next-intl';
import dynamic from 'next/dynamic';
import { useState } from 'react';

const Modal = dynamic(() => import('./DialogFrame'), { ssr: false });

type Props = Pick<ModalProps, 'opened' | 'onClose' | 'title' | 'children'>;

/** A dialogue over the page. Its frame is loaded when it is opened for the first time. */
export function Dialog({ opened, ...props }: Props) {
  const t = useTranslations('ui');
  const [wanted, setWanted] = useState(opened);
  if (opened && !wanted) setWanted(true);
  return wanted && <Modal opened={opened} closeButtonProps={{ 'aria-label': t('close') }} {...props} />;
}
