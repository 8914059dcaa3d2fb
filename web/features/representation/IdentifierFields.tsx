'use client';

import { Group, Select, TextInput } from '@mantine/core';
import type { GetInputPropsReturnType } from '@mantine/form';
import { useTranslations } from 'next-intl';
import { identifierSchemes, judgeIdentifier, type IdentifierScheme } from '@/lib/identifier';

/** The register number of an organization; says as soon as it is whole whether its check digits fit. */
export function IdentifierFields({
  scheme,
  number,
  schemeProps,
  numberProps,
}: {
  scheme: IdentifierScheme;
  number: string;
  schemeProps: GetInputPropsReturnType;
  numberProps: GetInputPropsReturnType;
}) {
  const t = useTranslations('representation');
  const holds = number !== '' && judgeIdentifier(scheme, number) === 'holds';
  return (
    <Group align="flex-start" gap="md">
      <Select
        label={t('scheme.label')}
        data={identifierSchemes.map((value) => ({ value, label: t(`scheme.${value}`) }))}
        allowDeselect={false}
        flex="1 1 14rem"
        {...schemeProps}
      />
      <TextInput
        label={t('identifier.label')}
        description={t(`identifier.help.${scheme}`)}
        inputWrapperOrder={['label', 'input', 'description', 'error']}
        autoComplete="off"
        autoCapitalize="characters"
        spellCheck={false}
        inputMode={scheme === 'KZ-BIN' ? 'numeric' : 'text'}
        maxLength={60}
        withAsterisk
        flex="1 1 16rem"
        {...numberProps}
        {...(holds && !numberProps.error && { description: t('identifier.fine') })}
      />
    </Group>
  );
}

/** What a form says about a number that cannot be one. */
export function useIdentifierFault(): (scheme: IdentifierScheme, number: string) => string | null {
  const t = useTranslations('representation.identifier');
  return (scheme, number) => {
    const verdict = judgeIdentifier(scheme, number);
    if (verdict === 'malformed') return t(`malformed.${scheme}`);
    return verdict === 'digits' ? t('digits') : null;
  };
}
