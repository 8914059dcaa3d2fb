// What a picture shows of its points is one text of the snapshot, as the program writes it: lists in JSON, in the network's order. Lists are
// joined in two steps, for a text that grows by each of a hundred thousand would be copied as often.
MATCH (s:Snapshot|SnapshotDraft) WHERE s.points IS NULL CALL (s) {
  MATCH (s)<-[:PLACED_IN]-(p:Placement)-[:PLACES]->(o:Organization)
  WITH s, o, p ORDER BY p.index
  WITH s, collect(['"' + o.id + '"', '"' + p.label + '"', toString(round(p.strength, 3)), toString(round(p.x, 6)), toString(round(p.y, 6))]) AS points
  WITH s, [list IN [['ids', 0], ['labels', 1], ['strengths', 2], ['x', 3], ['y', 4]] |
    '"' + list[0] + '":[' + reduce(joined = '', start IN range(0, size(points) - 1, 400) | joined + CASE start WHEN 0 THEN '' ELSE ',' END
      + reduce(piece = '', point IN points[start..start + 400] | piece + CASE piece WHEN '' THEN '' ELSE ',' END + point[list[1]])) + ']'] AS lists
  SET s.points = '{' + reduce(joined = '', list IN lists | joined + CASE joined WHEN '' THEN '' ELSE ',' END + list) + '}'
} IN TRANSACTIONS OF 1 ROW;
MATCH (s:Snapshot|SnapshotDraft) WHERE s.points IS NULL SET s.points = '{"ids":[],"labels":[],"strengths":[],"x":[],"y":[]}';
MATCH (p:Placement) WHERE p.index IS NOT NULL CALL (p) { REMOVE p.index, p.x, p.y } IN TRANSACTIONS OF 10000 ROWS;
