import { lineAttributes, pointAttributes } from './attributes';
import type { Seen } from './seen';
import { element, escaped, XML_HEAD } from './xml';

/** What is seen as GraphML (http://graphml.graphdrawing.org), with its places in the picture. */
export function toGraphml({ points, lines }: Seen, description: string): string {
  const nodeKeys = [
    ...pointAttributes,
    { id: 'x', type: 'double', of: ({ x }) => x },
    { id: 'y', type: 'double', of: ({ y }) => y },
  ] satisfies typeof pointAttributes;
  const edgeKeys = [...lineAttributes, { id: 'weight', type: 'double', of: ({ weight }) => weight }] satisfies typeof lineAttributes;
  const key = (part: string, id: string, type: string) => element('key', { id, for: part, 'attr.name': id, 'attr.type': type });
  const data = (id: string, value: string | number | boolean) => element('data', { key: id }, [escaped(String(value))]);
  return `${XML_HEAD}${element('graphml', { xmlns: 'http://graphml.graphdrawing.org/xmlns' }, [
    ...nodeKeys.map(({ id, type }) => key('node', id, type)),
    ...edgeKeys.map(({ id, type }) => key('edge', id, type)),
    element('graph', { edgedefault: 'undirected' }, [
      element('desc', {}, [escaped(description)]),
      ...points.map((point) => element('node', { id: point.id }, nodeKeys.map(({ id, of }) => data(id, of(point))))),
      ...lines.map((line) =>
        element('edge', { source: points[line.a]?.id ?? '', target: points[line.b]?.id ?? '' }, edgeKeys.map(({ id, of }) => data(id, of(line)))),
      ),
    ]),
  ])}\n`;
}
