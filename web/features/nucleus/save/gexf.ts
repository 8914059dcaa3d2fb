import { lineAttributes, pointAttributes } from './attributes';
import type { Seen } from './seen';
import { element, escaped, XML_HEAD } from './xml';

type Attributes<Of> = { id: string; type: string; of: (one: Of) => string | number | boolean }[];

/** What is seen as GEXF 1.3 (https://gexf.net), with its places in the picture. */
export function toGexf({ points, lines }: Seen, description: string): string {
  const declared = <Of>(part: string, attributes: Attributes<Of>) =>
    element('attributes', { class: part }, attributes.map(({ id, type }) => element('attribute', { id, title: id, type: type === 'int' ? 'integer' : type })));
  const values = <Of>(one: Of, attributes: Attributes<Of>) =>
    element('attvalues', {}, attributes.map(({ id, of }) => element('attvalue', { for: id, value: of(one) })));
  const namespaces = { xmlns: 'http://gexf.net/1.3', 'xmlns:viz': 'http://gexf.net/1.3/viz', version: '1.3' };
  return `${XML_HEAD}${element('gexf', namespaces, [
    element('meta', {}, [element('creator', {}, ['Özek']), element('description', {}, [escaped(description)])]),
    element('graph', { defaultedgetype: 'undirected' }, [
      declared('node', pointAttributes),
      declared('edge', lineAttributes),
      element('nodes', {}, points.map((point) =>
        element('node', { id: point.id, label: point.name }, [
          values(point, pointAttributes),
          element('viz:position', { x: point.x, y: point.y, z: 0 }),
        ]),
      )),
      element('edges', {}, lines.map((line, id) =>
        element('edge', { id, source: points[line.a]?.id ?? '', target: points[line.b]?.id ?? '', weight: line.weight }, [values(line, lineAttributes)]),
      )),
    ]),
  ])}\n`;
}
