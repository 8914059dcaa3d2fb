import { IconBasket, IconBuildingWarehouse, IconGavel, IconHistory, IconLink, IconSpeakerphone, IconSunHigh, IconTarget } from '@tabler/icons-react';

/** The pages of a cluster, in the order of the bar. */
export const clusterPages = [
  { word: 'today', path: '', Icon: IconSunHigh },
  { word: 'nucleus', path: '/nucleus', Icon: IconTarget },
  { word: 'members', path: '/members', Icon: IconBuildingWarehouse },
  { word: 'ties', path: '/ties', Icon: IconLink },
  { word: 'purchases', path: '/purchases', Icon: IconBasket },
  { word: 'notices', path: '/notices', Icon: IconSpeakerphone },
  { word: 'journal', path: '/journal', Icon: IconHistory },
] as const;

/** The page of the council, in the bar of those who sit in it. */
export const councilPage = { word: 'council', path: '/council', Icon: IconGavel } as const;

export function clusterPath(slug: string, path = ''): string {
  return `/c/${encodeURIComponent(slug)}${path}`;
}
