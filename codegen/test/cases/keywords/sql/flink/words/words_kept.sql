--! Purpose: reserved words through a model
--! Kind: output
--! Grain: order
--! Output: topic, append, retention 7d
SELECT
  `order`,
  `select`,
  w.`table`.`group` AS `group`,
  w.`table`.`row`.`function` AS `function`,
  `class`,
  `constructor`,
  `from`,
  `where`,
  `value`
FROM words_ok AS w
