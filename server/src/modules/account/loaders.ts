import { Loader } from '../../shared/loader.js';
import type { AccountStore } from './store.js';

/** The people of the organizations of one request, asked for once. */
export const accountLoaders = (accounts: AccountStore) => ({ contactPeople: new Loader((ids) => accounts.contactPeople(ids)) });
