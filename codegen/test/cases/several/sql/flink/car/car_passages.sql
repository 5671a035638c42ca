--! Purpose: passages by gate
--! Kind: output
--! Grain: plate
--! Output: topic, append, retention 7d
SELECT
  plate,
  state,
  way,
  p.depot.text AS depot
FROM passage_valid AS p
