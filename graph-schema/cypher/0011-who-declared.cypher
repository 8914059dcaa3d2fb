// A tie names the person who declared or confirmed it, not the key that they did it by: only so one person is known again on both sides.
MATCH (t:Tie) MATCH (k:Apikey {id: t.declaredById}) CALL (t, k) { SET t.declaredById = k.referenceId } IN TRANSACTIONS OF 10000 ROWS;
MATCH (t:Tie) MATCH (k:Apikey {id: t.confirmedById}) CALL (t, k) { SET t.confirmedById = k.referenceId } IN TRANSACTIONS OF 10000 ROWS;
