/** Begins with the files that take longest, so that at the end no worker waits for another's last one. */
import Sequencer from '@jest/test-sequencer';

const LONGEST = ['stories/readme', 'crash/kill-and-restore', 'web/pages', 'web/people', 'launch/database', 'conformance/access', 'store/import/csv-import', 'crash/cut', 'web/account'];

const rank = ({ path }) => {
  const place = LONGEST.findIndex((part) => path.includes(`/tests/${part}.`));
  return place === -1 ? LONGEST.length : place;
};

export default class extends Sequencer {
  sort(tests) {
    return [...super.sort(tests)].sort((a, b) => rank(a) - rank(b));
  }
}
