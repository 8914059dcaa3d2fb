// @ts-check
/** All that is measured, reads before writes. */
import { clusterPage, neighbourhood, noticeFeed } from './cluster.mjs';
import { directorySearch, organization, organizationPage } from './organization.mjs';
import { purchasePage } from './purchase.mjs';
import { commitmentMake, noticePublish, tieDeclare } from './write.mjs';

export const operations = [
  organization, organizationPage, directorySearch, clusterPage, neighbourhood, noticeFeed, purchasePage,
  noticePublish, tieDeclare, commitmentMake,
];
