--! Purpose: tables that are not there
--! Kind: view
--! Grain: order_id
WITH own (a, b) AS (SELECT order_id, happened_at FROM orders_ok)
SELECT a FROM own JOIN missing_table ON TRUE, LATERAL TABLE(explode(a)) WHERE EXTRACT(YEAR FROM b) = 2020
