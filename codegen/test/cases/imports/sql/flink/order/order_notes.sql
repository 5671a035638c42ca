--! Purpose: notes alone: the schema of its source needs one file only
--! Kind: output
--! Grain: order_id
--! Output: topic, append, retention 7d
SELECT
  order_id,
  o.note.text AS note
FROM `order` AS o
