/**
 * Loads what is not a test's own once for all the files of a worker, as a program does, instead of once a file: the server as it is built
 * and the libraries. It is what runs in the end, and the thousand modules of a server take five seconds each time.
 */
import { createRequire } from 'node:module';
import { TestEnvironment } from 'jest-environment-node';

export default class extends TestEnvironment {
  async setup() {
    await super.setup();
    // What both sides ask by `instanceof`.
    Object.assign(this.global, { Date, Error, Map, RangeError, Set, SyntaxError, TypeError });
    this.global.loadOnce = createRequire(import.meta.url);
  }
}
