import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { printAccess } from '../access/table.js';
import { repositoryRoot } from '../config.js';

writeFileSync(join(repositoryRoot, 'docs', 'access.md'), printAccess());
