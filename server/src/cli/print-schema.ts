import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { createSchema, printApi } from '../api/schema.js';
import { repositoryRoot } from '../config.js';

writeFileSync(join(repositoryRoot, 'graph-schema', 'schema.graphql'), printApi(createSchema()));
