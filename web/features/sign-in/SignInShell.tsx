import type { ReactNode } from 'react';
import { FrontShell } from '@/features/shell/FrontShell';
import { readShell } from '@/features/shell/shell';
import { ClientMessages } from '@/ui/ClientMessages';
import classes from './SignIn.module.css';

/** A narrow page of the way in, under its heading. */
export async function SignInShell({ title, children }: { title: string; children: ReactNode }) {
  const { viewer } = await readShell();
  return (
    <ClientMessages also={['sign-in']}>
      <FrontShell viewer={viewer}>
        <div className={classes.narrow}>
          <h1 className={classes.title}>{title}</h1>
          {children}
        </div>
      </FrontShell>
    </ClientMessages>
  );
}
