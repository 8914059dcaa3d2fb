'use client';

import { useForm as useMantineForm, type UseFormInput, type UseFormReturnType } from '@mantine/form';
import { useEffect, useId } from 'react';

/**
 * A form whose fields are told apart from those of other forms on the page, and which takes over what was typed, or filled in by the
 * browser, before its program was there: on a slow line that is seconds after the page could be read. It is not sent while a field holds what
 * cannot be read or is wrong; the keyboard then stands there.
 */
export function useForm<TValues extends Record<string, unknown>>(input: UseFormInput<TValues>): UseFormReturnType<TValues> {
  // A form's name has letters, numbers and dashes only.
  const name = useId().replaceAll(/[^a-z0-9]/gi, '-');
  const form = useMantineForm<TValues>({ name, ...input });
  const { getValues, setFieldValue } = form;
  useEffect(() => {
    for (const field of typedEarly(name)) {
      const path = field.dataset['path']?.slice(name.length + 1) ?? '';
      const value = path.split('.').reduce<unknown>((inner, step) => (inner as Record<string, unknown> | undefined)?.[step], getValues());
      // Fields of other values show words for them.
      if (typeof value === 'string') setFieldValue(path, field.value as never);
    }
    // Once: when the program takes over the fields.
  }, []);
  const onSubmit: typeof form.onSubmit = (send, refuse = (errors) => focusFirst(form, errors)) => {
    const submit = form.onSubmit(send, refuse);
    return (event) => {
      const unread = fieldsOf(name, 'input').find(({ validity }) => validity.customError);
      if (!unread) return submit(event);
      event?.preventDefault();
      unread.focus();
    };
  };
  return { ...form, onSubmit };
}

/** Puts the keyboard at the topmost of the fields that something is wrong with. */
export function focusFirst(form: { getInputNode: (path: string) => HTMLElement | null }, errors: Record<string, unknown>): void {
  const faulty = Object.keys(errors).flatMap((path) => form.getInputNode(path) ?? []);
  const [first] = faulty.sort((one, other) => (one.compareDocumentPosition(other) & Node.DOCUMENT_POSITION_FOLLOWING ? -1 : 1));
  first?.focus();
}

/** The text fields of a form that hold something else than the server sent. */
function typedEarly(name: string): (HTMLInputElement | HTMLTextAreaElement)[] {
  return fieldsOf(name, 'input, textarea').filter((field) => field.value !== field.defaultValue && !field.ariaHasPopup);
}

function fieldsOf(name: string, kinds: string): (HTMLInputElement | HTMLTextAreaElement)[] {
  return [...document.querySelectorAll<HTMLInputElement | HTMLTextAreaElement>(`[data-path^="${name}-"]:is(${kinds})`)];
}
