// A tie that its two parties confirmed becomes stale 12 months later; where it is not known when they did, counted from now. Nobody could
// reconfirm one before, so none is stale within 60 days. One whose agreed last day comes before needs nobody's word.
MATCH (t:Tie) WHERE t.state = 'CONFIRMED' AND t.sourceType = 'PARTIES' AND t.staleAt IS NULL CALL (t) {
  WITH t, coalesce(t.confirmedAt, datetime()) + duration({months: 12}) AS at, datetime() + duration({days: 60}) AS first
  WITH t, CASE WHEN at < first THEN first ELSE at END AS at
  SET t.staleAt = CASE WHEN coalesce(t.validUntil >= date(at), true) THEN at END
} IN TRANSACTIONS OF 10000 ROWS;
CREATE INDEX tie_stale FOR (n:Tie) ON (n.staleAt);
// Formal ties that their parties confirmed and the council sees wait for its review.
MATCH (t:Tie) WHERE t.state IN ['CONFIRMED', 'STALE'] AND t.form = 'FORMAL' AND t.sourceType = 'PARTIES' AND t.visibility <> 'PARTIES' AND t.review IS NULL AND t.reviewIn IS NULL
CALL (t) { SET t.reviewIn = t.clusterId } IN TRANSACTIONS OF 10000 ROWS;
CREATE INDEX tie_to_review FOR (n:Tie) ON (n.reviewIn, n.id);
