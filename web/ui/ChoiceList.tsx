'use client';

import { Select, type SelectProps } from '@mantine/core';

/** A module of its own, so that it is loaded alone. */
export default function ChoiceList(props: SelectProps) {
  return <Select {...props} />;
}
