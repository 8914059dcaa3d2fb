import { chmod, mkdir, rename, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { createTransport } from 'nodemailer';

/** A mail in words. `id` stays the same when it is sent again, so that it can be told to be the same. */
export type Letter = { id: string; to: string; subject: string; text: string };

/** What takes letters away: a mail server, or a folder. */
export type Carrier = {
  /** Rejects when the letter was not taken. */
  send(letter: Letter): Promise<void>;
  close(): void;
};

const messageOf = ({ id, to, subject, text }: Letter, from: string) => ({
  from,
  to,
  subject,
  text,
  messageId: `<${id}@ozek>`,
  // Tells other programs that no person wrote it, so that none answers.
  headers: { 'auto-submitted': 'auto-generated' },
});

/**
 * Sends by a mail server.
 * @param url `smtp://user:password@host:port`, or `smtps://` for an encrypted connection from the start
 */
export function smtpCarrier(url: string, from: string): Carrier {
  const transport = createTransport({ url, connectionTimeout: 5_000, greetingTimeout: 5_000, socketTimeout: 10_000 });
  return {
    send: async (letter) => {
      await transport.sendMail(messageOf(letter, from));
    },
    close: () => transport.close(),
  };
}

/** Where there is no mail server: writes each letter as a file that only the operator can read. */
export function folderCarrier(folder: string, from: string): Carrier {
  const transport = createTransport({ streamTransport: true, buffer: true });
  return {
    send: async (letter) => {
      const { message } = await transport.sendMail(messageOf(letter, from));
      if (!Buffer.isBuffer(message)) throw new Error('the letter was not written out');
      await mkdir(folder, { recursive: true, mode: 0o700 });
      const file = join(folder, `${letter.id}.eml`);
      // Whole or not at all: a mail program may be watching the folder.
      await writeFile(`${file}.part`, message, { mode: 0o600 });
      await chmod(`${file}.part`, 0o600);
      await rename(`${file}.part`, file);
    },
    close: () => undefined,
  };
}
