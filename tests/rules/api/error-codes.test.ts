import { CLIENT_CODES } from '../../../server/src/api/errors.js';
import { errorKinds } from '../../../web/features/developers/error-codes.js';

it('explains each code that ends a request once on the page for developers', () => {
  const explained = Object.values(errorKinds).flat();
  expect(explained.sort()).toEqual([...CLIENT_CODES, 'INTERNAL_SERVER_ERROR'].sort());
});
