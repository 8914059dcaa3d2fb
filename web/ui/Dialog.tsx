'use client';

import type { ModalProps } from '@mantine/core';
import { useTranslations } from 'next-intl';
import dynamic from 'next/dynamic';
import { useState } from 'react';
import { lazyPart } from './lazyPart';

const Modal = lazyPart(() => dynamic(() => import('./DialogFrame'), { ssr: false }));

type Props = Pick<ModalProps, 'opened' | 'onClose' | 'title' | 'children'>;

/** A dialogue over the page. Its frame is loaded when it is opened for the first time. */
export function Dialog({ opened, ...props }: Props) {
  const t = useTranslations('ui');
  const [wanted, setWanted] = useState(opened);
  if (opened && !wanted) setWanted(true);
  const missing = () => {
    setWanted(false);
    props.onClose();
  };
  return wanted && <Modal opened={opened} onMissing={missing} closeButtonProps={{ 'aria-label': t('close') }} {...props} />;
}
