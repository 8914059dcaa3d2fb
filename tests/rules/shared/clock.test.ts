import fc from 'fast-check';
import { clockAt } from '../../../web/ui/clock.js';

/** The program's own: a test sees a copy of its environment. */
const { env } = (globalThis as unknown as { loadOnce: (name: string) => NodeJS.Process }).loadOnce('node:process');
const before = env['TZ'];
afterAll(() => {
  if (before === undefined) delete env['TZ'];
  else env['TZ'] = before;
});

const zones = ['Asia/Almaty', 'UTC', 'Europe/London', 'America/New_York', 'Asia/Kolkata', 'Asia/Kathmandu', 'America/St_Johns', 'Pacific/Chatham', 'Pacific/Kiritimati'];

it('shows by the clock of the device what the rules of its zone say', () => {
  const instants = fc.date({ min: new Date('1995-01-01'), max: new Date('2036-01-01'), noInvalidDate: true });
  fc.assert(
    fc.property(fc.constantFrom(...zones), instants, (zone, instant) => {
      env['TZ'] = zone;
      expect(clockAt(instant.getTime(), null)).toEqual(clockAt(instant.getTime(), zone));
    }),
    { numRuns: 2_000 },
  );
});
