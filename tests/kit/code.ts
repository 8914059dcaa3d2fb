import { createOTP } from '@better-auth/utils/otp';

/** What a code generator shows now for the secret in a `otpauth://` address. */
export async function codeOf(address: string): Promise<string> {
  const secret = new URL(address).searchParams.get('secret');
  if (secret === null) throw new Error('the address holds no secret');
  return createOTP(Buffer.from(fromBase32(secret)).toString('utf8')).totp();
}

/** RFC 4648. */
function fromBase32(text: string): Uint8Array {
  const bits = [...text.replace(/=+$/, '')].map((letter) => 'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567'.indexOf(letter).toString(2).padStart(5, '0')).join('');
  return Uint8Array.from({ length: Math.floor(bits.length / 8) }, (_, index) => parseInt(bits.slice(index * 8, index * 8 + 8), 2));
}
