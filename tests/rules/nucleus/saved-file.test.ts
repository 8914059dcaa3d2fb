import { element, escaped } from '../../../web/features/nucleus/save/xml.js';

it('escapes whatever a name may hold, and leaves out what XML cannot', () => {
  expect(escaped(`«A & B» <i> "c" 'd' \u0000\u001b\ud800x\u{1F33E}`)).toBe('«A &amp; B» &lt;i&gt; &quot;c&quot; &apos;d&apos; x\u{1F33E}');
  expect(element('node', { id: '"><script>', n: 1 }, [element('data', {}, [escaped(']]>')])])).toBe(
    '<node id="&quot;&gt;&lt;script&gt;" n="1"><data>]]&gt;</data></node>',
  );
});
