import { createHash, randomBytes } from 'node:crypto';

const BYTES = 32;
const SHAPE = /^[A-Za-z0-9_-]{43}$/;

/** A secret that nobody can guess, for the link in a message. */
export const newToken = (): string => randomBytes(BYTES).toString('base64url');

/** What is stored of a secret; null for what is no secret of ours. */
export const tokenHash = (token: string): string | null => (SHAPE.test(token) ? createHash('sha256').update(token).digest('base64url') : null);
