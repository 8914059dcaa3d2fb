'use client';

/* A module of its own, so that it is loaded alone. */
export { Modal as default } from '@mantine/core';
