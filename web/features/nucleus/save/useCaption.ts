import { useTranslations } from 'next-intl';
import { usePlaceName } from '@/ui/usePlaceName';
import { useFormat } from '@/ui/useFormat';
import type { Filter } from '../explorer/filter';
import type { Picture } from '../picture';

type Showing = { cluster: { name: string }; onDate: string; picture: Picture; passing: boolean[]; filter: Filter };

/** What a picture shows, in words that go with it: of what, of which day, and what the filters let through. */
export function useCaption({ cluster, onDate, picture, passing, filter }: Showing): { told: string; filters: string } {
  const t = useTranslations('nucleus.save');
  const terms = useTranslations('terms');
  const format = useFormat();
  const placeName = usePlaceName();
  const told = t('caption', {
    cluster: cluster.name,
    date: format.day(onDate),
    shown: format.number(passing.filter(Boolean).length),
    all: format.number(picture.ids.length),
  });
  const { labels, kinds, roles, forms, places } = filter;
  const filters = [
    ...labels.map((label) => terms(`nucleusLabel.${label}`)),
    ...kinds.map((kind) => terms(`kind.${kind}`)),
    ...roles.map((role) => terms(`chainRole.${role}`)),
    ...forms.map((form) => terms(`tieForm.${form}`)),
    ...places.map(placeName),
  ];
  return { told, filters: filters.join(', ') };
}
